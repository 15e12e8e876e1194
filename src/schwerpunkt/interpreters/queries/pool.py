"""Interpreters as they are listed, and what is known of one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from schwerpunkt.core.fetching import with_related
from schwerpunkt.interpreters.enums import InterpreterState, ProofKind
from schwerpunkt.interpreters.models import Interpreter, InterpreterLanguage, Language, Request, Training
from schwerpunkt.parameters.queries import all_at
from schwerpunkt.ui.status import Look, Status

_LEVEL_CODES = ("interpreters.level_trainings", "interpreters.level_lessons")
_PROOF_CODE = "interpreters.required_proofs"
_LOOKS: dict[str, Look] = {
    InterpreterState.ACTIVE: "run",
    InterpreterState.PAUSED: "plan",
    InterpreterState.LEFT: "void",
}


def interpreters() -> QuerySet[Interpreter]:
    """Everybody of the pool with what a list shows; ``last_asked`` and ``due`` (the earliest proof) come along."""
    rows = with_related(Interpreter.objects.all(), "municipality__name")
    return rows.annotate(last_asked=Max("assignments__asked_at"), due=Min("proofs__next_due"))


def joined() -> QuerySet[Interpreter]:
    """Everybody who ever came to the pool, with what the list behind a figure shows."""
    return with_related(Interpreter.objects.all(), "municipality__name")


def trainings() -> QuerySet[Training]:
    """Every training somebody of the pool has completed."""
    return with_related(Training.objects.all(), "interpreter__name")


def active_count() -> QuerySet[Interpreter]:
    """Who can be asked."""
    return Interpreter.objects.filter(state=InterpreterState.ACTIVE)


def used_languages() -> QuerySet[Language]:
    """Languages that somebody of the pool speaks or somebody has asked for."""
    spoken, asked = InterpreterLanguage.objects.values("language"), Request.objects.values("language")
    return Language.objects.filter(Q(pk__in=spoken) | Q(pk__in=asked)).order_by("name")


def interpreter_status(interpreter: Interpreter) -> Status:
    """How somebody stands in the pool."""
    return Status(_LOOKS[interpreter.state], interpreter.get_state_display())


def level_of(trainings: Iterable[Any], rules: dict[str, Any]) -> int:
    """The level that follows from trainings (with ``lessons``) under the rules of the day: 1 or 2.

    Rhein-Sieg-Kreis pays by the number of completed trainings; where the threshold stands is the centre's to set.
    """
    lessons = [each["lessons"] if isinstance(each, dict) else each.lessons for each in trainings]
    enough = len(lessons) >= rules[_LEVEL_CODES[0]] and sum(lessons) >= rules[_LEVEL_CODES[1]]
    return 2 if enough else 1


def rules_on(day: date) -> dict[str, Any]:
    """The values of the rules about levels and proofs on that day (one query)."""
    return all_at((*_LEVEL_CODES, _PROOF_CODE), day)


def required_proofs(rules: dict[str, Any]) -> tuple[str, ...]:
    """The kinds of proof without which nobody is proposed; the rule names them by their German words."""
    wanted = {word.strip().casefold() for word in rules[_PROOF_CODE].split(",")}
    with override("de"):
        return tuple(kind.value for kind in ProofKind if str(kind.label).casefold() in wanted)


def lacking_proofs(proofs: Iterable[tuple[str, date | None]], required: Iterable[str], day: date) -> tuple[str, ...]:
    """The names of proofs that were never seen although required, or are overdue on ``day``; also ones not required."""
    due = dict(proofs)
    missing = [kind for kind in required if kind not in due]
    overdue = [kind for kind, until in due.items() if until is not None and until < day]
    return tuple(str(ProofKind(kind).label) for kind in (*missing, *overdue))


def level_words(level: int, lessons: int) -> str:
    """The level with what it is made of."""
    told = ngettext("%(count)s Unterrichtsstunde", "%(count)s Unterrichtsstunden", lessons) % {"count": lessons}
    return _("Stufe %(level)s (%(lessons)s)") % {"level": level, "lessons": told}
