"""What all pages share: who may, which record, how it is rendered."""

from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.generic import View

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core.errors import Forbidden
from schwerpunkt.core.words import Words
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.errors import forbidden, signed_out
from schwerpunkt.ui.rendering import respond

M = TypeVar("M", bound=Model)

PUBLIC = "public"
"""Permission of a page that everybody may see, without signing in."""
SIGNED_IN = "signed in"
"""Permission of a page for everybody with work in a centre."""


class PageRequest(HttpRequest):
    """A request after our middleware."""

    actor: Actor | None
    centre: Centre | None
    htmx: Any


class Page(View):
    """A page. It names its permission or it does not import.

    The head of the page is made of ``crumbs``, ``pre_title``, ``headline``, ``lead``, ``primary`` (the one main action)
    and ``actions``. ``fragments`` maps ids of elements that htmx replaces to the block that renders them.
    """

    request: PageRequest
    permission: ClassVar[str]
    template: ClassVar[str] = ""
    title: ClassVar[Words] = ""
    fragments: ClassVar[dict[str, str]] = {}

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not abstract and not getattr(cls, "permission", ""):
            raise TypeError(f"{cls.__module__}.{cls.__qualname__} names no permission")

    # -- who may -------------------------------------------------------------------------------------------------
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            if refusal := self.refusal():
                return forbidden(request, refusal)
            if self.permission != PUBLIC and self.request.actor is None:
                return self._to_login()
            self.prepare()
            return super().dispatch(request, *args, **kwargs)
        except Forbidden as error:
            return forbidden(request, error.message or None)

    def refusal(self) -> str | None:
        """Why this person may not see the page at all, or None. Strangers are sent to sign in instead."""
        if self.permission == PUBLIC:
            return None
        if self.request.actor is None:
            if self.request.user.is_authenticated:
                return _("Sie gehören zur Zeit zu keinem Kommunalen Integrationszentrum. Bitten Sie dessen Leitung.")
            return None
        return None if self.permission == SIGNED_IN else why_not(self.request.actor, self.permission)

    def _to_login(self) -> HttpResponseBase:
        login = redirect_to_login(self.request.get_full_path(), resolve_url("account_login"))
        if self.request.headers.get("HX-Request"):
            response = HttpResponse(status=204)
            response.headers["HX-Redirect"] = login.url
            return response
        return signed_out(self.request, login.url) if self.request.method == "POST" else login

    def prepare(self) -> None:
        """Find what the page is about; Http404 and Forbidden may be raised here."""

    @property
    def actor(self) -> Actor:
        """The one who looks; only on pages that ask for a permission."""
        if self.request.actor is None:
            raise Forbidden(_("Bitte melden Sie sich an."))
        return self.request.actor

    # -- head of the page ----------------------------------------------------------------------------------------
    def crumbs(self) -> list[Crumb]:
        """The pages above this one."""
        return []

    def pre_title(self) -> str:
        """The quiet line above the headline: where one is."""
        return ""

    def headline(self) -> str:
        """The finding, as a sentence where one can be had."""
        return str(self.title)

    def window_title(self) -> str:
        """The name of the browser's tab."""
        return str(self.title) or self.headline()

    def lead(self) -> str:
        """A sentence below the headline."""
        return ""

    def primary(self) -> Action | None:
        """The one main action, or None."""
        return None

    def actions(self) -> list[Action]:
        """Everything else one can do here."""
        return []

    # -- answer --------------------------------------------------------------------------------------------------
    def context(self) -> dict[str, Any]:
        """What the template gets besides ``page``."""
        return {}

    def show(self, *, status: int = 200, **extra: Any) -> HttpResponse:
        """Render the template, or for htmx the block of the element that it will replace."""
        target = self.request.headers.get("HX-Target", "")
        block = self.fragments.get(target) if self.request.headers.get("HX-Request") else None
        context = {"page": self, **self.context(), **extra}
        return respond(self.request, self.template, context, block=block, status=status)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.show()


class RecordPage(Page, Generic[M], abstract=True):
    """A page about one record, found by ``pk`` in the address among ``records()``.

    What is not there (another centre's record is not there) is 404; what is there and not permitted is 403 with the
    sentence who may.
    """

    model: type[M]

    def records(self) -> QuerySet[M]:
        """The records this page may be about; override with a query of the room."""
        return self.model._default_manager.all()

    def prepare(self) -> None:
        if self.permission in {PUBLIC, SIGNED_IN}:
            return
        if refusal := why_not(self.actor, self.permission, self.record):
            raise Forbidden(refusal)

    @cached_property
    def record(self) -> M:
        """The record; Http404 when there is none."""
        found = self.records().filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def headline(self) -> str:
        return str(self.title) or str(self.record)

    def window_title(self) -> str:
        return self.headline()
