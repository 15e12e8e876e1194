"""The outbox: what the program writes to people, and what became of it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schwerpunkt.messaging.commands import cancel_mail, resend_mail
from schwerpunkt.messaging.enums import MailState, Perm
from schwerpunkt.messaging.models import Mail
from schwerpunkt.messaging.queries import outbox, undelivered_count
from schwerpunkt.messaging.workflows import MAIL_FLOW
from schwerpunkt.portal.outbox_table import OutboxTable, mail_status
from schwerpunkt.ui.actions import Action, Crumb, transitions
from schwerpunkt.ui.formats import moment
from schwerpunkt.ui.pages import DetailPage, ListPage, Panel, TransitionPage

_WAYS = {"resend": "portal:mail_resend", "cancel": "portal:mail_cancel"}


def _crumbs(mail: Mail | None = None) -> list[Crumb]:
    trail = [Crumb(_("Postausgang"), reverse("portal:outbox"))]
    if mail is not None:
        trail.append(Crumb(mail.subject, reverse("portal:mail", args=(mail.pk,))))
    return trail


class Outbox(ListPage[Mail]):
    """All mail of the centre."""

    permission = Perm.VIEW_OUTBOX
    title = gettext_lazy("Postausgang")
    table_class = OutboxTable

    def headline(self) -> str:
        if failed := undelivered_count():
            return ngettext(
                "Eine Nachricht konnte nicht zugestellt werden.",
                "%(count)s Nachrichten konnten nicht zugestellt werden.",
                failed,
            ) % {"count": failed}
        return _("Alle Nachrichten gehen ihren Weg.")

    def records(self) -> QuerySet[Mail]:
        return outbox()

    def empty(self) -> str:
        return _("Noch hat das Programm niemandem geschrieben. Einladungen und Erinnerungen stehen später hier.")


def _text(page: Any) -> dict[str, Any]:
    return {"paragraphs": [part for part in page.record.body.split("\n\n") if part.strip()]}


class MailDetail(DetailPage[Mail]):
    """One mail with its text and its way."""

    permission = Perm.VIEW_OUTBOX
    model = Mail
    own_panels: ClassVar[tuple[Panel, ...]] = (
        Panel("text", gettext_lazy("Der Text"), "portal/_mail.html", _text, order=10),
    )

    def records(self) -> QuerySet[Mail]:
        return outbox()

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def pre_title(self) -> str:
        return _("An %(name)s, %(address)s") % {"name": self.record.to_label, "address": self.record.to_address}

    def lead(self) -> str:
        return self.record.last_error

    def facts(self) -> list[tuple[str, Any]]:
        mail = self.record
        rows: list[tuple[str, Any]] = [
            (_("Zustand"), mail_status(mail)),
            (_("Geschrieben"), moment(mail.queued_at)),
            (_("Versuche"), str(mail.attempts)),
        ]
        if mail.sent_at is not None:
            rows.append((_("Verschickt"), moment(mail.sent_at)))
        return rows

    def primary(self) -> Action | None:
        ways = self._ways()
        return ways[0] if ways and self.record.state == MailState.FAILED else None

    def actions(self) -> list[Action]:
        main = self.primary()
        return [way for way in self._ways() if main is None or way.url != main.url]

    def _ways(self) -> list[Action]:
        return transitions(self.actor, self.record, MAIL_FLOW, _WAYS)


class _MailTransition(TransitionPage[Mail], abstract=True):
    permission = Perm.RESEND_MAIL
    model = Mail
    workflow = MAIL_FLOW
    success_view = "portal:mail"

    def records(self) -> QuerySet[Mail]:
        return outbox()

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)


class MailResend(_MailTransition):
    """Try again."""

    verb = "resend"
    command = resend_mail
    title = gettext_lazy("Diese Nachricht noch einmal verschicken?")


class MailCancel(_MailTransition):
    """Hold back."""

    verb = "cancel"
    command = cancel_mail
    title = gettext_lazy("Diese Nachricht zurückhalten?")
