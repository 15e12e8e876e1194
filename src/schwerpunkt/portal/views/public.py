"""The page of goals and progress for everybody, and switching it on and off."""

from functools import cached_property
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.core import clock
from schwerpunkt.messaging.links import address
from schwerpunkt.planning.enums import Perm
from schwerpunkt.portal import commands
from schwerpunkt.portal.queries.public import public_centre, public_periods
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import PUBLIC, ConfirmPage, Page, RecordPage
from schwerpunkt.ui.pages.guest import languages, wanted_language

_HOME = "portal:public_page"


class PublicGoals(Page):
    """What a centre wants to reach and how far it is, for everybody who asks. Without a public page it is not there."""

    permission = PUBLIC
    template = "portal/public_goals.html"
    http_method_names = ("get", "head", "options")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        centre = public_centre(kwargs["slug"])
        if centre is None:
            raise Http404
        self.centre = self.request.centre = centre
        self.request.actor = None
        language = wanted_language(request)
        with inside(centre), override(language):
            response = super().dispatch(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        if self.request.user.is_authenticated or not isinstance(response, HttpResponse):
            return response
        # May be kept by everybody and is asked about each time: what is taken back is gone at once.
        response.headers["Cache-Control"] = "public, no-cache"
        response.headers["ETag"] = etag = f'"{sha256(response.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=etag, response=response) or response

    def headline(self) -> str:
        return _("Was wir erreichen wollen")

    def pre_title(self) -> str:
        return self.centre.name

    def lead(self) -> str:
        return _("Unsere Ziele für die Integration, ihre Fristen, und wie weit wir sind.")

    def window_title(self) -> str:
        return f"{self.headline()}, {self.centre.short_name}"

    def context(self) -> dict[str, Any]:
        return {
            "periods": public_periods(clock.today()),
            "languages": languages(self.request),
            "today_is": clock.today(),
        }


class _OwnCentre(RecordPage[Centre], abstract=True):
    permission = Perm.PUBLISH_GOALS
    model = Centre

    @cached_property
    def record(self) -> Centre:
        """The centre of the person who looks."""
        if self.actor.centre is None:
            raise Http404
        return Centre.objects.get(pk=self.actor.centre.pk)


class PublicPage(_OwnCentre):
    """Whether everybody can read the goals, and what they would read."""

    template = "portal/public_page.html"
    title = _l("Öffentliche Seite")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Zentrum einrichten"), reverse("directory:setup"))]

    def pre_title(self) -> str:
        return str(self.title)

    def headline(self) -> str:
        if self.record.has_public_page:
            return _("Alle können Ihre Ziele lesen.")
        return _("Ihre Ziele stehen nur hier im Haus.")

    def window_title(self) -> str:
        return str(self.title)

    def context(self) -> dict[str, Any]:
        return {
            "is_on": self.record.has_public_page,
            "address": address(reverse("portal:public", args=(self.record.slug,))),
            "periods": public_periods(clock.today()),
        }


class _Switch(_OwnCentre, ConfirmPage[Centre], abstract=True):
    permission = Perm.PUBLISH_GOALS
    model = Centre
    success_view = _HOME
    back_view = _HOME

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Öffentliche Seite"), reverse(_HOME))]


class PublicOpen(_Switch):
    """Shows the goals to everybody, after having said what that means."""

    command = staticmethod(commands.open_public_page)
    title = _l("Ihre Ziele öffentlich zeigen?")
    submit_label = _l("Öffentlich zeigen")

    def consequences(self) -> list[str]:
        return [
            _("Öffentlich wird von jedem laufenden Zeitraum: Handlungsfeld, Nummer, Titel, Zielsatz, Frist und Stand."),
            _(
                "Dazu die Kennzahlen der Ziele mit Wert und Zielwert. Kleine Zahlen stehen dort nur als „weniger als …“."
            ),
            _("Nicht öffentlich: Namen von Personen, Maßnahmen, Bedarfe, interne Notizen und Entwürfe."),
            _("Was Sie im Programm ändern, steht sofort auch dort. Suchmaschinen dürfen die Seite finden."),
        ]

    def obstacle(self) -> str | None:
        return _("Die öffentliche Seite ist schon eingeschaltet.") if self.record.has_public_page else None

    def success_message(self, result: Any) -> str:
        return _("Die Seite ist jetzt öffentlich.")


class PublicClose(_Switch):
    """Shows them no more."""

    command = staticmethod(commands.close_public_page)
    title = _l("Ihre Ziele nicht mehr öffentlich zeigen?")
    submit_label = _l("Seite abschalten")

    def consequences(self) -> list[str]:
        return [
            _(
                "Unter der Adresse steht nichts mehr. Was Suchmaschinen oder andere gespeichert haben, bleibt dort eine Weile."
            )
        ]

    def obstacle(self) -> str | None:
        return None if self.record.has_public_page else _("Die öffentliche Seite ist schon abgeschaltet.")

    def success_message(self, result: Any) -> str:
        return _("Die Seite ist nicht mehr öffentlich.")
