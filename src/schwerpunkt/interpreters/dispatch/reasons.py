"""Why nobody goes to a talk, and what would help, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.interpreters.dispatch.by_hand import Promises
from schwerpunkt.interpreters.dispatch.instance import Helper, Instance, Wanted
from schwerpunkt.interpreters.dispatch.options import Pairs

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A talk nobody goes to; ``reason`` also says what would help."""

    request: int
    reason: str


def why(request: int, instance: Instance, pairs: Pairs, promised: Promises) -> Uncovered:
    """The first obstacle that leaves nobody, from the language to what is promised already."""
    wanted = instance.requests[request]
    people: Sequence[Helper] = [each for each in instance.interpreters if wanted.language in each.languages]
    if not people:
        return Uncovered(request, _("Niemand im Pool spricht „%(language)s“.") % {"language": wanted.language})
    if wanted.woman and not any(each.woman for each in people):
        return Uncovered(request, _("Gefragt ist eine Frau; diese Sprache sprechen im Pool nur Männer."))
    people = [each for each in people if each.woman or not wanted.woman]
    if wanted.qualification and not any(wanted.qualification in each.qualifications for each in people):
        return Uncovered(
            request, _("Niemand mit dieser Sprache hat die Qualifikation „%(name)s“.") % {"name": wanted.qualification}
        )
    people = [each for each in people if wanted.qualification is None or wanted.qualification in each.qualifications]
    able = [int(each) for each in pairs.person[pairs.of(request)]]
    if not able:
        barred = {id(instance.interpreters[person]) for talk, person in instance.barred if talk == request}
        welcome = [each for each in people if id(each) not in barred]
        return Uncovered(request, _("Zu dieser Zeit kann niemand kommen.") + _another_time(wanted, welcome))
    return Uncovered(request, _promised(request, instance, able, promised))


def _another_time(wanted: Wanted, people: Iterable[Helper]) -> str:
    length = wanted.end - wanted.start
    begins = [
        (_nearest(wanted.start, since, until - length), str(person.id))
        for person in people
        for since, until in person.free
        if until - since >= length
    ]
    if not begins:
        return ""
    begin, name = min(begins, key=lambda each: (abs(each[0] - wanted.start), each))
    return " " + _("%(name)s wäre am %(when)s Uhr frei.") % {"name": name, "when": date_format(begin, "d.m.Y, H:i")}


def _nearest(start: datetime, first: datetime, last: datetime) -> datetime:
    return min(max(start, first), last)


def _promised(request: int, instance: Instance, able: Sequence[int], promised: Promises) -> str:
    busy = [str(instance.interpreters[each].id) for each in able if promised.clashes(request, each)]
    full = [str(instance.interpreters[each].id) for each in able if not promised.clashes(request, each)]
    parts = []
    if busy:
        parts.append(
            ngettext(
                "%(names)s könnte, ist um diese Zeit aber bei einem anderen Gespräch.",
                "%(names)s könnten, sind um diese Zeit aber bei anderen Gesprächen.",
                len(busy),
            )
            % {"names": _listed(busy)}
        )
    if full:
        parts.append(
            ngettext(
                "%(names)s wäre frei, hat in dieser Woche aber keinen Einsatz mehr übrig: Fragen Sie nach einem weiteren.",
                "%(names)s wären frei, haben in dieser Woche aber keinen Einsatz mehr übrig: Fragen Sie nach einem weiteren.",
                len(full),
            )
            % {"names": _listed(full)}
        )
    return " ".join(parts)


def _listed(names: Sequence[str]) -> str:
    if len(names) <= _NAMED:
        return ", ".join(names)
    return _("%(names)s und %(count)s weitere") % {"names": ", ".join(names[:_NAMED]), "count": len(names) - _NAMED}
