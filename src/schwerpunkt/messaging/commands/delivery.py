"""Sending what waits in the outbox. Works for all centres, as the program itself, outside of any request.

A mail is claimed in a transaction of its own before the conversation with the mail server, so that no lock is held
meanwhile; if the process dies in between, the mail is due again when the claim has run out. It then arrives twice at
worst, both times with the same Message-ID.
"""

import hashlib
import logging
import re
from datetime import timedelta
from email.utils import formataddr
from smtplib import SMTPAuthenticationError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import gettext as _

from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.dated import ATTEMPTS, PAUSE
from schwerpunkt.messaging.enums import MailState
from schwerpunkt.messaging.links import with_link
from schwerpunkt.messaging.models import Mail
from schwerpunkt.messaging.workflows import MAIL_FLOW
from schwerpunkt.parameters.queries import at
from schwerpunkt.tenancy.scope import everywhere, inside

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=12)
_PERMANENT = range(500, 600)
_METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)
"""Mail programs look for it in the header, too."""


class _ServerAway(Exception):
    """No use in trying the next mail now."""


def deliver_waiting() -> int:
    """Send every mail that is due; returns how many went out. Stops when the mail server is away."""
    sent = 0
    connection: BaseEmailBackend = get_connection()
    try:
        while (mail := _claim()) is not None:
            with inside(mail.centre):
                sent += _deliver(mail, connection)
    except _ServerAway:
        log.warning("mail server is away, the rest waits")
    finally:
        connection.close()
    return sent


def _claim() -> Mail | None:
    """The mail that is due longest, put aside for this process."""
    with everywhere(), transaction.atomic(), licence("messaging.deliver"):
        due = Mail.objects.filter(state=MailState.WAITING, next_try_at__lte=clock.now()).order_by("next_try_at", "pk")
        mail = due.select_for_update(skip_locked=True, of=("self",)).select_related("centre").first()
        if mail is not None:
            mail.attempts += 1
            mail.next_try_at = clock.now() + CLAIM
            mail.save(update_fields=["attempts", "next_try_at"])
        return mail


def _deliver(mail: Mail, connection: BaseEmailBackend) -> int:
    try:
        connection.open()
        _message(mail, connection).send()
    except SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _note_failure(mail, _refusal(code, words), for_good=code in _PERMANENT)
    except SMTPAuthenticationError as error:
        _note_failure(mail, _("Der Mailserver lehnt die Anmeldung des Programms ab."))
        raise _ServerAway from error
    except SMTPResponseException as error:
        _note_failure(mail, _refusal(error.smtp_code, error.smtp_error))
        connection.close()
    except (SMTPException, OSError) as error:
        _note_failure(mail, _("Der Mailserver ist nicht erreichbar (%(what)s).") % {"what": type(error).__name__})
        raise _ServerAway from error
    except Exception:
        # One mail that cannot be made must not stop those behind it.
        log.exception("mail %s cannot be made", mail.pk)
        _note_failure(mail, _("Aus dieser Nachricht lässt sich keine E-Mail machen. Bitte prüfen Sie die Adresse."))
    else:
        _note_sent(mail)
        return 1
    return 0


def _message(mail: Mail, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    digest = hashlib.sha256(f"{mail.centre_id}/{mail.key}".encode()).hexdigest()[:32]
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=with_link(mail),
        to=[formataddr((mail.to_label, mail.to_address))],
        headers={"Message-ID": f"<{digest}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    if mail.calendar:
        method = _METHOD.search(mail.calendar)
        message.attach_alternative(mail.calendar, f"text/calendar; method={method[1] if method else 'PUBLISH'}")
    return message


def _refusal(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return _("Der Mailserver nimmt die Nachricht nicht an: %(code)s %(text)s") % {"code": code, "text": text}


def _note_sent(mail: Mail) -> None:
    with transaction.atomic(), licence("messaging.deliver"):
        MAIL_FLOW.apply(mail, "note_sent")
        mail.sent_at, mail.next_try_at, mail.last_error = clock.now(), None, ""
        mail.save(update_fields=["state", "sent_at", "next_try_at", "last_error"])


def _note_failure(mail: Mail, why: str, *, for_good: bool = False) -> None:
    """Set the next attempt after a pause that doubles, or give the mail up."""
    today = clock.today()
    with transaction.atomic(), licence("messaging.deliver"):
        mail.last_error = why[:400]
        if for_good or mail.attempts >= at(ATTEMPTS.code, today).value:
            MAIL_FLOW.apply(mail, "give_up")
            mail.next_try_at = None
        else:
            pause = timedelta(minutes=at(PAUSE.code, today).value) * 2 ** (mail.attempts - 1)
            mail.next_try_at = clock.now() + min(pause, LONGEST_PAUSE)
        mail.save(update_fields=["state", "next_try_at", "last_error"])
    log.warning("mail %s failed, attempt %s, now %s", mail.pk, mail.attempts, mail.state)
