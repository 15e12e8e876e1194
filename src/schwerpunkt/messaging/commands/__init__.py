"""Writing, sending, holding back and repeating mail."""

from schwerpunkt.messaging.commands.forgetting import forget_mails_to
from schwerpunkt.messaging.commands.mails import cancel_mail, queue_mail, resend_mail

__all__ = ("cancel_mail", "forget_mails_to", "queue_mail", "resend_mail")
