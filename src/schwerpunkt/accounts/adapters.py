"""How sign-in behaves here: accounts are made by the team page or the house's directory, never by visitors."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

from schwerpunkt.accounts.models import User


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """No sign-up by visitors."""

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
