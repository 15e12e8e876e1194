"""Asking for the value of a rule on a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from schwerpunkt.parameters.models import Parameter
from schwerpunkt.parameters.registry import definition
from schwerpunkt.tenancy.scope import current_centre


class NoValue(LookupError):
    """No value of this parameter holds on that day."""


@dataclass(frozen=True)
class Dated:
    """A value and where it comes from."""

    value: Any
    source: str
    is_verified: bool


def at(code: str, day: date) -> Dated:
    """The value of ``code`` on ``day``: the centre's own if there is one, else the installation's. NoValue if none."""
    row = (
        Parameter.objects.valid_on(day)
        .filter(Q(centre=current_centre()) | Q(centre=None), code=code)
        .order_by(F("centre").asc(nulls_last=True), F("valid_from").desc(nulls_last=True))
        .first()
    )
    if row is None:
        raise NoValue(f"{code} has no value on {day.isoformat()}")
    return Dated(definition(code).read(row.value), row.source, row.is_verified)


def all_at(codes: Collection[str], day: date) -> dict[str, Any]:
    """The values of several codes on ``day``, by one query; NoValue when one of them has none."""
    return read_all(codes, rows_at(codes, day).values("code", "value"))


def rows_at(codes: Collection[str], day: date) -> QuerySet[Parameter]:
    """The rows that hold on ``day``, those that win first; to be asked for together with other things."""
    rows = Parameter.objects.valid_on(day).filter(Q(centre=current_centre()) | Q(centre=None), code__in=codes)
    return rows.order_by(F("centre").asc(nulls_last=True), F("valid_from").desc(nulls_last=True))


def read_all(codes: Collection[str], rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The values of the codes out of such rows (code and value), the first of a code wins; NoValue when one has none."""
    raw: dict[str, str] = {}
    for row in rows:
        raw.setdefault(row["code"], row["value"])
    if missing := sorted(set(codes) - raw.keys()):
        raise NoValue(f"no value for {', '.join(missing)}")
    return {code: definition(code).read(value) for code, value in raw.items()}
