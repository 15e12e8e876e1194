"""Lists of needs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core.asking import Question
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code
from schwerpunkt.needs.enums import OPEN_STATES, NeedSource, NeedState
from schwerpunkt.needs.models import Answer, Need, NeedRound, QuestionSheet
from schwerpunkt.needs.queries import BECAME, need_status, outcome
from schwerpunkt.ui.formats import day
from schwerpunkt.ui.status import Look, Status
from schwerpunkt.ui.tables import ChoiceFilter, Column, DateRangeFilter, DayColumn, NumberColumn, StatusColumn, Table
from schwerpunkt.ui.tables.filters import Filter

OPEN = "open"


def _states() -> Iterable[tuple[str, Any]]:
    return ((OPEN, _("ohne Entscheidung")), *NeedState.choices)


def _in_state(queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
    return queryset.filter(state__in=OPEN_STATES) if value == OPEN else queryset.filter(state=value)


def _codes(kind: CodeKind) -> Any:
    return lambda: Question(Code.objects.filter(kind=kind).order_by("position", "label"), ("pk", "label"))


def _groups(need: Need) -> str:
    return ", ".join(each.label for each in need.target_groups.all())


class CountedNeedTable(Table[Need]):
    """The needs behind a figure; no filter holds by itself, so the list adds up."""

    search_fields = ("text", "municipality__name", "organisation__name", "topic__label")
    search_label = _l("Wort, Kommune oder Thema")
    default_sort = "-reported_on"

    text = Column[Need](
        _l("Bedarf"), "name", link="needs:need", sort="text", is_key=True, export=lambda need: need.text
    )
    reporter = Column[Need](
        _l("Gemeldet von"), "reporter", sort="municipality__name", note=lambda need: need.reporter_function
    )
    field = Column[Need](_l("Handlungsfeld"), "action_field.label", sort="action_field__position")
    topic = Column[Need](_l("Thema"), "topic.label", sort="topic__position")
    urgency = Column[Need](_l("Dringlichkeit"), "urgency.label", sort="urgency__position")
    groups = Column[Need](_l("Zielgruppen"), _groups, fetch=("target_groups",), only_in_file=True)
    asked = Column[Need](_l("Bedarfsabfrage"), "round.title", only_in_file=True)
    source = Column[Need](_l("Weg"), lambda need: need.get_source_display(), only_in_file=True)
    outcome = Column[Need](_l("Was daraus wurde"), outcome, fetch=BECAME, only_in_file=True)
    reported_on = DayColumn[Need](_l("Gemeldet"), "reported_on", sort="reported_on")
    status = StatusColumn[Need](_l("Stand"), need_status, sort="state", export=lambda n: n.get_state_display())

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Bedarf", "%(total)s Bedarfe", total) % {"total": total}
        return _("%(found)s von %(total)s Bedarfen") % {"found": found, "total": total}


class NeedTable(CountedNeedTable):
    """All needs of the centre."""

    state: Filter = ChoiceFilter(_l("Stand"), choices=_states, apply=_in_state)
    handlungsfeld: Filter = ChoiceFilter(_l("Handlungsfeld"), "action_field", choices=_codes(CodeKind.ACTION_FIELD))
    thema: Filter = ChoiceFilter(_l("Thema"), "topic", choices=_codes(CodeKind.NEED_TOPIC))
    kommune: Filter = ChoiceFilter(
        _l("Kommune"),
        "municipality",
        choices=lambda: Question(CentreMunicipality.objects.order_by("name"), ("pk", "name")),
    )
    abfrage: Filter = ChoiceFilter(
        _l("Bedarfsabfrage"),
        "round",
        choices=lambda: Question(NeedRound.objects.order_by("-opens_on"), ("pk", "title")),
    )
    dringlichkeit: Filter = ChoiceFilter(_l("Dringlichkeit"), "urgency", choices=_codes(CodeKind.NEED_URGENCY))
    weg: Filter = ChoiceFilter(_l("Weg"), "source", choices=lambda: NeedSource.choices)
    gemeldet: Filter = DateRangeFilter(_l("Gemeldet"), "reported_on")


_ROUND_LOOKS: dict[str, Look] = {"draft": "plan", "open": "run", "closed": "done"}


def round_status(asked: NeedRound) -> Status:
    """How a round stands, and until when."""
    note = _("bis %(day)s") % {"day": day(asked.closes_on)} if asked.state == "open" else ""
    return Status(_ROUND_LOOKS[asked.state], asked.get_state_display(), note)


class RoundTable(Table[NeedRound]):
    """The need rounds of the centre; made from ``queries.rounds``."""

    search_fields = ("title", "period__title")
    search_label = _l("Abfrage oder Zeitraum")
    default_sort = "-opens_on"

    title = Column[NeedRound](_l("Bedarfsabfrage"), "title", link="needs:round", sort="title", is_key=True)
    period = Column[NeedRound](_l("Zeitraum"), "period.title", sort="period__title")
    opens_on = DayColumn[NeedRound](_l("Beginn"), "opens_on", sort="opens_on")
    closes_on = DayColumn[NeedRound](_l("Antwort bis"), "closes_on", sort="closes_on")
    answered = Column[NeedRound](
        _l("Antworten"),
        lambda asked: (
            _("%(answered)s von %(asked)s") % {"answered": asked.answered_count, "asked": asked.asked_count}  # type: ignore[attr-defined]  # annotated
            if asked.asked_count  # type: ignore[attr-defined]  # annotated
            else ""
        ),
    )
    need_count = NumberColumn[NeedRound](_l("Bedarfe"), "need_count", sort="need_count")
    open_count = NumberColumn[NeedRound](_l("ohne Entscheidung"), "open_count", sort="open_count")
    status = StatusColumn[NeedRound](_l("Stand"), round_status, sort="state", export=lambda r: r.get_state_display())


class SheetTable(Table[QuestionSheet]):
    """Templates for questions; made from ``queries.templates``."""

    search_fields = ("title",)
    search_label = _l("Vorlage")
    default_sort = "title"

    title = Column[QuestionSheet](_l("Vorlage"), "title", link="needs:sheet", sort="title", is_key=True)
    question_count = NumberColumn[QuestionSheet](_l("Fragen"), "question_count", sort="question_count")
    valid_from = DayColumn[QuestionSheet](_l("Gültig ab"), "valid_from", sort="valid_from")
    valid_to = DayColumn[QuestionSheet](_l("Gültig bis"), "valid_to", sort="valid_to")
    source = Column[QuestionSheet](_l("Quelle"), "source")


class CountedAnswerTable(Table[Answer]):
    """The answers behind a figure."""

    search_fields = ("invitation__municipality__name", "invitation__organisation__name", "invitation__round__title")
    search_label = _l("Kommune oder Abfrage")
    default_sort = "-submitted_at"

    name = Column[Answer](
        _l("Kommune"),
        "invitation.name",
        link=lambda each: reverse("needs:invitation", args=(each.invitation_id,)),
        sort="invitation__municipality__name",
        is_key=True,
        note=lambda each: each.reporter_function,
    )
    asked = Column[Answer](_l("Bedarfsabfrage"), "invitation.round.title", sort="invitation__round__title")
    submitted_at = DayColumn[Answer](_l("Abgeschickt"), "submitted_at", sort="submitted_at")
