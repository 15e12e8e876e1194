"""Lists of the interpreter pool."""

from collections.abc import Callable
from typing import Any

from django.db.models import F, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core.asking import Question
from schwerpunkt.core.words import Words
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.directory.queries import codes
from schwerpunkt.interpreters.enums import (
    TOOK_PLACE,
    BudgetKind,
    IncomingState,
    InterpreterState,
    RequestState,
    SettlementState,
)
from schwerpunkt.interpreters.models import (
    AdmissibilityRule,
    Application,
    Assignment,
    Inquiry,
    Interpreter,
    Request,
    Settlement,
    SettlementLine,
    Tariff,
    Training,
)
from schwerpunkt.interpreters.queries import (
    assignment_status,
    incoming_status,
    interpreter_status,
    request_status,
    used_languages,
)
from schwerpunkt.interpreters.queries.settling import settlement_status
from schwerpunkt.interpreters.words import moment, month
from schwerpunkt.ui.formats import clock_time, day
from schwerpunkt.ui.tables import (
    ChoiceFilter,
    Column,
    DateRangeFilter,
    DayColumn,
    MoneyColumn,
    NumberColumn,
    StatusColumn,
    Table,
    YesFilter,
)
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


class WorkedFilter(DateRangeFilter):
    """Whose talks took place from a day to a day; ``path`` leads from an assignment to the record that is listed."""

    def __init__(self, label: Words, path: str) -> None:
        super().__init__(label, "starts_at__date")
        self.path = path

    def narrow(self, queryset: QuerySet[Any], params: QueryDict) -> QuerySet[Any]:
        if not any(self.texts(params)) or self.error(params):
            return queryset
        talks = super().narrow(Assignment.objects.filter(state__in=TOOK_PLACE), params)
        return queryset.filter(pk__in=talks.order_by().values(self.path))


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
    einsatz: Filter = WorkedFilter(_l("Einsatz"), "interpreter")

    def counted(self, found: int, total: int) -> str:
        return _people(found, total)


def _people(found: int, total: int) -> str:
    if found == total:
        return ngettext("%(total)s Person", "%(total)s Personen", total) % {"total": total}
    return _("%(found)s von %(total)s Personen") % {"found": found, "total": total}


class CountedInterpreterTable(Table[Interpreter]):
    """The people behind a figure; made from ``queries.joined``."""

    search_fields = ("name", "municipality__name")
    search_label = _l("Name oder Ort")
    default_sort = "-joined_on"

    name = Column[Interpreter](_l("Name"), "name", link="interpreters:interpreter", sort="name", is_key=True)
    languages = Column[Interpreter](_l("Sprachen"), _spoken, fetch=("languages__language",), only_in_file=True)
    municipality = Column[Interpreter](_l("Wohnort"), "municipality.name", sort="municipality__name")
    joined_on = DayColumn[Interpreter](_l("Im Pool seit"), "joined_on", sort="joined_on")
    state = StatusColumn[Interpreter](
        _l("Stand"), interpreter_status, sort="state", export=lambda each: each.get_state_display()
    )

    def counted(self, found: int, total: int) -> str:
        return _people(found, total)


class CountedTrainingTable(Table[Training]):
    """The trainings behind a figure; made from ``queries.trainings``."""

    search_fields = ("title", "interpreter__name")
    search_label = _l("Schulung oder Person")
    default_sort = "-on"

    on = DayColumn[Training](
        _l("Abgeschlossen"),
        "on",
        link=lambda each: reverse("interpreters:interpreter", args=(each.interpreter_id,)),
        sort="on",
        is_key=True,
    )
    title = Column[Training](_l("Schulung"), "title", sort="title")
    interpreter = Column[Training](_l("Wer"), "interpreter.name", sort="interpreter__name")
    lessons = NumberColumn[Training](_l("Unterrichtsstunden"), "lessons", sort="lessons", total="lessons")

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Schulung", "%(total)s Schulungen", total) % {"total": total}
        return _("%(found)s von %(total)s Schulungen") % {"found": found, "total": total}


