"""Mail in the background."""

from datetime import time

from schwerpunkt.core.jobs import daily, every, job
from schwerpunkt.messaging.commands.delivery import deliver_waiting
from schwerpunkt.messaging.commands.forgetting import forget_old_mail


@job(attempts=3)
def deliver_mail() -> int:
    """Send what waits in the outbox; what fails is due again later by itself."""
    return deliver_waiting()


@job()
def forget_mail() -> int:
    """Delete mail that is older than the rule allows."""
    return forget_old_mail()


every(5, "messaging.deliver_mail", deliver_mail)
daily("messaging.forget_mail", forget_mail, at=time(3, 20))
