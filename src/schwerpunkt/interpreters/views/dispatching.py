"""The page that plans all open requests of some weeks at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.reference.credits import DESTATIS
from schwerpunkt.directory.reference.places import municipalities_by_ags
from schwerpunkt.figures.maps import Place, own_outlines
from schwerpunkt.figures.views.shown import ShownMap, on_map
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.interpreters.models import Interpreter, Request
from schwerpunkt.interpreters.queries import MOST_DAYS, DispatchPlan, PlannedTalk, plan_for, to_plan
from schwerpunkt.interpreters.views.planned_weeks import calendar_of
from schwerpunkt.interpreters.views.requests import crumbs_of
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.dates import Unreadable, parse_date
from schwerpunkt.ui.formats import clock_time, day_long
from schwerpunkt.ui.formats import day as day_in_words
from schwerpunkt.ui.pages import Page

_USUAL = timedelta(days=27)
_PERSON, _ASK, _KEEP, _WAS = "person-", "fragen-", "fest-", "war-"


@dataclass(frozen=True)
class Town:
    """A municipality with its talks, and how many of them are still without anybody."""

    name: str
    ags: str
    talks: int
    open: int


class Dispatch(Page):
    """Who goes to which talk: the best plan for all open requests of a period, to change, keep in part and accept."""

    permission = Perm.ASSIGN_INTERPRETER
    title = _l("Offene Anfragen planen")
    template = "interpreters/dispatch.html"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    @cached_property
    def period(self) -> tuple[date, date]:
        """The days that are planned; four weeks from today unless others are asked for."""
        first = self._day("von") or clock.today()
        last = self._day("bis") or first + _USUAL
        return first, min(max(last, first), first + timedelta(days=MOST_DAYS))

    def _day(self, name: str) -> date | None:
        try:
            return parse_date(self.request.GET[name]) if self.request.GET.get(name) else None
        except Unreadable as error:
            self.wrong[name] = str(error)
            return None

    @cached_property
    def wrong(self) -> dict[str, str]:
        """What of the period could not be read."""
        return {}

    @cached_property
    def pinned(self) -> dict[int, int]:
        """Who goes where whatever else happens, by request."""
        pairs = (each.partition("-") for each in self.request.GET.getlist("fest"))
        return {int(one): int(other) for one, _dash, other in pairs if one.isdecimal() and other.isdecimal()}

    @cached_property
    def plan(self) -> DispatchPlan:
        """The plan."""
        return plan_for(to_plan(*self.period), self.pinned)

    def pre_title(self) -> str:
        first, last = self.period
        return f"{day_in_words(first)} – {day_in_words(last)}"

    def headline(self) -> str:
        count = len(self.plan.talks)
        if not count:
            return _("In dieser Zeit ist keine Anfrage offen.")
        words = ngettext(
            "Ein Vorschlag für %(covered)s von %(count)s Gespräch.",
            "Ein Vorschlag für %(covered)s von %(count)s Gesprächen.",
            count,
        )
        return words % {"covered": self.plan.covered, "count": count}

    def lead(self) -> str:
        plan = self.plan
        if not plan.talks:
            return ""
        if plan.covered >= plan.covered_bound:
            best = _("Mehr lassen sich mit diesem Pool nicht besetzen.")
        else:
            best = _("Höchstens %(most)s wären möglich.") % {"most": plan.covered_bound}
        return f"{best} {self._hand()}".strip()

    def _hand(self) -> str:
        """What the plan wins against giving one talk after the other to whoever is nearest; nothing when it is the same."""
        plan = self.plan
        if plan.covered > plan.covered_by_hand:
            words = _("Der Reihe nach vergeben, wären es %(covered)s.")
            return words % {"covered": plan.covered_by_hand}
        saved = plan.km_by_hand - plan.km
        if saved > 0 and not any(each.request.is_online for each in plan.talks):
            return _("Das sind %(km)s km weniger als der Reihe nach vergeben.") % {"km": saved}
        return ""

    def context(self) -> dict[str, Any]:
        first, last = self.period
        rows = groupby(self.plan.talks, lambda each: timezone.localtime(each.request.starts_at).date())
        return {
            "days": [(day, day_long(day), [_row(each) for each in talks]) for day, talks in rows],
            "calendar": calendar_of(self.plan.talks) if self.plan.talks else None,
            "fields": [self._field("von", _("Von"), first), self._field("bis", _("Bis"), last)],
            "credit": DESTATIS.line,
            "towns": self.towns,
            "map": self._map(),
        }

    @cached_property
    def towns(self) -> list["Town"]:
        """Where the talks are, most of those without anybody first; what is online has no place."""
        found: dict[str, Town] = {}
        for talk in self.plan.talks:
            place = talk.request.municipality
            if place is None or talk.request.is_online:
                continue
            before = found.get(place.ags, Town(place.name, place.ags, 0, 0))
            found[place.ags] = replace(before, talks=before.talks + 1, open=before.open + (talk.person is None))
        return sorted(found.values(), key=lambda each: (-each.open, each.name))

    def _map(self) -> ShownMap | None:
        """How many talks are where, on the map."""
        outlines = own_outlines() if self.towns else None
        if outlines is None:
            return None
        talks = {each.ags: each.talks for each in self.towns}
        names = municipalities_by_ags()
        places = {
            shape.ags: Place(names[shape.ags].name, Decimal(talks.get(shape.ags, 0)))
            for shape in outlines.shapes
            if shape.ags in names
        }
        return on_map(outlines, places, _("Wo die Gespräche sind"))

    def _field(self, name: str, label: str, value: date) -> tuple[str, str, str, str]:
        error = self.wrong.get(name, "")
        return name, label, self.request.GET.get(name, "") if error else day_in_words(value), error

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "neu" in request.POST:
            return HttpResponseRedirect(self._address(_kept(request.POST)))
        self._ask(_numbers(request.POST, _ASK))
        return HttpResponseRedirect(self._address({}))

    def _address(self, pins: Mapping[int, int]) -> str:
        first, last = self.period
        period = [("von", f"{first:%d.%m.%Y}"), ("bis", f"{last:%d.%m.%Y}")]
        kept = [("fest", f"{request}-{person}") for request, person in sorted(pins.items())]
        return f"{reverse('interpreters:dispatch')}?{urlencode([*period, *kept])}"

    def _ask(self, chosen: set[int]) -> None:
        """Ask whoever is chosen for these requests, each by itself; what is refused is said, the rest goes out."""
        wanted = {key: self.request.POST.get(f"{_PERSON}{key}", "") for key in chosen}
        requests = Request.objects.in_bulk(chosen)
        people = Interpreter.objects.in_bulk([int(each) for each in wanted.values() if each.isdecimal()])
        asked, refused = 0, []
        for key, record in sorted(requests.items(), key=lambda each: each[1].starts_at):
            person = people.get(int(wanted[key])) if wanted[key].isdecimal() else None
            if person is None:
                continue
            try:
                commands.offer_to(actor=self.actor, request=record, interpreter=person)
            except Refused as error:
                refused.append(error.message or "")
            else:
                asked += 1
        if asked:
            words = ngettext("%(count)s E-Mail ist unterwegs.", "%(count)s E-Mails sind unterwegs.", asked)
            messages.success(self.request, words % {"count": asked})
        for sentence in refused:
            messages.warning(self.request, sentence)
        if not asked and not refused:
            messages.warning(self.request, _("Niemand war ausgewählt."))


def _row(talk: PlannedTalk) -> dict[str, Any]:
    request, person = talk.request, talk.person
    names = {
        key: f"{prefix}{request.pk}"
        for key, prefix in (("person", _PERSON), ("ask", _ASK), ("keep", _KEEP), ("was", _WAS))
    }
    return {
        "talk": talk,
        "begins": clock_time(request.starts_at),
        "ends": clock_time(request.ends_at),
        "town": _("online") if request.is_online else (request.municipality.name if request.municipality else ""),
        "people": [*([person] if person else []), *talk.others],
        "names": names,
        "may_ask": person is not None and person.has_email and not person.is_asked,
    }


def _numbers(sent: Mapping[str, str], prefix: str) -> set[int]:
    found = (name.removeprefix(prefix) for name in sent if name.startswith(prefix))
    return {int(each) for each in found if each.isdecimal()}


def _kept(sent: Mapping[str, str]) -> dict[int, int]:
    """What stays as it is: rows that are kept, and rows where somebody else was chosen."""
    pins = {}
    for key in _numbers(sent, _PERSON):
        person, was = sent.get(f"{_PERSON}{key}", ""), sent.get(f"{_WAS}{key}", "")
        if person.isdecimal() and (f"{_KEEP}{key}" in sent or person != was):
            pins[key] = int(person)
    return pins
