"""Goals: written freely in a draft, changed only as versions once the ministries have seen them."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.directory.models import Code, Organisation
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import Agreement, FocusPeriod, Goal, GoalPartner
from schwerpunkt.planning.versions import keep_version


@command(Perm.EDIT_GOAL, says=_l("Ziel angelegt"), within="period")
def add_goal(
    *,
    actor: Actor,
    period: FocusPeriod,
    action_field: Code,
    title: str,
    sentence: str,
    due_on: date,
    is_numbered: bool = True,
    short_title: str = "",
    strategy_level: Code | None = None,
    target_groups: Sequence[Code] = (),
    responsible: Membership | None = None,
    note: str = "",
) -> Goal:
    """A new goal at the end of the list; numbered goals count on, a focus of its own (KIM) has no number."""
    _refuse_locked(period)
    _check(period, action_field, title, sentence, due_on)
    last = period.goals.aggregate(position=Max("position"))["position"] or 0
    goal = Goal(
        period=period,
        action_field=action_field,
        position=last + 1,
        number=0 if is_numbered else None,
        title=title.strip(),
        short_title=short_title.strip(),
        sentence=sentence.strip(),
        due_on=due_on,
        strategy_level=strategy_level,
        responsible=responsible,
        note=note,
    )
    if refusal := why_not(actor, Perm.EDIT_GOAL, goal):
        raise Forbidden(refusal)
    goal.save()
    goal.target_groups.set(target_groups)
    _renumber(period)
    goal.refresh_from_db()
    return goal


@command(Perm.EDIT_GOAL, says=_l("Ziel geändert"), on="goal")
def change_goal(
    *,
    actor: Actor,
    goal: Goal,
    action_field: Code,
    title: str,
    sentence: str,
    due_on: date,
    is_numbered: bool,
    short_title: str,
    strategy_level: Code | None,
    target_groups: Sequence[Code],
    responsible: Membership | None,
    note: str,
) -> Goal:
    """Change a goal no ministry has seen yet. For a locked one use ``amend_goal``."""
    _refuse_locked(goal.period)
    _check(goal.period, action_field, title, sentence, due_on)
    goal.action_field, goal.title, goal.sentence, goal.due_on = action_field, title.strip(), sentence.strip(), due_on
    goal.short_title, goal.strategy_level, goal.responsible, goal.note = (
        short_title.strip(),
        strategy_level,
        responsible,
        note,
    )
    if is_numbered != (goal.number is not None):
        goal.number = 0 if is_numbered else None
    goal.save()
    goal.target_groups.set(target_groups)
    _renumber(goal.period)
    goal.refresh_from_db()
    return goal


@command(Perm.AMEND_GOAL, says=_l("Neue Fassung des Ziels"), on="goal")
def amend_goal(
    *,
    actor: Actor,
    goal: Goal,
    title: str,
    sentence: str,
    due_on: date,
    reason: str,
    needs_agreement: bool,
    submitted_on: date | None = None,
) -> Goal:
    """Change a locked goal as a new version with its reason; asks the ministries again where that is needed.

    Refuses a change without reason, an unchanged goal, and a second change while the ministries still think about one.
    """
    if not goal.period.is_locked:
        raise Refused(_("Das Ziel ist noch nicht gesperrt und kann einfach geändert werden."))
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund. Er erscheint im nächsten Bericht.")})
    _check(goal.period, goal.action_field, title, sentence, due_on)
    if (title.strip(), sentence.strip(), due_on) == (goal.title, goal.sentence, goal.due_on):
        raise Refused(_("Es wurde nichts geändert."))
    if Agreement.objects.filter(goal_version__goal=goal, outcome="open").exists():
        raise Refused(_("Zur letzten Fassung fehlt noch die Antwort eines Ministeriums."))
    goal.title, goal.sentence, goal.due_on = title.strip(), sentence.strip(), due_on
    goal.save()
    version = keep_version(goal, actor=actor, reason=reason.strip(), needs_agreement=needs_agreement)
    if needs_agreement:
        for asked in goal.period.agreements.filter(goal_version=None).select_related("ministry"):
            Agreement(
                period=goal.period,
                goal_version=version,
                ministry=asked.ministry,
                submitted_on=submitted_on or clock.today(),
            ).save()
    return goal


@command(Perm.EDIT_GOAL, says=_l("Ziel verschoben"), on="goal")
def move_goal(*, actor: Actor, goal: Goal, position: int) -> Goal:
    """Put a goal at place ``position`` (from 1) of its period; numbers follow the order."""
    _refuse_locked(goal.period)
    others = list(goal.period.goals.exclude(pk=goal.pk).order_by("position"))
    place = min(max(position, 1), len(others) + 1)
    others.insert(place - 1, goal)
    for index, each in enumerate(others, start=1):
        if each.position != index:
            Goal.objects.filter(pk=each.pk).update(position=index)
    _renumber(goal.period)
    goal.refresh_from_db()
    return goal


@command(Perm.EDIT_GOAL, says=_l("Reihenfolge der Ziele geändert"), on="period")
def order_goals(*, actor: Actor, period: FocusPeriod, order: Sequence[str]) -> FocusPeriod:
    """Put the goals of a period into ``order`` (keys of the goals); numbers follow. Refuses an incomplete list."""
    _refuse_locked(period)
    goals = {str(goal.pk): goal for goal in period.goals.all()}
    if sorted(goals) != sorted(order):
        raise Refused(_("Inzwischen ist ein Ziel dazugekommen oder weggefallen. Bitte ordnen Sie noch einmal."))
    for position, key in enumerate(order, start=1):
        if goals[key].position != position:
            Goal.objects.filter(pk=key).update(position=position)
    _renumber(period)
    period.save()
    return period


@command(Perm.EDIT_GOAL, says=_l("Ziel gelöscht"), on="goal")
def remove_goal(*, actor: Actor, goal: Goal) -> Goal:
    """Delete a goal no ministry has seen. Refuses while a measure serves this goal alone."""
    _refuse_locked(goal.period)
    alone = [measure.title for measure in goal.measures.all() if measure.goals.count() == 1]
    if alone:
        raise Refused(
            _("Diese Maßnahmen dienen nur diesem Ziel: %(measures)s. Ordnen Sie sie zuerst einem anderen zu.")
            % {"measures": ", ".join(alone)}
        )
    period = goal.period
    goal.delete()
    _renumber(period)
    return goal


@command(Perm.EDIT_GOAL, says=_l("Beteiligte am Ziel geändert"), on="goal")
def set_goal_partners(*, actor: Actor, goal: Goal, partners: Mapping[Organisation, str]) -> Goal:
    """Set who takes part in a goal and in which role; replaces the list."""
    GoalPartner.objects.filter(goal=goal).exclude(organisation__in=list(partners)).delete()
    for organisation, role in partners.items():
        GoalPartner.objects.update_or_create(
            goal=goal, organisation=organisation, defaults={"centre": goal.centre, "role": role.strip()}
        )
    goal.save()
    return goal


def _refuse_locked(period: FocusPeriod) -> None:
    if period.is_locked:
        raise Refused(
            _(
                "Die Ziele liegen den Ministerien vor und sind gesperrt. Eine Änderung braucht eine neue Fassung mit Grund."
            )
        )


def _renumber(period: FocusPeriod) -> None:
    """Numbers 1, 2, 3 … in order. A mere move is no new version of a goal: nobody's edit conflicts."""
    numbered = period.goals.exclude(number=None).order_by("position")
    for number, goal in enumerate(numbered, start=1):
        if goal.number != number:
            Goal.objects.filter(pk=goal.pk).update(number=number)


def _check(period: FocusPeriod, action_field: Code, title: str, sentence: str, due_on: date) -> None:
    problems: dict[str, str] = {}
    if not title.strip():
        problems["title"] = _("Bitte geben Sie dem Ziel einen Titel.")
    if not sentence.strip():
        problems["sentence"] = _("Bitte schreiben Sie den Zielsatz: „Bis zum … wird das KI …“.")
    if not period.action_fields.filter(pk=action_field.pk).exists():
        problems["action_field"] = _("Dieses Handlungsfeld gehört nicht zum Zeitraum.")
    if due_on < period.starts_on:
        problems["due_on"] = _("Die Frist liegt vor dem Beginn des Zeitraums am %(day)s.") % {
            "day": date_format(period.starts_on, "d.m.Y")
        }
    if due_on > period.ends_on:
        problems["due_on"] = _("Die Frist liegt nach dem Ende des Zeitraums am %(day)s.") % {
            "day": date_format(period.ends_on, "d.m.Y")
        }
    if problems:
        raise Refused(fields=problems)
