"""Signing in: the library's page with what ours says besides."""

from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter

from schwerpunkt.accounts.middleware import PAUSE_IN_SESSION
from schwerpunkt.ui.rendering import csrf_input


class SignIn(LoginView):  # type: ignore[misc]  # the library has no types
    """The page on which one signs in by password, passkey or the house's directory."""

    template_name = "account/login.html"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        for field in form.fields.values():
            field.widget.attrs.pop("placeholder", None)  # the label says it
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "csrf_input": csrf_input(self.request),
            "pause": self.request.session.get(PAUSE_IN_SESSION),
            "directories": [
                (provider.name, provider.get_login_url(self.request, process="login"))
                for provider in get_adapter().list_providers(self.request)
            ],
        }
