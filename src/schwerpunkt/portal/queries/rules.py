"""Rules and rates with all their values."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from schwerpunkt.parameters.models import Parameter
from schwerpunkt.parameters.registry import Definition, definitions
from schwerpunkt.tenancy.scope import current_centre


@dataclass(frozen=True)
class Rule:
    """A rule with the value that holds on a day, and all values, latest first."""

    definition: Definition
    current: Parameter | None
    values: tuple[Parameter, ...]


def rules_on(day: date) -> tuple[Rule, ...]:
    """All rules as they hold on ``day`` in the open centre (one query); those of sending mail come last."""
    rows: dict[str, list[Parameter]] = {}
    for row in Parameter.objects.filter(Q(centre=current_centre()) | Q(centre=None)):
        rows.setdefault(row.code, []).append(row)
    return tuple(_rule(each, rows.get(each.code, []), day) for each in sorted(definitions(), key=_is_technical))


def _is_technical(definition: Definition) -> bool:
    return definition.code.startswith("messaging.")


def _rule(definition: Definition, rows: list[Parameter], day: date) -> Rule:
    ordered = sorted(rows, key=lambda row: (row.centre_id is not None, row.valid_from or date.min), reverse=True)
    current = next((row for row in ordered if row.is_valid_on(day)), None)
    return Rule(definition, current, tuple(sorted(rows, key=lambda row: row.valid_from or date.min, reverse=True)))