class InstitutionTable(Table[Organisation]):
    """Institutions that asked; made from ``queries.asking``."""

    search_fields = ("name", "municipality__name")
    search_label = _l("Einrichtung oder Ort")
    default_sort = "name"

    name = Column[Organisation](_l("Einrichtung"), "name", link="directory:organisation", sort="name", is_key=True)
    kind = Column[Organisation](_l("Art der Einrichtung"), lambda each: each.get_kind_display(), sort=F("kind"))
    municipality = Column[Organisation](_l("Kommune"), "municipality.name", sort="municipality__name")
    requests = NumberColumn[Organisation](_l("Anfragen insgesamt"), "request_count", sort="request_count")

    einsatz: Filter = WorkedFilter(_l("Einsatz"), "request__organisation")
    art: Filter = ChoiceFilter(_l("Art der Einrichtung"), "kind", choices=lambda: OrganisationKind.choices)
    kommune: Filter = ChoiceFilter(_l("Kommune"), "municipality", choices=_places)

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Einrichtung", "%(total)s Einrichtungen", total) % {"total": total}
        return _("%(found)s von %(total)s Einrichtungen") % {"found": found, "total": total}


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


class CountedUncoveredTable(CountedRequestTable):
    """Requests nobody was found for, with the reason."""

    because = Column[Request](_l("Grund"), "uncovered_because.label", sort="uncovered_because__label")
    note = Column[Request](_l("Anmerkung"), "state_reason", only_in_file=True)


class CountedLeadTable(CountedRequestTable):
    """Requests with how early they came."""

    lead_days = NumberColumn[Request](_l("Tage Vorlauf"), "lead_days", sort="lead_days", total="lead_days")


