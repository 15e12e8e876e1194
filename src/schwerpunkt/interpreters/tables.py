"""Lists of the interpreter pool."""

from collections.abc import Callable
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core.asking import Question
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.directory.queries import codes
from schwerpunkt.interpreters.enums import InterpreterState, RequestState
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.interpreters.queries import assignment_status, interpreter_status, request_status, used_languages
from schwerpunkt.ui.formats import clock_time, day
from schwerpunkt.ui.tables import ChoiceFilter, Column, DateRangeFilter, DayColumn, NumberColumn, StatusColumn, Table
from schwerpunkt.ui.tables.filters import Filter


def _places() -> Question:
    return Question(CentreMunicipality.objects.order_by("name"), ("pk", "name"))


def _languages() -> Question:
    return Question(used_languages(), ("pk", "name"))


def _codes(kind: CodeKind) -> Callable[[], Question]:
    return lambda: Question(codes(kind), ("pk", "label"))


def _spoken(person: Interpreter) -> str:
    return ", ".join(str(each) for each in person.languages.all())


def _speaks(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(languages__language=value)


def _in_pool(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(state=value)


class InterpreterTable(Table[Interpreter]):
    """Everybody of the pool; made from ``queries.interpreters``."""

    search_fields = ("name", "municipality__name", "languages__language__name")
    search_label = _l("Name, Ort oder Sprache")
    default_sort = "name"

    name = Column[Interpreter](_l("Name"), "name", link="interpreters:interpreter", sort="name", is_key=True)
    languages = Column[Interpreter](_l("Sprachen"), _spoken, fetch=("languages__language",))
    municipality = Column[Interpreter](_l("Wohnort"), "municipality.name", sort="municipality__name")
    phone = Column[Interpreter](_l("Telefon"), "phone", only_in_file=True)
    email = Column[Interpreter](_l("E-Mail-Adresse"), "email", only_in_file=True)
    last_asked = DayColumn[Interpreter](_l("Zuletzt gefragt"), "last_asked", sort="last_asked")
    due = DayColumn[Interpreter](_l("Nachweis fällig"), "due", sort="due")
    state = StatusColumn[Interpreter](
        _l("Stand"), interpreter_status, sort="state", export=lambda each: each.get_state_display()
    )

    stand: Filter = ChoiceFilter(_l("Stand"), choices=lambda: InterpreterState.choices, apply=_in_pool)
    sprache: Filter = ChoiceFilter(_l("Sprache"), choices=_languages, apply=_speaks)
    kommune: Filter = ChoiceFilter(_l("Wohnort"), "municipality", choices=_places)

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Person", "%(total)s Personen", total) % {"total": total}
        return _("%(found)s von %(total)s Personen") % {"found": found, "total": total}


def _moment(request: Request) -> str:
    start = timezone.localtime(request.starts_at)
    return f"{day(start.date())}, {clock_time(start)}"


class _Counted(Table[Request]):
    """What the lists of requests share."""

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Anfrage", "%(total)s Anfragen", total) % {"total": total}
        return _("%(found)s von %(total)s Anfragen") % {"found": found, "total": total}


class CountedRequestTable(_Counted):
    """The requests behind a figure; made from ``queries.requests``."""

    search_fields = ("organisation__name", "language__name", "venue", "subject")
    search_label = _l("Einrichtung, Sprache oder Ort")
    default_sort = "-starts_at"

    starts_at = Column[Request](_l("Termin"), _moment, link="interpreters:request", sort=F("starts_at"), is_key=True)
    language = Column[Request](_l("Sprache"), "language.name", sort="language__name", note=lambda each: each.dialect)
    organisation = Column[Request](
        _l("Einrichtung"), "organisation.name", sort="organisation__name", note=lambda each: each.subject
    )
    kind = Column[Request](_l("Art des Gesprächs"), "kind.label", sort="kind__label")
    municipality = Column[Request](_l("Kommune"), "municipality.name", sort="municipality__name")
    minutes = NumberColumn[Request](_l("Minuten"), "minutes", sort="minutes", only_in_file=True)
    who = Column[Request](_l("Wer kommt"), "who", sort="who")
    received_on = DayColumn[Request](_l("Eingegangen"), "received_on", sort="received_on", only_in_file=True)
    state = StatusColumn[Request](
        _l("Stand"), request_status, sort="state", export=lambda each: each.get_state_display()
    )


class RequestTable(CountedRequestTable):
    """All requests of the centre."""

    stand: Filter = ChoiceFilter(_l("Stand"), "state", choices=lambda: RequestState.choices)
    tage: Filter = DateRangeFilter(_l("Termin"), "starts_at__date")
    sprache: Filter = ChoiceFilter(_l("Sprache"), "language", choices=_languages)
    kommune: Filter = ChoiceFilter(_l("Kommune"), "municipality", choices=_places)
    art: Filter = ChoiceFilter(_l("Art des Gesprächs"), "kind", choices=_codes(CodeKind.TALK_KIND))


class CountedAssignmentTable(Table[Assignment]):
    """The assignments behind a figure; made from ``queries.assignments``."""

    search_fields = ("request__organisation__name", "request__language__name", "interpreter__name")
    search_label = _l("Einrichtung, Sprache oder Person")
    default_sort = "-starts_at"

    starts_at = Column[Assignment](
        _l("Termin"),
        lambda each: _moment(each.request),
        link=lambda each: reverse("interpreters:request", args=(each.request_id,)),
        sort=F("starts_at"),
        is_key=True,
    )
    language = Column[Assignment](_l("Sprache"), "request.language.name", sort="request__language__name")
    organisation = Column[Assignment](
        _l("Einrichtung"), "request.organisation.name", sort="request__organisation__name"
    )
    municipality = Column[Assignment](_l("Kommune"), "request.municipality.name", sort="request__municipality__name")
    interpreter = Column[Assignment](_l("Wer"), "interpreter.name", sort="interpreter__name")
    minutes = NumberColumn[Assignment](_l("Minuten"), "held_minutes", sort="held_minutes", total="held_minutes")
    state = StatusColumn[Assignment](
        _l("Stand"), assignment_status, sort="state", export=lambda each: each.get_state_display()
    )

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Einsatz", "%(total)s Einsätze", total) % {"total": total}
        return _("%(found)s von %(total)s Einsätzen") % {"found": found, "total": total}
