"""What people and other commands do with mail."""

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.messaging.commands.waking import wake_delivery
from schwerpunkt.messaging.enums import Perm
from schwerpunkt.messaging.models import Mail
from schwerpunkt.messaging.workflows import MAIL_FLOW


def queue_mail(
    *,
    key: str,
    to_address: str,
    to_label: str,
    subject: str,
    body: str,
    about: models.Model | None = None,
    link: str = "",
    calendar: str = "",
) -> Mail:
    """Put a mail into the outbox of the open centre; called inside a command, whose history covers it.

    It goes out when that command has committed, and vanishes with it otherwise. ``key`` names the occasion: a second
    call with the same key returns the first mail and sends nothing. Raises WriteOutsideCommand outside a command.
    """
    known = Mail.objects.filter(key=key).first()
    if known is not None:
        return known
    now = clock.now()
    mail = Mail(
        key=key,
        to_address=to_address,
        to_label=" ".join(to_label.split()),
        subject=" ".join(subject.split())[:200],
        body=body,
        link=link,
        calendar=calendar,
        about_type=about._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        queued_at=now,
        next_try_at=now,
    )
    try:
        with transaction.atomic():
            mail.save()
    except IntegrityError:  # somebody else noticed the same occasion at the same moment
        return Mail.objects.get(key=key)
    wake_delivery()
    return mail


@command(Perm.RESEND_MAIL, says=gettext_lazy("Nachricht noch einmal auf den Weg gebracht"), on="mail")
def resend_mail(*, actor: Actor, mail: Mail) -> Mail:
    """Let a mail that failed or was held back go out again, with all its attempts. Refuses one that waits or is sent."""
    MAIL_FLOW.apply(mail, "resend")
    mail.attempts, mail.next_try_at, mail.last_error = 0, clock.now(), ""
    mail.save()
    wake_delivery()
    return mail


@command(Perm.RESEND_MAIL, says=gettext_lazy("Nachricht zurückgehalten"), on="mail")
def cancel_mail(*, actor: Actor, mail: Mail) -> Mail:
    """Hold a mail back that has not gone out. Refuses one that is sent."""
    MAIL_FLOW.apply(mail, "cancel")
    mail.next_try_at = None
    mail.save()
    return mail
