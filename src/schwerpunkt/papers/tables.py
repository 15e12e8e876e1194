"""Lists of papers."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.core.asking import Question
from schwerpunkt.directory.models import Committee
from schwerpunkt.papers.enums import ConsultationState, PaperState
from schwerpunkt.papers.models import Paper, PaperTemplate
from schwerpunkt.papers.queries.steps import paper_status
from schwerpunkt.ui.tables import ChoiceFilter, Column, DayColumn, StatusColumn, Table
from schwerpunkt.ui.tables.filters import Filter

FIRST_YEAR = 2012
_OVER = (ConsultationState.POSTPONED, ConsultationState.REMOVED)


def _committees(paper: Paper) -> str:
    names = [
        step.committee.short_name or step.committee.name
        for step in sorted(paper.consultations.all(), key=lambda step: step.position)
        if step.state not in _OVER
    ]
    return ", ".join(dict.fromkeys(names))


def _meeting(paper: Paper) -> date | None:
    days = [step.meeting.held_on for step in paper.consultations.all() if step.meeting and step.state not in _OVER]
    return min(days) if days else None


def _years() -> Iterable[tuple[str, str]]:
    """From next year back to the first year of the centres, without asking the database."""
    return [(str(year), str(year)) for year in range(clock.today().year + 1, FIRST_YEAR - 1, -1)]


class PaperTable(Table[Paper]):
    """The centre's papers."""

    search_fields = ("title", "reference", "author__user__name")
    search_label = _l("Betreff, Nummer oder Person")
    default_sort = "-dated_on"

    title = Column[Paper](_l("Betreff"), "title", link="papers:paper", sort="title", is_key=True)
    kind = Column[Paper](_l("Art"), "template.label", sort="template__label")
    reference = Column[Paper](_l("Nummer"), "reference", sort="reference")
    committees = Column[Paper](_l("Gremium"), _committees)
    meeting = DayColumn[Paper](_l("Sitzung"), _meeting)
    dated_on = DayColumn[Paper](_l("Datum"), "dated_on", sort="dated_on")
    author = Column[Paper](_l("Verfasst von"), "author.user.name", sort="author__user__name", only_in_file=True)
    submitted_on = DayColumn[Paper](_l("Eingereicht"), "submitted_on", sort="submitted_on", only_in_file=True)
    status = StatusColumn[Paper](_l("Stand"), paper_status, sort="state", export=lambda each: each.get_state_display())

    state: Filter = ChoiceFilter(_l("Stand"), "state", choices=PaperState.choices)
    template: Filter = ChoiceFilter(
        _l("Art"),
        "template",
        choices=lambda: Question(PaperTemplate.objects.order_by("label"), ("pk", "label")),
    )
    committee: Filter = ChoiceFilter(
        _l("Gremium"),
        choices=lambda: Question(Committee.objects.order_by("name"), ("pk", "name")),
        apply=lambda queryset, value: queryset.filter(consultations__committee=value).distinct(),
    )
    year: Filter = ChoiceFilter(
        _l("Jahr"), choices=_years, apply=lambda queryset, value: queryset.filter(dated_on__year=int(value))
    )

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Vorlage", "%(total)s Vorlagen", total) % {"total": total}
        return _("%(found)s von %(total)s Vorlagen") % {"found": found, "total": total}
