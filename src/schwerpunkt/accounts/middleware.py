"""From a signed-in user to an actor in the scope of one centre; whoever was away for long signs in again."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from schwerpunkt.accounts.actors import Actor, actor_for
from schwerpunkt.accounts.queries import memberships_of
from schwerpunkt.core import clock
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

CENTRE_IN_SESSION = "centre"
SEEN_IN_SESSION = "seen"
PAUSE_IN_SESSION = "pause"
"""Minutes after which a session was ended; the sign-in page says it."""
_STEP = 60


class IdleMiddleware:
    """Ends a session in which nothing was asked for ``SESSION_IDLE_SECONDS``; 0 means never.

    The moment is noted once a minute at most, so that reading costs no write.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        limit = settings.SESSION_IDLE_SECONDS
        if limit and request.user.is_authenticated:
            now = int(clock.now().timestamp())
            seen = request.session.get(SEEN_IN_SESSION, now)
            if now - seen > limit:
                logout(request)
                request.session[PAUSE_IN_SESSION] = limit // 60
            elif now - seen >= min(_STEP, limit) or SEEN_IN_SESSION not in request.session:
                request.session[SEEN_IN_SESSION] = now
                request.session.pop(PAUSE_IN_SESSION, None)
        return self.get_response(request)


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
