"""Needs out of a table: all at once, and taken back as a whole."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.audit.trail import record_all
from schwerpunkt.core.errors import Refused
from schwerpunkt.needs.commands.facts import NeedFacts, Origin, check_origin
from schwerpunkt.needs.enums import NeedSource, NeedState, Perm
from schwerpunkt.needs.models import Need
from schwerpunkt.tenancy.scope import current_centre

_TOLD = ("text", "reported_on", "municipality", "organisation", "topic", "action_field", "urgency")
"""What the history says of an imported need."""
_CHUNK = 500
"""So many keys in one question: SQLite takes no longer list."""


@command(Perm.EDIT_NEED, says=_l("Bedarf aus einer Tabelle übernommen"))
def import_needs(*, actor: Actor, rows: Sequence[tuple[NeedFacts, Origin, str]]) -> tuple[Need, ...]:
    """Make the needs of many rows, each with its reason for the history; all of them or none.

    Refuses what ``add_need`` refuses. The number of queries does not grow with the rows.
    """
    made = [_need(facts, origin) for facts, origin, _reason in rows]
    Need.objects.bulk_create(made, batch_size=_CHUNK)
    through = Need.target_groups.through
    groups = [
        through(need_id=need.pk, code_id=group.pk)
        for need, (facts, _origin, _reason) in zip(made, rows, strict=True)
        for group in facts.target_groups
    ]
    through.objects.bulk_create(groups, batch_size=_CHUNK)
    labels = _labels()
    record_all(
        actor_id=actor.user_id,
        actor_label=actor.label,
        verb="needs.import_needs",
        acts=((need, need.pk, _said(need, labels), row[2]) for need, row in zip(made, rows, strict=True)),
    )
    return tuple(made)


@command(Perm.EDIT_NEED, says=_l("Übernahme eines Bedarfs zurückgenommen"))
def undo_needs(*, actor: Actor, keys: Sequence[int], reason: str) -> tuple[Need, ...]:
    """Delete those of the imported needs that are as they came in: not changed, not decided, not talked about.

    Returns the deleted ones.
    """
    gone: list[Need] = []
    for chunk in _chunks(keys):
        rows = Need.objects.select_for_update(of=("self",)).filter(
            pk__in=chunk,
            source=NeedSource.IMPORT,
            state=NeedState.REPORTED,
            revision=1,
        )
        untouched = list(rows)
        busy = _busy([need.pk for need in untouched])
        gone.extend(need for need in untouched if need.pk not in busy)
    acts: list[tuple[Model, int, list[dict[str, str]], str]] = [(need, need.pk, [], reason) for need in gone]
    for chunk in _chunks([need.pk for need in gone]):
        Need.objects.filter(pk__in=chunk).delete()
    for need in gone:
        need.pk = None
    record_all(actor_id=actor.user_id, actor_label=actor.label, verb="needs.undo_needs", acts=acts)
    return tuple(gone)


def _need(facts: NeedFacts, origin: Origin) -> Need:
    check_origin(origin)
    if not facts.text.strip():
        raise Refused(fields={"text": _("Bitte schreiben Sie, was gebraucht wird. Ein Satz genügt.")})
    return Need(
        centre=current_centre(),
        source=NeedSource.IMPORT,
        state=NeedState.REPORTED,
        text=facts.text.strip(),
        topic=facts.topic,
        urgency=facts.urgency,
        action_field=facts.action_field,
        reported_on=origin.reported_on,
        municipality=origin.municipality,
        organisation=origin.organisation,
        reporter_function=origin.reporter_function.strip(),
        round=origin.round,
    )


def _busy(keys: Sequence[int]) -> set[int]:
    """Those that colleagues have talked about, or that other needs lead to."""
    rows = Need.objects.filter(pk__in=keys)
    found: set[int] = set()
    for path in ("comments", "merged", "again", "goals", "measures"):
        found.update(rows.filter(**{f"{path}__isnull": False}).values_list("pk", flat=True))
    return found


def _labels() -> dict[str, str]:
    with override("de"):
        return {name: str(Need._meta.get_field(name).verbose_name) for name in _TOLD}  # type: ignore[union-attr]  # own fields


def _said(need: Need, labels: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"field": Need._meta.get_field(name).attname, "label": label, "before": "", "after": words}  # type: ignore[union-attr]
        for name, label in labels.items()
        if (words := _words(getattr(need, name)))
    ]


def _words(value: Any) -> str:
    return f"{value:%d.%m.%Y}" if hasattr(value, "strftime") else str(value or "")


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
