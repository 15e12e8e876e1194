"""Writing, sending, holding back and repeating mail."""

from schwerpunkt.messaging.commands.forgetting import About, forget_mails
from schwerpunkt.messaging.commands.mails import cancel_mail, queue_mail, resend_mail

__all__ = ("About", "cancel_mail", "forget_mails", "queue_mail", "resend_mail")
