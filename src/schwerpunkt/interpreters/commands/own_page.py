"""What whoever interprets keeps up to date herself, by her link."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters import letters
from schwerpunkt.interpreters.enums import InterpreterState, Perm
from schwerpunkt.interpreters.models import Absence, Interpreter, WeeklySlot

Slot = tuple[int, time, time]
"""Day of the week as Python counts them, from, until."""


@command(Perm.EDIT_INTERPRETER, says=_l("Link zum Eintragen der Zeiten geschickt"), on="interpreter")
def invite_to_own_page(*, actor: Actor, interpreter: Interpreter) -> Interpreter:
    """Send somebody the link to her own page. Refuses without address and after she has left; once a minute at most."""
    if interpreter.state == InterpreterState.LEFT:
        raise Refused(_("%(name)s ist aus dem Pool ausgeschieden.") % {"name": interpreter.name})
    if not interpreter.email:
        raise Refused(_("Für %(name)s ist keine E-Mail-Adresse hinterlegt.") % {"name": interpreter.name})
    letters.send_own_page(interpreter, f"own page {clock.now():%Y%m%d%H%M}")
    return interpreter


@command(Perm.EDIT_INTERPRETER, says=_l("Alle bisherigen Links ungültig gemacht"), on="interpreter")
def void_links(*, actor: Actor, interpreter: Interpreter) -> Interpreter:
    """Every link that went to somebody until now leads nowhere any more; what she promised stays."""
    # links know the second they were made in: the next one is the first that none of the old ones has
    interpreter.links_from = clock.now().replace(microsecond=0) + timedelta(seconds=1)
    interpreter.save()
    return interpreter


@command(Perm.ANSWER_BY_LINK, says=_l("Zeiten selbst eingetragen (über den Link)"), on="interpreter")
def set_own_times(
    *, actor: Actor, interpreter: Interpreter, slots: Sequence[Slot], max_per_week: int | None = None
) -> Interpreter:
    """Replace the weekly times. Refuses one that ends before it begins, and two of a day that overlap."""
    if any(ends <= begins for _day, begins, ends in slots):
        raise Refused(_("Das Ende liegt vor dem Beginn."))
    in_order = sorted(slots)
    if any(one[0] == other[0] and other[1] < one[2] for one, other in pairwise(in_order)):
        raise Refused(_("Zwei Zeiten eines Tages überschneiden sich."))
    wanted = set(slots)
    for slot in interpreter.slots.all():
        if (key := (slot.weekday, slot.begins, slot.ends)) in wanted:
            wanted.discard(key)
        else:
            slot.delete()
    for weekday, begins, ends in sorted(wanted):
        WeeklySlot(interpreter=interpreter, weekday=weekday, begins=begins, ends=ends).save()
    interpreter.max_per_week = max_per_week
    interpreter.save()
    return interpreter


@command(Perm.ANSWER_BY_LINK, says=_l("Abwesenheit selbst eingetragen (über den Link)"), within="interpreter")
def add_own_absence(
    *, actor: Actor, interpreter: Interpreter, first_day: date, last_day: date | None = None
) -> Absence:
    """Days on which she cannot come; without an end, one day. Refuses the past and an end before the beginning."""
    last_day = last_day or first_day
    if last_day < first_day:
        raise Refused(fields={"last_day": _("Das Ende liegt vor dem Beginn.")})
    if last_day < clock.today():
        raise Refused(fields={"first_day": _("Der Tag ist vorbei.")})
    absence = Absence(interpreter=interpreter, first_day=first_day, last_day=last_day)
    absence.save()
    return absence


@command(Perm.ANSWER_BY_LINK, says=_l("Abwesenheit selbst gelöscht (über den Link)"), on="absence")
def remove_own_absence(*, actor: Actor, absence: Absence) -> Absence:
    """She can come after all."""
    absence.delete()
    return absence
