"""What makes mail: people are invited."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.signals import invited
from schwerpunkt.core import clock
from schwerpunkt.messaging import links
from schwerpunkt.messaging.commands import queue_mail


@receiver(invited, dispatch_uid="messaging.invitation")
def write_invitation(sender: type[Membership], membership: Membership, **_more: Any) -> None:
    """Send a new colleague her way in. Two clicks within a minute make one mail."""
    user = membership.user
    with override(user.language):
        queue_mail(
            key=f"invitation {membership.pk} {clock.now():%Y-%m-%d %H:%M}",
            to_address=user.email,
            to_label=user.name,
            subject=_("Ihr Zugang zu Schwerpunkt"),
            body=_(
                "Guten Tag %(name)s,\n\n"
                "%(centre)s hat Sie in das Team aufgenommen. Legen Sie hier Ihr Passwort fest:\n\n"
                "%(link)s\n\n"
                "Der Link gilt %(days)s Tage und nur einmal. Ist er abgelaufen, bitten Sie Ihre KI-Leitung um eine neue "
                "Einladung.\n\n"
                "Sie haben diese Nachricht nicht erwartet? Dann brauchen Sie nichts zu tun.\n"
            )
            % {
                "name": user.name,
                "centre": membership.centre.name,
                "link": links.PLACE,
                "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
            },
            about=membership,
            link=links.INVITATION,
        )
