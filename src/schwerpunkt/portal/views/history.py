"""What happened in the whole centre."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.audit.enums import Perm
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.portal.queries.history import whole_history
from schwerpunkt.portal.tables import HistoryTable
from schwerpunkt.ui.pages import ListPage


class History(ListPage[AuditEntry]):
    """Who did what, when and why."""

    permission = Perm.VIEW_WHOLE_HISTORY
    title = gettext_lazy("Verlauf")
    table_class = HistoryTable

    def headline(self) -> str:
        return _("Wer hat was wann und warum geändert?")

    def records(self) -> QuerySet[AuditEntry]:
        return whole_history()

    def empty(self) -> str:
        return _("Noch ist nichts geschehen. Jede Änderung steht später hier.")
