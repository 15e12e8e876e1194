"""The list of mail that went out, waits or failed."""

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.messaging.enums import MailState
from schwerpunkt.messaging.models import Mail
from schwerpunkt.ui.formats import moment
from schwerpunkt.ui.status import Look, Status
from schwerpunkt.ui.tables import ChoiceFilter, Column, DateRangeFilter, StatusColumn, Table
from schwerpunkt.ui.tables.filters import Filter

_LOOKS: dict[str, Look] = {
    MailState.WAITING: "run",
    MailState.SENT: "done",
    MailState.FAILED: "late",
    MailState.CANCELLED: "void",
}


def mail_status(mail: Mail) -> Status:
    """How a mail stands, since when, or when it is tried next."""
    note = ""
    if mail.sent_at is not None:
        note = moment(mail.sent_at)
    elif mail.state == MailState.WAITING and mail.attempts:
        note = _("nächster Versuch %(when)s") % {"when": moment(mail.next_try_at)}
    return Status(_LOOKS[mail.state], mail.get_state_display(), note)


class OutboxTable(Table[Mail]):
    """Mail of the centre."""

    search_fields = ("subject", "to_label", "to_address", "body")
    search_label = _l("Betreff, Name oder Adresse")
    default_sort = "-queued_at"

    queued_at = Column[Mail](_l("Geschrieben"), lambda mail: moment(mail.queued_at), sort=F("queued_at"))
    subject = Column[Mail](
        _l("Betreff"), "subject", link="portal:mail", sort="subject", is_key=True, note=lambda mail: mail.last_error
    )
    to = Column[Mail](_l("An"), "to_label", sort="to_label", note=lambda mail: mail.to_address)
    address = Column[Mail](_l("Adresse"), "to_address", only_in_file=True)
    attempts = Column[Mail](_l("Versuche"), "attempts", only_in_file=True)
    error = Column[Mail](_l("Letzter Fehler"), "last_error", only_in_file=True)
    status = StatusColumn[Mail](_l("Zustand"), mail_status, sort="state", export=lambda mail: str(mail_status(mail)))

    zustand: Filter = ChoiceFilter(_l("Zustand"), "state", choices=lambda: MailState.choices)
    tag: Filter = DateRangeFilter(_l("Tag"), "queued_at__date")

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Nachricht", "%(total)s Nachrichten", total) % {"total": total}
        return _("%(found)s von %(total)s Nachrichten") % {"found": found, "total": total}
