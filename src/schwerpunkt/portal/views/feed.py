"""The calendar that a calendar program reads: no account, the address is the key."""

from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.accounts.actors import actor_for
from schwerpunkt.core import clock
from schwerpunkt.portal.links import open_calendar
from schwerpunkt.portal.models import CalendarLink
from schwerpunkt.portal.queries.calendar import calendar_of
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.limits import WRONG_LINKS, Limit, place_of
from schwerpunkt.ui.pages import PUBLIC, Page
from schwerpunkt.ui.rendering import respond

READS = Limit("calendar", 60, timedelta(minutes=10))
"""How often one calendar is read: several devices of one person, not a crowd."""


class Feed(Page):
    """The deadlines of whoever the address belongs to, as a calendar file."""

    permission = PUBLIC
    template = "portal/link_trouble.html"
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        place = place_of(request)
        if WRONG_LINKS.is_reached(place):
            return self._trouble(HTTPStatus.TOO_MANY_REQUESTS)
        link = open_calendar(str(kwargs["token"]))
        if link is None:
            WRONG_LINKS.count(place)
            return self._trouble(HTTPStatus.NOT_FOUND)
        if READS.is_reached(str(link.pk)):
            return self._trouble(HTTPStatus.TOO_MANY_REQUESTS)
        READS.count(str(link.pk))
        return _private(self._file(request, link))

    def _file(self, request: HttpRequest, link: CalendarLink) -> HttpResponseBase:
        member = link.membership
        assert link.made_at is not None  # noqa: S101  # the database keeps no address without its moment
        with inside(member.centre), override(member.user.language):
            entries = calendar_of(actor=actor_for(member), day=clock.today())
            name = _("Fristen %(centre)s") % {"centre": member.centre.short_name}
            from schwerpunkt.portal.ical import calendar_file  # noqa: PLC0415  # six MB that only this needs

            content = calendar_file(name, entries, since=link.made_at)
        response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = 'inline; filename="fristen.ics"'
        response.headers["ETag"] = etag = f'"{sha256(content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=etag, response=response) or response

    def _trouble(self, status: HTTPStatus) -> HttpResponse:
        if status is HTTPStatus.NOT_FOUND:
            headline = _("Unter dieser Adresse gibt es keinen Kalender.")
            advice = _(
                "Vielleicht ist sie nicht vollständig, oder es gibt inzwischen eine neue. Melden Sie sich an und kopieren "
                "Sie die Adresse noch einmal: Meine Einstellungen, Kalender und Wochenmail."
            )
        else:
            headline = _("Das ging zu schnell.")
            advice = _("Der Kalender ist noch da. Nach zehn Minuten lässt er sich wieder lesen.")
        return _private(respond(self.request, self.template, {"headline": headline, "advice": advice}, status=status))


def _private(response: HttpResponse | HttpResponseBase) -> HttpResponse:
    """No copy in shared places, no entry in a search engine."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response  # type: ignore[return-value]  # headers are all that is touched
