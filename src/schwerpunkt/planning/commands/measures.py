"""Measures and their state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.planning.commands.following import keep_move, keep_report, require_open
from schwerpunkt.planning.enums import MeasureState, Perm
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure, MeasurePartner
from schwerpunkt.planning.workflows import MEASURE_FLOW


@dataclass(frozen=True)
class MeasureFacts:
    """What a person fills in about a measure; amounts in euros, days inclusive."""

    title: str
    kind: Code
    goals: Sequence[Goal]
    description: str = ""
    owner: Membership | None = None
    substitute: Membership | None = None
    starts_on: date | None = None
    due_on: date | None = None
    budget_amount: Decimal | None = None
    municipalities: Sequence[CentreMunicipality] = ()
    target_groups: Sequence[Code] = ()


_SETS = ("goals", "municipalities", "target_groups")


@command(Perm.EDIT_MEASURE, says=_l("Maßnahme angelegt"), within="period")
def add_measure(*, actor: Actor, period: FocusPeriod, facts: MeasureFacts, is_demo: bool = False) -> Measure:
    """A new measure of a period. Refuses one without goal, a deadline before the start, a title that is taken."""
    require_open(period)
    _check(period, facts, own=None)
    last = period.measures.aggregate(position=Max("position"))["position"] or 0
    measure = Measure(period=period, position=last + 1, is_demo=is_demo)
    _fill(measure, facts)
    return measure


@command(Perm.EDIT_MEASURE, says=_l("Maßnahme geändert"), on="measure")
def change_measure(*, actor: Actor, measure: Measure, facts: MeasureFacts, reason: str = "") -> Measure:
    """Change a measure. Once the ministries have agreed, moving the deadline needs a reason."""
    require_open(measure.period)
    _check(measure.period, facts, own=measure)
    if measure.period.is_locked and measure.due_on != facts.due_on and not reason.strip():
        raise Refused(
            fields={
                "reason": _("Die Frist ist vereinbart. Bitte nennen Sie den Grund; er erscheint im nächsten Bericht.")
            }
        )
    old_due_on = measure.due_on
    _fill(measure, facts)
    if old_due_on is not None and measure.due_on != old_due_on and reason.strip():
        keep_move(measure, (old_due_on, measure.due_on), reason)
    return measure


@command(Perm.EDIT_MEASURE, says=_l("Maßnahme gelöscht"), on="measure")
def remove_measure(*, actor: Actor, measure: Measure) -> Measure:
    """Delete a measure that has not begun; one that runs is dropped with a reason instead."""
    require_open(measure.period)
    if measure.state != MeasureState.PLANNED:
        raise Refused(_("Die Maßnahme hat begonnen. Geben Sie sie mit einem Grund auf, statt sie zu löschen."))
    measure.delete()
    return measure


@command(Perm.EDIT_MEASURE, says=_l("Stand der Maßnahme geändert"), on="measure")
def move_measure_state(*, actor: Actor, measure: Measure, verb: str, reason: str = "") -> Measure:
    """Begin, flag, recover, finish, drop or reopen; which of them needs a reason is in the workflow table."""
    if MEASURE_FLOW.transition(verb).needs_reason and not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund. Er steht im Verlauf und im nächsten Bericht.")})
    MEASURE_FLOW.apply(measure, verb)
    measure.state_reason = reason.strip()
    measure.done_on = clock.today() if measure.state == MeasureState.DONE else None
    measure.save()
    keep_report(actor, measure, measure.state_reason)
    return measure


@command(Perm.EDIT_MEASURE, says=_l("Beteiligte an der Maßnahme geändert"), on="measure")
def set_measure_partners(*, actor: Actor, measure: Measure, partners: Mapping[Organisation, str]) -> Measure:
    """Set who takes part in a measure and in which role; replaces the list."""
    require_open(measure.period)
    MeasurePartner.objects.filter(measure=measure).exclude(organisation__in=list(partners)).delete()
    for organisation, role in partners.items():
        MeasurePartner.objects.update_or_create(
            measure=measure, organisation=organisation, defaults={"centre": measure.centre, "role": role.strip()}
        )
    measure.save()
    return measure


def _fill(measure: Measure, facts: MeasureFacts) -> None:
    for each in fields(facts):
        if each.name not in _SETS:
            setattr(measure, each.name, getattr(facts, each.name))
    measure.title = facts.title.strip()
    measure.save()
    for name in _SETS:
        getattr(measure, name).set(getattr(facts, name))


def _check(period: FocusPeriod, facts: MeasureFacts, *, own: Measure | None) -> None:
    problems: dict[str, str] = {}
    title = facts.title.strip()
    if not title:
        problems["title"] = _("Bitte geben Sie der Maßnahme einen Titel.")
    elif period.measures.filter(title=title).exclude(pk=own.pk if own else 0).exists():
        problems["title"] = _("Eine Maßnahme mit diesem Titel gibt es in diesem Zeitraum schon.")
    if not facts.goals:
        problems["goals"] = _("Bitte wählen Sie mindestens ein Ziel, dem die Maßnahme dient.")
    elif any(goal.period_id != period.pk for goal in facts.goals):
        problems["goals"] = _("Ein Ziel gehört zu einem anderen Zeitraum.")
    elif period.goals.filter(pk__in=[goal.pk for goal in facts.goals]).count() < len({goal.pk for goal in facts.goals}):
        problems["goals"] = _("Ein Ziel wurde inzwischen gelöscht. Bitte wählen Sie noch einmal.")
    if facts.starts_on and facts.due_on and facts.due_on < facts.starts_on:
        problems["due_on"] = _("Die Frist liegt vor dem Beginn.")
    if facts.budget_amount is not None and facts.budget_amount < 0:
        problems["budget_amount"] = _("Ein Budget kann nicht negativ sein.")
    if facts.owner and facts.owner == facts.substitute:
        problems["substitute"] = _("Niemand kann sich selbst vertreten.")
    if problems:
        raise Refused(fields=problems)
