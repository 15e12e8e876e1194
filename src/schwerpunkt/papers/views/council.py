"""The open interface for council data (OParl 1.1): no sign-in, only what is public anyway.

``SCHWERPUNKT_OPARL=no`` turns it off. Every object's id is the address it is found at.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from schwerpunkt.papers import council, oparl
from schwerpunkt.papers.library import FIRST, Builder, Gone, Library
from schwerpunkt.papers.oparl import Kind, OParlObject
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import everywhere
from schwerpunkt.ui.pages import PUBLIC, Page

PER_PAGE = 50
_FILTERS = ("created_since", "created_until", "modified_since", "modified_until")


class _Council(Page, abstract=True):
    permission = PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.OPARL:
            raise Http404
        with everywhere():
            try:
                return _open_to_all(self.answer())
            except Http404:
                return _open_to_all(JsonResponse({"message": "Dieses Objekt gibt es nicht."}, status=404))

    def answer(self) -> HttpResponse:
        """What is asked for."""
        raise NotImplementedError


def _open_to_all(response: HttpResponse) -> HttpResponse:
    """Council data may be used by every site (OParl 1.1, "Cross-Origin Resource Sharing")."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _json(value: OParlObject) -> HttpResponse:
    return HttpResponse(oparl.to_bytes(value), content_type="application/json")


class CouncilSystem(_Council):
    """Where clients start."""

    def answer(self) -> HttpResponse:
        facts = oparl.SystemFacts(name="Schwerpunkt", created=FIRST, modified=FIRST, website=settings.BASE_URL)
        return _json(oparl.system_object(council.base(), facts))


class CouncilObject(_Council):
    """One object by kind and key."""

    def answer(self) -> HttpResponse:
        kind = _kind(str(self.kwargs["kind"]))
        key = str(self.kwargs["key"])
        try:
            found = Library().one(kind, key)
        except Gone as gone:
            created, modified = council.own_moments(gone.paper, gone.paper.frozen)
            found = oparl.deleted_object(council.base(), kind, key, created=created, deleted=modified)
        if found is None:
            raise Http404
        return _json(found)


class CouncilBodies(_Council):
    """The list of all districts and cities."""

    def answer(self) -> HttpResponse:
        builders = list(Library().objects[Kind.BODY].values())
        return self.listed(builders, oparl.system_list_url(council.base()))

    def listed(self, builders: Sequence[Builder], url: str) -> HttpResponse:
        """One page of a list, narrowed by the moments the address names."""
        wanted = {name: self.request.GET[name] for name in _FILTERS if name in self.request.GET}
        if wanted:
            kept = [built for build in builders if _is_within(built := build(), wanted)]
            builders = [partial(dict, built) for built in kept]
        last = max(1, -(-len(builders) // PER_PAGE))
        asked = self.request.GET.get("page", "1")
        page = int(asked) if asked.isdecimal() else 0
        if not 1 <= page <= last:
            raise Http404
        data = [build() for build in builders[(page - 1) * PER_PAGE : page * PER_PAGE]]
        return _json(
            oparl.external_list(data, url=url, page=page, per_page=PER_PAGE, total=len(builders), filters=wanted)
        )


class CouncilList(CouncilBodies):
    """A list of a body."""

    kinds: ClassVar[dict[str, Kind]] = {
        "organization": Kind.ORGANIZATION,
        "person": Kind.PERSON,
        "meeting": Kind.MEETING,
        "paper": Kind.PAPER,
        "agendaitem": Kind.AGENDA_ITEM,
        "consultation": Kind.CONSULTATION,
        "file": Kind.FILE,
        "locationlist": Kind.LOCATION,
    }
    empty: ClassVar[frozenset[str]] = frozenset({"legislativetermlist", "membership"})

    def answer(self) -> HttpResponse:
        key, name = int(self.kwargs["key"]), str(self.kwargs["name"])
        if name not in self.empty and name not in self.kinds:
            raise Http404
        if not Centre.objects.filter(pk=key).exists():
            raise Http404
        builders = [] if name in self.empty else list(Library(key).objects[self.kinds[name]].values())
        return self.listed(builders, oparl.body_list_url(council.base(), key, name))


class CouncilFile(_Council):
    """The bytes of a file: to look at (``inhalt``) or to keep (``download``)."""

    def answer(self) -> HttpResponse:
        file = Library().stored(str(self.kwargs["key"]))
        if file is None:
            raise Http404
        response = HttpResponse(file.read(), content_type=file.media_type)
        way = "attachment" if self.kwargs["way"] == "download" else "inline"
        response.headers["Content-Disposition"] = f'{way}; filename="{_plain(file.name)}"'
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
        )
        return response


def _kind(name: str) -> Kind:
    for kind in Kind:
        if kind.lower() == name and kind is not Kind.SYSTEM:
            return kind
    raise Http404


def _is_within(built: OParlObject, wanted: dict[str, str]) -> bool:
    for name, text in wanted.items():
        field, _underscore, way = name.partition("_")
        try:
            limit = datetime.fromisoformat(text)
        except ValueError as error:
            raise Http404 from error
        limit = limit if limit.tzinfo else limit.replace(tzinfo=oparl.ZONE)
        moment = datetime.fromisoformat(built[field])
        if (moment < limit) if way == "since" else (moment > limit):
            return False
    return True


def _plain(name: str) -> str:
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "_" for letter in name)
