"""Milestones of a measure."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.planning.commands.following import keep_move, require_open
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import Measure, Milestone


@command(Perm.EDIT_MEASURE, says=_l("Meilenstein angelegt"), within="measure")
def add_milestone(*, actor: Actor, measure: Measure, title: str, due_on: date) -> Milestone:
    """A new milestone; refuses one without title or before the measure begins."""
    _allow(actor, measure)
    _check(measure, title, due_on)
    milestone = Milestone(measure=measure, title=title.strip(), due_on=due_on)
    milestone.save()
    return milestone


@command(Perm.EDIT_MEASURE, says=_l("Meilenstein geändert"), on="milestone")
def change_milestone(*, actor: Actor, milestone: Milestone, title: str, due_on: date, reason: str = "") -> Milestone:
    """Change title and deadline. Once the ministries have agreed, moving the deadline needs a reason."""
    _allow(actor, milestone.measure)
    _check(milestone.measure, title, due_on)
    old_due_on = milestone.due_on
    if due_on != old_due_on and milestone.measure.period.is_locked and not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er erscheint im nächsten Bericht.")})
    milestone.title, milestone.due_on = title.strip(), due_on
    milestone.save()
    if due_on != old_due_on and reason.strip():
        keep_move(milestone.measure, (old_due_on, due_on), reason, milestone)
    return milestone


@command(Perm.EDIT_MEASURE, says=_l("Meilenstein erreicht"), on="milestone")
def complete_milestone(*, actor: Actor, milestone: Milestone) -> Milestone:
    """Tick off a milestone as of today."""
    _allow(actor, milestone.measure)
    milestone.done_on = clock.today()
    milestone.save()
    return milestone


@command(Perm.EDIT_MEASURE, says=_l("Meilenstein wieder offen"), on="milestone")
def reopen_milestone(*, actor: Actor, milestone: Milestone) -> Milestone:
    """Take the tick back."""
    _allow(actor, milestone.measure)
    milestone.done_on = None
    milestone.save()
    return milestone


@command(Perm.EDIT_MEASURE, says=_l("Meilenstein gelöscht"), on="milestone")
def remove_milestone(*, actor: Actor, milestone: Milestone) -> Milestone:
    """Delete a milestone."""
    _allow(actor, milestone.measure)
    milestone.delete()
    return milestone


def _allow(actor: Actor, measure: Measure) -> None:
    require_open(measure.period)
    if refusal := why_not(actor, Perm.EDIT_MEASURE, measure):
        raise Forbidden(refusal)


def _check(measure: Measure, title: str, due_on: date) -> None:
    problems: dict[str, str] = {}
    if not title.strip():
        problems["title"] = _("Bitte nennen Sie den Meilenstein.")
    if measure.starts_on and due_on < measure.starts_on:
        problems["due_on"] = _("Die Frist liegt vor dem Beginn der Maßnahme.")
    if problems:
        raise Refused(fields=problems)
