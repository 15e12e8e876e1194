"""What makes mail: people are invited, ask for a new password, and learn that how they sign in was changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.accounts.queries import memberships_of
from schwerpunkt.accounts.signals import access_changed, invited, password_forgotten
from schwerpunkt.core import clock
from schwerpunkt.core.words import Words
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging import links
from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.tenancy.scope import inside

_CHANGES: dict[str, Words] = {
    "password_changed": _l("Ihr Passwort wurde geändert."),
    "password_set": _l("Für Ihren Zugang wurde ein Passwort gesetzt."),
    "password_reset": _l("Ihr Passwort wurde mit einem Link gesetzt, der an diese Adresse ging."),
    "totp_activated": _l("Für Ihren Zugang wurde eine Code-App eingerichtet."),
    "totp_deactivated": _l("Die Code-App Ihres Zugangs wurde entfernt."),
    "recovery_codes_generated": _l("Für Ihren Zugang wurden neue Ersatzcodes erzeugt; alte gelten nicht mehr."),
    "webauthn_added": _l("Für Ihren Zugang wurde ein Passkey eingerichtet."),
    "webauthn_removed": _l("Ein Passkey Ihres Zugangs wurde entfernt."),
    "account_connected": _l("Ihr Zugang wurde mit dem Verzeichnis Ihres Hauses verbunden."),
}
"""What can change about signing in, by the word the library has for it."""
_CHANGED = _l("Es wurde geändert, wie Sie sich anmelden.")


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


@receiver(password_forgotten, dispatch_uid="messaging.password_forgotten")
def write_password_link(sender: type[User], user: User, **_more: Any) -> None:
    """Send a way to a new password. Two clicks within a minute make one mail; without a team there is none."""
    with _letter(user) as member:
        if member is None:
            return
        queue_mail(
            key=f"password {user.pk} {clock.now():%Y-%m-%d %H:%M}",
            to_address=user.email,
            to_label=user.name,
            subject=_("Neues Passwort für Schwerpunkt"),
            body=_(
                "Guten Tag %(name)s,\n\n"
                "jemand hat für Ihren Zugang ein neues Passwort verlangt. Setzen Sie es hier:\n\n"
                "%(link)s\n\n"
                "Der Link gilt %(days)s Tage und nur einmal.\n\n"
                "Waren Sie das nicht? Dann brauchen Sie nichts zu tun; Ihr Passwort bleibt, wie es ist.\n"
            )
            % {"name": user.name, "link": links.PLACE, "days": settings.PASSWORD_RESET_TIMEOUT // 86_400},
            about=member,
            link=links.FORGOTTEN,
        )


@receiver(access_changed, dispatch_uid="messaging.access_changed")
def write_access_changed(sender: type[User], user: User, what: str, **_more: Any) -> None:
    """Tell a person that how she signs in was changed."""
    with _letter(user) as member:
        if member is None:
            return
        queue_mail(
            key=f"access {what} {user.pk} {clock.now():%Y-%m-%d %H:%M:%S}",
            to_address=user.email,
            to_label=user.name,
            subject=_("Ihre Anmeldung bei Schwerpunkt wurde geändert"),
            body=_(
                "Guten Tag %(name)s,\n\n"
                "%(change)s Das war am %(day)s um %(time)s Uhr.\n\n"
                "Waren Sie das nicht? Dann setzen Sie gleich ein neues Passwort und sagen Sie der IT Ihres Hauses "
                "Bescheid:\n\n"
                "%(address)s\n"
            )
            % {
                "name": user.name,
                "change": _CHANGES.get(what, _CHANGED),
                "day": date_format(clock.now(), "DATE_FORMAT"),
                "time": f"{clock.now():%H:%M}",
                "address": links.address(reverse("account_reset_password")),
            },
            about=member,
        )


@contextmanager
def _letter(user: User) -> Iterator[Membership | None]:
    """Write in the language of a person and into the outbox of her first centre; None when she has none."""
    members = memberships_of(user, clock.today())
    if not members:
        yield None
        return
    with override(user.language), inside(members[0].centre), transaction.atomic(), licence("messaging.sign_in"):
        yield members[0]
