"""Writing the advice log."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.models import Membership
from schwerpunkt.advice.enums import Perm
from schwerpunkt.advice.models import LONGEST_DAY, AdviceEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.naming import named_person
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.planning.models import Measure


@dataclass(frozen=True)
class AdviceFacts:
    """What an entry says. ``is_nameless``: the writer has made sure that the note names no client."""

    on: date
    kind: Code
    minutes: int
    organisation: Organisation | None = None
    municipality: CentreMunicipality | None = None
    topic: Code | None = None
    measure: Measure | None = None
    note: str = ""
    is_nameless: bool = False


@command(Perm.LOG_ADVICE, says=_l("Beratung eingetragen"))
def log_advice(
    *, actor: Actor, facts: AdviceFacts, staff: Membership | None = None, is_demo: bool = False
) -> AdviceEntry:
    """Write an entry for oneself, or for ``staff``; without a municipality it is the institution's.

    Refuses a day in the future, minutes beyond a day, nobody to write it for, and a note that seems to name a client.
    """
    if staff is None and actor.membership_id is not None:
        staff = Membership.objects.get(pk=actor.membership_id)
    if staff is None:
        raise Refused(fields={"staff": _("Bitte nennen Sie, wer beraten hat.")})
    entry = AdviceEntry(staff=staff, is_demo=is_demo)
    _set(entry, facts)
    return entry


@command(Perm.LOG_ADVICE, says=_l("Eintrag im Beratungsbuch geändert"), on="entry")
def change_advice(*, actor: Actor, entry: AdviceEntry, facts: AdviceFacts) -> AdviceEntry:
    """Correct an entry; the history keeps what it said."""
    _set(entry, facts)
    return entry


@command(Perm.LOG_ADVICE, says=_l("Eintrag im Beratungsbuch gelöscht"), on="entry")
def remove_advice(*, actor: Actor, entry: AdviceEntry) -> AdviceEntry:
    """Delete an entry that was written by mistake."""
    entry.delete()
    return entry


def _set(entry: AdviceEntry, facts: AdviceFacts) -> None:
    _check(facts)
    entry.on, entry.kind, entry.minutes, entry.note = facts.on, facts.kind, facts.minutes, facts.note.strip()
    entry.organisation, entry.topic, entry.measure = facts.organisation, facts.topic, facts.measure
    entry.municipality = facts.municipality or (facts.organisation.municipality if facts.organisation else None)
    entry.save()


def _check(facts: AdviceFacts) -> None:
    problems: dict[str, str] = {}
    if facts.on > clock.today():
        problems["on"] = _("Der Tag liegt in der Zukunft.")
    if not 1 <= facts.minutes <= LONGEST_DAY:
        problems["minutes"] = _("Bitte nennen Sie die Minuten, höchstens die eines Tages.")
    found = named_person(facts.note)
    if found and not facts.is_nameless:
        problems["note"] = _(
            "„%(words)s“ sieht nach einer Person aus. Hier stehen keine Namen von Ratsuchenden: Bitte nennen Sie nur die "
            "Einrichtung und das Thema. Ist es kein solcher Name, bestätigen Sie das darunter."
        ) % {"words": found}
    if problems:
        raise Refused(fields=problems)
