"""What hangs on an interpreter: languages, trainings, proofs, times."""

from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command, replacing
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters.commands.people import Spoken, refuse_forgotten
from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.interpreters.models import (
    Absence,
    Interpreter,
    InterpreterLanguage,
    Proof,
    Training,
    WeeklySlot,
)


@command(Perm.EDIT_INTERPRETER, says=_l("Sprache eingetragen"), within="interpreter")
def add_language(*, actor: Actor, interpreter: Interpreter, spoken: Spoken) -> InterpreterLanguage:
    """A further language. Refuses one that is there already."""
    refuse_forgotten(interpreter)
    if interpreter.languages.filter(language=spoken.language).exists():
        raise Refused(fields={"language": _("Diese Sprache ist schon eingetragen.")})
    found = InterpreterLanguage(
        interpreter=interpreter,
        language=spoken.language,
        level=spoken.level,
        dialect=spoken.dialect.strip(),
        is_written=spoken.is_written,
    )
    found.save()
    return found


@command(Perm.EDIT_INTERPRETER, says=_l("Sprache gelöscht"), on="spoken")
def remove_language(*, actor: Actor, spoken: InterpreterLanguage) -> InterpreterLanguage:
    """Take a language out. Refuses the last one."""
    if not spoken.interpreter.languages.exclude(pk=spoken.pk).exists():
        raise Refused(_("Ohne Sprache kann niemand vermittelt werden. Tragen Sie zuerst eine andere ein."))
    spoken.delete()
    return spoken


@command(Perm.EDIT_INTERPRETER, says=_l("Schulung eingetragen"), within="interpreter")
def add_training(*, actor: Actor, interpreter: Interpreter, title: str, on: date, lessons: int) -> Training:
    """A training somebody has finished; the level may follow. Refuses one without title, of tomorrow, or twice."""
    refuse_forgotten(interpreter)
    problems: dict[str, str] = {}
    if not title.strip():
        problems["title"] = _("Bitte nennen Sie die Schulung.")
    elif interpreter.trainings.filter(title=title.strip(), on=on).exists():
        problems["title"] = _("Diese Schulung ist schon eingetragen.")
    if on > clock.today():
        problems["on"] = _("Der Tag liegt in der Zukunft.")
    if problems:
        raise Refused(fields=problems)
    training = Training(interpreter=interpreter, title=title.strip(), on=on, lessons=lessons)
    training.save()
    return training


@command(Perm.EDIT_INTERPRETER, says=_l("Schulung gelöscht"), on="training")
def remove_training(*, actor: Actor, training: Training) -> Training:
    """Delete a training that was entered by mistake."""
    training.delete()
    return training


@command(Perm.EDIT_INTERPRETER, says=_l("Nachweis gesehen"), within="interpreter")
def note_proof(
    *, actor: Actor, interpreter: Interpreter, kind: str, seen_on: date, next_due: date | None = None
) -> Proof:
    """Note that a proof was seen; one of the same kind is renewed. Refuses a day of tomorrow and an end before it."""
    refuse_forgotten(interpreter)
    problems: dict[str, str] = {}
    if seen_on > clock.today():
        problems["seen_on"] = _("Der Tag liegt in der Zukunft.")
    if next_due is not None and next_due <= seen_on:
        problems["next_due"] = _("Der Nachweis wäre schon fällig. Bitte nennen Sie einen späteren Tag.")
    if problems:
        raise Refused(fields=problems)
    proof = replacing(interpreter.proofs.filter(kind=kind).first()) or Proof(interpreter=interpreter, kind=kind)
    proof.seen_on, proof.next_due = seen_on, next_due
    proof.save()
    return proof


@command(Perm.EDIT_INTERPRETER, says=_l("Nachweis gelöscht"), on="proof")
def remove_proof(*, actor: Actor, proof: Proof) -> Proof:
    """Delete a proof that was entered by mistake."""
    proof.delete()
    return proof


@command(Perm.EDIT_INTERPRETER, says=_l("Verfügbare Zeit eingetragen"), within="interpreter")
def add_slot(*, actor: Actor, interpreter: Interpreter, weekday: int, begins: time, ends: time) -> WeeklySlot:
    """A time of the week when somebody can come. Refuses one that ends before it begins or is there already."""
    refuse_forgotten(interpreter)
    if ends <= begins:
        raise Refused(fields={"ends": _("Das Ende liegt vor dem Beginn.")})
    if interpreter.slots.filter(weekday=weekday, begins__lt=ends, ends__gt=begins).exists():
        raise Refused(fields={"begins": _("Für diese Zeit ist schon etwas eingetragen.")})
    slot = WeeklySlot(interpreter=interpreter, weekday=weekday, begins=begins, ends=ends)
    slot.save()
    return slot


@command(Perm.EDIT_INTERPRETER, says=_l("Verfügbare Zeit gelöscht"), on="slot")
def remove_slot(*, actor: Actor, slot: WeeklySlot) -> WeeklySlot:
    """Take a time of the week out."""
    slot.delete()
    return slot


@command(Perm.EDIT_INTERPRETER, says=_l("Ausnahme eingetragen"), within="interpreter")
def add_absence(*, actor: Actor, interpreter: Interpreter, first_day: date, last_day: date | None = None) -> Absence:
    """Days when somebody cannot come; without an end, one day. Refuses an end before the beginning."""
    refuse_forgotten(interpreter)
    last_day = last_day or first_day
    if last_day < first_day:
        raise Refused(fields={"last_day": _("Das Ende liegt vor dem Beginn.")})
    absence = Absence(interpreter=interpreter, first_day=first_day, last_day=last_day)
    absence.save()
    return absence


@command(Perm.EDIT_INTERPRETER, says=_l("Ausnahme gelöscht"), on="absence")
def remove_absence(*, actor: Actor, absence: Absence) -> Absence:
    """Take an exception out."""
    absence.delete()
    return absence
