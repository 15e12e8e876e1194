"""Keeping the pool: who is in it, and what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.interpreters.commands.requests import withdraw
from schwerpunkt.interpreters.enums import AssignmentState, LanguageLevel, Mobility, Perm
from schwerpunkt.interpreters.models import Interpreter, InterpreterLanguage, Language, Proof, Training, WeeklySlot
from schwerpunkt.interpreters.workflows import INTERPRETER_FLOW


@dataclass(frozen=True)
class InterpreterFacts:
    """What is filled in about an interpreter."""

    name: str
    joined_on: date
    email: str = ""
    phone: str = ""
    gender: str = ""
    municipality: CentreMunicipality | None = None
    mobility: str = Mobility.CAR
    max_km: int | None = None
    max_per_week: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Spoken:
    """A language somebody speaks."""

    language: Language
    level: str = LanguageLevel.NATIVE
    dialect: str = ""
    is_written: bool = False


@dataclass(frozen=True)
class Known:
    """What is known of somebody beside the facts when she joins: weekly times (day, from, until), trainings, proofs."""

    slots: Sequence[tuple[int, time, time]] = ()
    trainings: Sequence[tuple[str, date, int]] = ()
    proofs: Sequence[tuple[str, date, date | None]] = ()


def refuse_forgotten(interpreter: Interpreter) -> None:
    """Nothing is entered any more about somebody whose data were deleted; called inside a command."""
    if interpreter.forgotten_on:
        raise Refused(_("Die Angaben zu dieser Person sind gelöscht. Nehmen Sie die Person neu auf."))


@command(Perm.EDIT_INTERPRETER, says=_l("Sprachmittelnde aufgenommen"))
def add_interpreter(
    *,
    actor: Actor,
    facts: InterpreterFacts,
    languages: Sequence[Spoken],
    known: Known | None = None,
    is_demo: bool = False,
) -> Interpreter:
    """Take somebody into the pool. Refuses one without name or without language, or of tomorrow."""
    if not languages:
        raise Refused(fields={"language": _("Bitte nennen Sie mindestens eine Sprache.")})
    interpreter = Interpreter(is_demo=is_demo)
    _fill(interpreter, facts)
    centre, known = interpreter.centre, known or Known()
    InterpreterLanguage.objects.bulk_create(
        InterpreterLanguage(
            centre=centre,
            interpreter=interpreter,
            language=each.language,
            level=each.level,
            dialect=each.dialect.strip(),
            is_written=each.is_written,
        )
        for each in languages
    )
    WeeklySlot.objects.bulk_create(
        WeeklySlot(centre=centre, interpreter=interpreter, weekday=weekday, begins=begins, ends=ends)
        for weekday, begins, ends in known.slots
    )
    Training.objects.bulk_create(
        Training(centre=centre, interpreter=interpreter, title=title, on=on, lessons=lessons)
        for title, on, lessons in known.trainings
    )
    Proof.objects.bulk_create(
        Proof(centre=centre, interpreter=interpreter, kind=kind, seen_on=seen_on, next_due=next_due)
        for kind, seen_on, next_due in known.proofs
    )
    return interpreter


@command(Perm.EDIT_INTERPRETER, says=_l("Angaben zu Sprachmittelnden geändert"), on="interpreter")
def change_interpreter(*, actor: Actor, interpreter: Interpreter, facts: InterpreterFacts) -> Interpreter:
    """Change what is known of somebody. Assignments that are promised stay as they are."""
    refuse_forgotten(interpreter)
    _fill(interpreter, facts)
    return interpreter


@command(Perm.EDIT_INTERPRETER, says=_l("Sprachmittelnde pausieren"), on="interpreter")
def pause_interpreter(*, actor: Actor, interpreter: Interpreter) -> Interpreter:
    """Nobody proposes her until she is taken up again."""
    INTERPRETER_FLOW.apply(interpreter, "pause")
    interpreter.save()
    return interpreter


@command(Perm.EDIT_INTERPRETER, says=_l("Sprachmittelnde wieder aufgenommen"), on="interpreter")
def resume_interpreter(*, actor: Actor, interpreter: Interpreter) -> Interpreter:
    """She can be proposed again, after a pause or after having left."""
    INTERPRETER_FLOW.apply(interpreter, "resume")
    interpreter.left_on = None
    interpreter.save()
    return interpreter


@command(Perm.EDIT_INTERPRETER, says=_l("Sprachmittelnde ausgeschieden"), on="interpreter")
def let_leave(*, actor: Actor, interpreter: Interpreter) -> Interpreter:
    """She has left the pool as of today, and is asked no more. Refused while she has promised to come somewhere."""
    INTERPRETER_FLOW.apply(interpreter, "leave")
    interpreter.left_on = clock.today()
    interpreter.save()
    withdraw(interpreter.assignments.filter(state=AssignmentState.OFFERED))
    return interpreter


@command(Perm.EDIT_INTERPRETER, says=_l("Einrichtung ausgeschlossen"), on="interpreter")
def bar_from(*, actor: Actor, interpreter: Interpreter, organisation: Organisation) -> Interpreter:
    """She is not proposed for this institution, for instance because she works there."""
    refuse_forgotten(interpreter)
    interpreter.not_at.add(organisation)
    return interpreter


@command(Perm.EDIT_INTERPRETER, says=_l("Einrichtung wieder zugelassen"), on="interpreter")
def allow_at(*, actor: Actor, interpreter: Interpreter, organisation: Organisation) -> Interpreter:
    """She can be proposed for this institution again."""
    interpreter.not_at.remove(organisation)
    return interpreter


def _fill(interpreter: Interpreter, facts: InterpreterFacts) -> None:
    problems: dict[str, str] = {}
    if not facts.name.strip():
        problems["name"] = _("Bitte nennen Sie den Namen.")
    if facts.joined_on > clock.today():
        problems["joined_on"] = _("Der Tag liegt in der Zukunft.")
    if problems:
        raise Refused(fields=problems)
    interpreter.name, interpreter.joined_on, interpreter.note = facts.name.strip(), facts.joined_on, facts.note.strip()
    interpreter.email, interpreter.phone = facts.email.strip(), facts.phone.strip()
    interpreter.gender, interpreter.municipality, interpreter.mobility = (
        facts.gender,
        facts.municipality,
        facts.mobility,
    )
    interpreter.max_km, interpreter.max_per_week = facts.max_km, facts.max_per_week
    interpreter.save()
