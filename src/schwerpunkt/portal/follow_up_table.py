"""The list of one's follow-ups."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.ui.formats import day, until
from schwerpunkt.ui.status import Status
from schwerpunkt.ui.tables import ChoiceFilter, Column, DayColumn, StatusColumn, Table
from schwerpunkt.ui.tables.filters import Filter


def follow_up_status(row: FollowUp) -> Status:
    """How it stands today."""
    if row.done_at is not None:
        return Status("done", _("erledigt"), day(row.done_at))
    return Status("late" if row.due_on < clock.today() else "plan", _("offen"), until(row.due_on))


def _by_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(done_at__isnull=value == "open")


class FollowUpTable(Table[FollowUp]):
    """What one is to come back to, and what one asked others to."""

    search_fields = ("text", "record_title")
    search_label = _l("Text oder wozu es gehört")
    default_sort = "due_on"

    due_on = DayColumn[FollowUp](_l("Am"), "due_on", sort="due_on")
    text = Column[FollowUp](_l("Was"), "text", link="portal:follow_up", sort="text", is_key=True)
    record = Column[FollowUp](_l("Gehört zu"), "record_title", link=lambda row: row.address or None)
    owner = Column[FollowUp](_l("Für"), "owner.user.name", sort="owner__user__name")
    set_by = Column[FollowUp](_l("Angelegt von"), lambda row: row.set_by.user.name if row.set_by else "")
    status = StatusColumn[FollowUp](
        _l("Zustand"), follow_up_status, sort=F("done_at"), export=lambda row: str(follow_up_status(row))
    )

    zustand: Filter = ChoiceFilter(
        _l("Zustand"), choices=lambda: [("open", _("offen")), ("done", _("erledigt"))], apply=_by_state, default="open"
    )

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Wiedervorlage", "%(total)s Wiedervorlagen", total) % {"total": total}
        return _("%(found)s von %(total)s Wiedervorlagen") % {"found": found, "total": total}
