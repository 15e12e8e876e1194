"""From a signed-in user to an actor in the scope of one centre."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from schwerpunkt.accounts.actors import Actor, actor_for
from schwerpunkt.accounts.queries import memberships_of
from schwerpunkt.core import clock
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

CENTRE_IN_SESSION = "centre"


class ActorMiddleware:
    """Sets ``request.actor`` and ``request.centre`` (both None for strangers) and opens the centre's scope."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        actor, centre = self._who(request)
        request.actor, request.centre = actor, centre
        language = request.user.language if request.user.is_authenticated else None
        with translation.override(language) if language else nullcontext(), inside(centre) if centre else nullcontext():
            response = self.get_response(request)
            if language:
                response.headers.setdefault("Content-Language", language)
            return response

    def _who(self, request: Any) -> tuple[Actor | None, Centre | None]:
        if not request.user.is_authenticated:
            return None, None
        memberships = memberships_of(request.user, clock.today())
        if not memberships:
            return None, None
        wanted = request.session.get(CENTRE_IN_SESSION)
        chosen = next((each for each in memberships if each.centre_id == wanted), memberships[0])
        return actor_for(chosen), chosen.centre
