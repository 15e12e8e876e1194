"""How sign-in behaves here: accounts are made by the team page or the house's directory, never by visitors."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import User


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """No sign-up by visitors; refusals say what one can do."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie die Feststelltaste, oder lassen Sie sich "
            "einen Link für ein neues Passwort schicken."
        ),
        "too_many_login_attempts": format_lazy(
            _(
                "Zu viele Fehlversuche. Warten Sie {minutes} Minuten, oder setzen Sie mit „Passwort vergessen?“ "
                "gleich ein neues Passwort."
            ),
            minutes=settings.LOGIN_LOCK_MINUTES,
        ),
        "incorrect_password": _("Das ist nicht Ihr Passwort."),
        "incorrect_code": _("Dieser Code gilt nicht oder nicht mehr. Nehmen Sie den, den die App jetzt zeigt."),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        return False


class DirectoryAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Sign-in through the house's directory: only people whom a centre has taken into its team."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        return False

    def populate_user(self, request: Any, sociallogin: Any, data: dict[str, Any]) -> User:
        user: User = super().populate_user(request, sociallogin, data)
        user.name = data.get("name") or data.get("email", "")
        return user
