"""Lists of the advice log."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.queries import team
from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.core.asking import Question
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.directory.queries import codes
from schwerpunkt.ui import formats
from schwerpunkt.ui.tables import ChoiceFilter, Column, DateRangeFilter, DayColumn, NumberColumn, Table
from schwerpunkt.ui.tables.filters import Filter


class _DayAsLink(DayColumn[AdviceEntry]):
    def in_words(self, value: date | None) -> str:
        return formats.day(value)


class CountedAdviceTable(Table[AdviceEntry]):
    """The entries behind a figure."""

    search_fields = ("organisation__name", "note", "measure__title")
    search_label = _l("Einrichtung, Stichwort oder Maßnahme")
    default_sort = "-on"

    on = _DayAsLink(_l("Tag"), "on", link="advice:entry", sort="on", is_key=True)
    kind = Column[AdviceEntry](_l("Leistung"), "kind.label", sort="kind__label")
    organisation = Column[AdviceEntry](
        _l("Einrichtung"), "organisation.name", sort="organisation__name", note=lambda each: each.note
    )
    note = Column[AdviceEntry](_l("Worum es ging"), "note", only_in_file=True)
    municipality = Column[AdviceEntry](_l("Kommune"), "municipality.name", sort="municipality__name")
    topic = Column[AdviceEntry](_l("Thema"), "topic.label", sort="topic__label")
    measure = Column[AdviceEntry](_l("Maßnahme"), "measure.title", sort="measure__title", only_in_file=True)
    staff = Column[AdviceEntry](_l("Wer"), "staff.user.name", sort="staff__user__name")
    minutes = NumberColumn[AdviceEntry](_l("Minuten"), "minutes", sort="minutes", total="minutes")

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Eintrag", "%(total)s Einträge", total) % {"total": total}
        return _("%(found)s von %(total)s Einträgen") % {"found": found, "total": total}


def _codes(kind: CodeKind) -> Callable[[], Question]:
    return lambda: Question(codes(kind), ("pk", "label"))


class AdviceTable(CountedAdviceTable):
    """The advice log."""

    kind_filter: Filter = ChoiceFilter(_l("Leistung"), "kind", choices=_codes(CodeKind.ADVICE_KIND))
    days: Filter = DateRangeFilter(_l("Tag"), "on")
    place: Filter = ChoiceFilter(
        _l("Kommune"),
        "municipality",
        choices=lambda: Question(CentreMunicipality.objects.order_by("name"), ("pk", "name")),
    )
    theme: Filter = ChoiceFilter(_l("Thema"), "topic", choices=_codes(CodeKind.NEED_TOPIC))
    who: Filter = ChoiceFilter(_l("Wer"), "staff", choices=lambda: Question(team(), ("pk", "user__name")))
