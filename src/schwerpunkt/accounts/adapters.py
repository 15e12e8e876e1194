"""How sign-in behaves here: accounts are made by the team page or the house's directory, never by visitors."""

from http import HTTPStatus
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import User
from schwerpunkt.accounts.signals import access_changed, password_forgotten


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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail is written by the storey that has the outbox. LookupError for a mail that nobody writes there."""
        if template_prefix != "account/email/password_reset_key":
            raise LookupError(template_prefix)
        password_forgotten.send(sender=User, user=context["user"])

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the person that how she signs in was changed, so that she notices when it was somebody else."""
        access_changed.send(sender=User, user=user, what=template_prefix.rpartition("/")[2])


class DirectoryAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Sign-in through the house's directory: only people whom a centre has taken into its team.

    Whoever is not known yet is found by her e-mail address, once; from then on by the key the directory has for her.
    Nothing else of what the directory tells is kept.
    """

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Never. Raises the page that says what is missing."""
        proven = any(address.verified for address in sociallogin.email_addresses)
        template = "signup_closed" if proven else "address_unproven"
        raise ImmediateHttpResponse(render(request, f"socialaccount/{template}.html", status=HTTPStatus.FORBIDDEN))

    def populate_user(self, request: Any, sociallogin: Any, data: dict[str, Any]) -> User:
        """Read what the directory says. PermissionDenied when its two answers are about different persons."""
        claims = _claims(sociallogin.account.extra_data)
        email = str(claims.get("email") or "")
        sociallogin.email_addresses = [EmailAddress(email=email, verified=_is_proven(claims), primary=True)]
        sociallogin.account.extra_data = {}
        user: User = super().populate_user(request, sociallogin, {**data, "email": email})
        user.name = str(claims.get("name") or email)
        return user

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        """The person with the address that the directory has checked.

        Her password stays: she set it by a link sent to that address.
        """
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        if found is not None:
            user, email = found
            EmailAddress.objects.update_or_create(
                user=user, email=email.lower(), defaults={"verified": True, "primary": True}
            )
        return found


def _claims(answers: dict[str, Any]) -> dict[str, Any]:
    """Both answers of the directory as one; some say the address in the first, some in the second."""
    token, details = answers.get("id_token") or {}, answers.get("userinfo") or {}
    if token and details and token.get("sub") != details.get("sub"):
        raise PermissionDenied
    return {**token, **details}


def _is_proven(claims: dict[str, Any]) -> bool:
    """Whether the address is hers: the directory says so, or says nothing and the house vouches for the domain."""
    said = claims.get("email_verified")
    if said is None:
        domain = str(claims.get("email") or "").rpartition("@")[2].lower()
        return domain in {each.lower() for each in settings.OIDC_MAIL_DOMAINS}
    return said is True or str(said).lower() == "true"