class CountedFillTable(CountedRequestTable):
    """Requests somebody promised to come to, with how long that took."""

    fill_hours = NumberColumn[Request](
        _l("Stunden bis zur Zusage"), "fill_hours", sort="fill_hours", total="fill_hours"
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


_HANDLED = [each for each in IncomingState.choices if each[0] != IncomingState.UNCONFIRMED]


class InquiryTable(Table[Inquiry]):
    """Requests that came by the public form; made from ``queries.inquiries``."""

    search_fields = ("institution", "language__name", "name")
    search_label = _l("Einrichtung, Sprache oder Name")
    default_sort = "-sent_at"

    institution = Column[Inquiry](
        _l("Einrichtung"), "institution", link="interpreters:inquiry", sort="institution", is_key=True
    )
    language = Column[Inquiry](_l("Sprache"), "language.name", sort="language__name")
    starts_at = Column[Inquiry](_l("Termin"), lambda each: moment(each.starts_at), sort=F("starts_at"))
    sent_at = Column[Inquiry](_l("Geschickt"), lambda each: moment(each.sent_at), sort=F("sent_at"))
    verdict = Column[Inquiry](_l("Prüfung"), lambda each: each.get_verdict_display(), sort="verdict")
    state = StatusColumn[Inquiry](
        _l("Stand"), incoming_status, sort="state", export=lambda each: each.get_state_display()
    )

    stand: Filter = ChoiceFilter(_l("Stand"), "state", choices=lambda: _HANDLED)

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Anfrage", "%(total)s Anfragen", total) % {"total": total}
        return _("%(found)s von %(total)s Anfragen") % {"found": found, "total": total}


class ApplicationTable(Table[Application]):
    """Everybody who wants to join; made from ``queries.applications``."""

    search_fields = ("name", "municipality__name")
    search_label = _l("Name oder Ort")
    default_sort = "-sent_at"

    name = Column[Application](_l("Name"), "name", link="interpreters:application", sort="name", is_key=True)
    municipality = Column[Application](_l("Wohnort"), "municipality.name", sort="municipality__name")
    sent_at = Column[Application](_l("Geschickt"), lambda each: moment(each.sent_at), sort=F("sent_at"))
    state = StatusColumn[Application](
        _l("Stand"), incoming_status, sort="state", export=lambda each: each.get_state_display()
    )

    stand: Filter = ChoiceFilter(_l("Stand"), "state", choices=lambda: _HANDLED)

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Bewerbung", "%(total)s Bewerbungen", total) % {"total": total}
        return _("%(found)s von %(total)s Bewerbungen") % {"found": found, "total": total}


class RuleTable(Table[AdmissibilityRule]):
    """The rules of admissibility; made from ``queries.rules``."""

    search_fields = ("question", "quotation")
    search_label = _l("Frage oder Regel")
    default_sort = "position"

    position = NumberColumn[AdmissibilityRule](_l("Stelle"), "position", sort="position")
    question = Column[AdmissibilityRule](_l("Frage"), "question", link="interpreters:rule_change", is_key=True)
    effect = Column[AdmissibilityRule](_l("Ein Ja bedeutet"), lambda each: each.get_effect_display(), sort="effect")
    quotation = Column[AdmissibilityRule](_l("Regel"), "quotation", note=lambda each: each.source)
    valid_from = DayColumn[AdmissibilityRule](_l("Gültig ab"), "valid_from", sort="valid_from")
    valid_to = DayColumn[AdmissibilityRule](_l("Gültig bis"), "valid_to", sort="valid_to")
    ending = Column[AdmissibilityRule](
        _l("Aktion"), lambda each: "" if each.valid_to else _("Beenden"), link="interpreters:rule_end"
    )

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Regel", "%(total)s Regeln", total) % {"total": total}
        return _("%(found)s von %(total)s Regeln") % {"found": found, "total": total}


class SettlementTable(Table[Settlement]):
    """All settlements; made from ``queries.settling.settlements``."""

    default_sort = "-month"

    month = Column[Settlement](
        _l("Monat"), lambda each: month(each.month), link="interpreters:settlement", sort=F("month"), is_key=True
    )
    people = NumberColumn[Settlement](_l("Personen"), "people", sort="people")
    count = NumberColumn[Settlement](_l("Posten"), "count", sort="count")
    amount = MoneyColumn[Settlement](_l("Summe"), "amount", sort="amount")
    paid_on = DayColumn[Settlement](_l("Bezahlt"), "paid_on", sort="paid_on")
    state = StatusColumn[Settlement](
        _l("Stand"), settlement_status, sort="state", export=lambda each: each.get_state_display()
    )


class CountedLineTable(Table[SettlementLine]):
    """The lines behind a sum; made from ``queries.settling.settlement_lines``."""

    search_fields = ("interpreter__name", "assignment__request__organisation__name", "words")
    search_label = _l("Person oder Einrichtung")
    default_sort = "-on"

    on = DayColumn[SettlementLine](_l("Tag"), "on", link="interpreters:settlement_line", sort="on", is_key=True)
    interpreter = Column[SettlementLine](_l("Wer"), "interpreter.name", sort="interpreter__name")
    organisation = Column[SettlementLine](
        _l("Einrichtung"),
        "assignment.request.organisation.name",
        sort="assignment__request__organisation__name",
        note=lambda each: each.assignment.request.language.name,
    )
    words = Column[SettlementLine](_l("Rechnung"), "words")
    minutes = NumberColumn[SettlementLine](_l("Minuten"), "minutes", sort="minutes", only_in_file=True)
    tariff = Column[SettlementLine](_l("Tarif"), "tariff.name", only_in_file=True)
    budget = Column[SettlementLine](
        _l("Mittel"),
        lambda each: each.get_budget_display(),
        sort=F("budget"),
        export=lambda each: each.get_budget_display(),
    )
    settlement = Column[SettlementLine](
        _l("Abrechnung"), lambda each: month(each.settlement.month), sort=F("settlement__month")
    )
    amount = MoneyColumn[SettlementLine](_l("Betrag"), "amount", sort="amount", total="amount")

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Posten", "%(total)s Posten", total) % {"total": total}
        return _("%(found)s von %(total)s Posten") % {"found": found, "total": total}


def _months() -> list[tuple[str, str]]:
    return [(str(each.pk), month(each.month)) for each in Settlement.objects.only("month")]


def _locked(rows: QuerySet[Any], _value: Any) -> QuerySet[Any]:
    return rows.exclude(settlement__state=SettlementState.DRAFT)


class LineTable(CountedLineTable):
    """All lines of all settlements."""

    abrechnung: Filter = ChoiceFilter(_l("Abrechnung"), "settlement", choices=_months)
    mittel: Filter = ChoiceFilter(_l("Mittel"), "budget", choices=lambda: BudgetKind.choices)
    tage: Filter = DateRangeFilter(_l("Tag"), "on")
    frei: Filter = YesFilter(_l("nur freigegebene"), apply=_locked)


class TariffTable(Table[Tariff]):
    """All tariffs."""

    default_sort = "-valid_from"

    name = Column[Tariff](_l("Tarif"), "name", link="interpreters:tariff", sort="name", is_key=True)
    valid_from = DayColumn[Tariff](_l("Gültig ab"), "valid_from", sort="valid_from")
    valid_to = DayColumn[Tariff](_l("Gültig bis"), "valid_to", sort="valid_to")
    source = Column[Tariff](_l("Quelle"), "source")
