"""Mail in the background."""

from schwerpunkt.core.jobs import every, job
from schwerpunkt.messaging.commands.delivery import deliver_waiting


@job(attempts=3)
def deliver_mail() -> int:
    """Send what waits in the outbox; what fails is due again later by itself."""
    return deliver_waiting()


every(5, "messaging.deliver_mail", deliver_mail)
