"""Goals as they are shown, and the advice of the SMART check."""

import re

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import FocusPeriod, Goal


def visible_goals(*, actor: Actor) -> QuerySet[Goal]:
    """The goals the actor may see: with the permission all of the centre, without it none."""
    return Goal.objects.all() if can(actor, Perm.VIEW_PLANNING) else Goal.objects.none()


def goals_of(period: FocusPeriod) -> QuerySet[Goal]:
    """The goals of a period in their order, with what a list shows."""
    return period.goals.select_related("action_field", "strategy_level", "responsible__user").order_by("position")


def goal_advice(goal: Goal) -> list[str]:
    """What would make a goal clearer: specific, measurable, accepted, realistic, time-bound. Advice, never a bar."""
    advice: list[str] = []
    day = f"{goal.due_on:%d.%m.%Y}"
    if day not in goal.sentence:
        advice.append(_("Terminiert: Im Satz fehlt die Frist %(day)s, oder er nennt eine andere.") % {"day": day})
    if not re.search(r"\bKI\b", goal.sentence):
        advice.append(_("Spezifisch: Im Satz steht nicht, wer handelt („wird das KI …“)."))
    if not _has_number(goal.sentence.replace(day, "")):
        advice.append(_("Messbar: Der Satz nennt keine Zahl. Woran werden Sie erkennen, dass das Ziel erreicht ist?"))
    if goal.pk and not goal.measures.all():
        advice.append(_("Realistisch: Noch keine Maßnahme dient diesem Ziel."))
    if goal.responsible_id is None:
        advice.append(_("Realistisch: Noch niemand ist zuständig."))
    if goal.pk and not goal.partners.all():
        advice.append(_("Abgestimmt: Es ist keine Partnerorganisation genannt."))
    return advice


def _has_number(text: str) -> bool:
    words = r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|alle[nr]?|jede[mnr]?"
    return bool(re.search(rf"\d|\b({words})\b", text, re.IGNORECASE))
