"""Mails to whoever wrote by a public form, in the language the form was filled in. Queued inside the commands."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.core import clock
from schwerpunkt.interpreters.languages import name_of
from schwerpunkt.interpreters.links import Purpose, confirm_until, link_name
from schwerpunkt.interpreters.models import Application, Inquiry, Request
from schwerpunkt.interpreters.words import span
from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.messaging.links import PLACE
from schwerpunkt.messaging.models import Mail


def send_confirmation_wish(incoming: Inquiry | Application) -> Mail:
    """Ask whether the address is right; carries the link."""
    last = confirm_until(incoming)
    purpose = Purpose.INQUIRY if isinstance(incoming, Inquiry) else Purpose.APPLICATION
    with override(incoming.reads):
        return _queue(
            incoming,
            "confirm",
            _("Bitte bestätigen Sie Ihre E-Mail-Adresse"),
            _(
                "Guten Tag,\n\n"
                "Sie haben uns geschrieben: %(what)s.\n\n"
                "Bitte bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört. Öffnen Sie den Link und drücken Sie den "
                "Knopf:\n\n"
                "%(link)s\n\n"
                "Der Link gilt bis zum %(last)s. Erst danach sehen wir Ihre Angaben. Ohne Bestätigung löschen wir sie.\n\n"
                "Sie haben uns nicht geschrieben? Dann tun Sie nichts.\n\n"
                "%(centre)s\n"
            ),
            {"link": PLACE, "last": f"{timezone.localtime(last):%d.%m.%Y, %H:%M}"},
            link=link_name(purpose),
        )


def send_receipt(incoming: Inquiry | Application) -> Mail:
    """Say that it has arrived, and who acts next."""
    with override(incoming.reads):
        return _queue(
            incoming,
            "receipt",
            _("Angekommen: %(what)s") % {"what": _what(incoming)},
            _(
                "Guten Tag,\n\n"
                "Ihre Nachricht ist bei uns angekommen: %(what)s.\n\n"
                "Wir prüfen sie und melden uns bei Ihnen. Sie müssen nichts tun.\n\n"
                "%(centre)s\n"
            ),
        )


def send_overview(request: Request) -> Mail:
    """Send the link to everything that was asked for from the address of this request."""
    return queue_mail(
        key=f"request {request.pk} overview {clock.now():%Y%m%d%H%M%S%f}",
        to_address=request.email,
        to_label=request.contact or request.organisation.name,
        subject=_("Ihre Anfragen nach Sprachmittlung"),
        body=_(
            "Guten Tag,\n\n"
            "hier sehen Sie alle Anfragen, die von dieser E-Mail-Adresse kamen, und fragen neu an, ohne alles noch einmal "
            "zu schreiben:\n\n"
            "%(link)s\n\n"
            "Sie haben den Link nicht angefordert? Dann tun Sie nichts.\n\n"
            "%(centre)s\n"
        )
        % {"link": PLACE, "centre": request.centre.name},
        about=request,
        link=link_name(Purpose.OVERVIEW),
    )


def send_welcome(application: Application) -> Mail:
    """Tell somebody that she belongs to the pool."""
    with override(application.reads):
        return _queue(
            application,
            "accepted",
            _("Willkommen im Pool der Sprachmittelnden"),
            _(
                "Guten Tag,\n\n"
                "wir freuen uns: Sie gehören jetzt zu unserem Pool der Sprachmittelnden. Wir melden uns bei Ihnen und "
                "sagen, wie es weitergeht.\n\n"
                "%(centre)s\n"
            ),
        )


def send_refusal(incoming: Inquiry | Application) -> Mail:
    """Say no, with the reason staff wrote."""
    with override(incoming.reads):
        return _queue(
            incoming,
            "declined",
            _("Leider nicht möglich: %(what)s") % {"what": _what(incoming)},
            _("Guten Tag,\n\nleider können wir nicht zusagen: %(what)s.\n\nDer Grund: %(reason)s\n\n%(centre)s\n"),
            {"reason": incoming.state_reason},
        )


def _what(incoming: Inquiry | Application) -> str:
    if isinstance(incoming, Application):
        return _("Bewerbung als Sprachmittlerin oder Sprachmittler")
    return _("Anfrage nach Sprachmittlung (%(language)s, %(when)s)") % {
        "language": name_of(incoming.language),
        "when": span(incoming.starts_at, incoming.ends_at),
    }


def _queue(
    incoming: Inquiry | Application,
    occasion: str,
    subject: str,
    body: str,
    words: Mapping[str, str] | None = None,
    *,
    link: str = "",
) -> Mail:
    told = {"what": _what(incoming), "centre": incoming.centre.name, **(words or {})}
    return queue_mail(
        key=f"{incoming._meta.label_lower} {incoming.pk} {occasion}",
        to_address=incoming.email,
        # Until the address is confirmed a stranger could have chosen the name.
        to_label=incoming.name if incoming.confirmed_at else "",
        subject=subject,
        body=body % told,
        about=incoming,
        link=link,
    )
