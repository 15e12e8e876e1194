"""Signing in: the library's page with what ours says besides."""

from http import HTTPStatus
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView, PasswordResetFromKeyView
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.openid_connect.views import login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from requests import RequestException

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
        wanted = get_next_redirect_url(self.request)
        way = {"process": "login", **({"next": wanted} if wanted else {})}
        return {
            **super().get_context_data(**kwargs),
            "csrf_input": csrf_input(self.request),
            "pause": self.request.session.get(PAUSE_IN_SESSION),
            "directories": [
                (provider.name, provider.get_login_url(self.request, **way))
                for provider in get_adapter().list_providers(self.request)
            ],
        }


class NewPassword(PasswordResetFromKeyView):  # type: ignore[misc]  # the library has no types
    """The page behind a personal link: a new password, once."""

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponseBase:
        status = HTTPStatus.GONE if context.get("token_fail") else HTTPStatus.OK
        answer: HttpResponseBase = super().render_to_response(context, **{"status": status, **options})
        return answer


def to_directory(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Send the person to the house's directory; a page says when that does not answer."""
    answer: HttpResponseBase
    try:
        answer = login(request, provider_id)
    except RequestException as error:
        provider = get_adapter().get_provider(request, provider_id)
        answer = render_authentication_error(request, provider, exception=error)
    return answer
