"""Goals as they are shown, and the advice of the SMART check."""

import re
from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.asking import Question, fetched
from schwerpunkt.core.fetching import with_related
from schwerpunkt.directory.models import Code
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import FocusPeriod, Goal, GoalPartner, GoalVersion, Measure


def visible_goals(*, actor: Actor) -> QuerySet[Goal]:
    """The goals the actor may see: with the permission all of the centre, without it none."""
    return Goal.objects.all() if can(actor, Perm.VIEW_PLANNING) else Goal.objects.none()


def goals_in_order() -> QuerySet[Goal]:
    """The goals of the centre in their order, with what a list shows."""
    shown = ("action_field__label", "action_field__key", "strategy_level__label", "responsible__user__name")
    return with_related(Goal.objects.all(), *shown).order_by("position")


def with_goals(period: FocusPeriod) -> FocusPeriod:
    """The period with its goals in their order read (one query at most); ``period.goals.all()`` finds them later."""
    if "goals" not in getattr(period, "_prefetched_objects_cache", {}):
        prefetch_related_objects([period], Prefetch("goals", goals_in_order()))
    return period


@dataclass(frozen=True)
class GoalBelonging:
    """What belongs to a goal; the records hold what its page shows of them."""

    measures: list[Measure]
    target_groups: list[Code]
    partners: list[GoalPartner]
    versions: list[GoalVersion]
    continued_by: list[Goal]


_MEASURE = ("pk", "title", "due_on", "state", "kind__label", "owner__user__name")


def belonging_to_goal(goal: Goal) -> GoalBelonging:
    """Everything that belongs to a goal: measures by deadline, latest version first (one query)."""
    return GoalBelonging(
        *fetched(
            Question(goal.measures.order_by(F("due_on").asc(nulls_last=True), "title"), _MEASURE),
            Question(goal.target_groups.order_by("position", "label"), ("pk", "label")),
            Question(goal.partners.order_by("organisation__name"), ("pk", "role", "organisation__name")),
            Question(goal.versions.order_by("-number"), ("pk", "number", "reason", "made_at", "made_by")),
            Question(goal.continued_by.order_by("pk"), ("pk", "title", "short_title", "period__title")),
        )
    )


def goal_advice(goal: Goal, *, is_served: bool, has_partners: bool) -> list[str]:
    """What would make a goal clearer: specific, measurable, accepted, realistic, time-bound. Advice, never a bar."""
    advice: list[str] = []
    day = f"{goal.due_on:%d.%m.%Y}"
    if day not in goal.sentence:
        advice.append(_("Terminiert: Im Satz fehlt die Frist %(day)s, oder er nennt eine andere.") % {"day": day})
    if not re.search(r"\bKI\b", goal.sentence):
        advice.append(_("Spezifisch: Im Satz steht nicht, wer handelt („wird das KI …“)."))
    if not _has_number(goal.sentence.replace(day, "")):
        advice.append(_("Messbar: Der Satz nennt keine Zahl. Woran werden Sie erkennen, dass das Ziel erreicht ist?"))
    if not is_served:
        advice.append(_("Realistisch: Noch keine Maßnahme dient diesem Ziel."))
    if goal.responsible_id is None:
        advice.append(_("Realistisch: Noch niemand ist zuständig."))
    if not has_partners:
        advice.append(_("Abgestimmt: Es ist keine Partnerorganisation genannt."))
    return advice


def _has_number(text: str) -> bool:
    words = r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|alle[nr]?|jede[mnr]?"
    return bool(re.search(rf"\d|\b({words})\b", text, re.IGNORECASE))
