"""How often somebody without account may knock. Counted in the cache, forgotten soon."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from schwerpunkt.core import clock

_SHORT, _NETWORK = 4, 64


@dataclass(frozen=True)
class Limit:
    """At most so often within a window."""

    name: str
    most: int
    window: timedelta

    def is_reached(self, who: str) -> bool:
        """Whether ``who`` has used it up."""
        return int(cache.get(self._key(who), 0)) >= self.most

    def count(self, who: str) -> None:
        """Count one time for ``who``."""
        key = self._key(who)
        if not cache.add(key, 1, int(self.window.total_seconds())):
            try:
                cache.incr(key)
            except ValueError:  # it ran out in between
                cache.set(key, 1, int(self.window.total_seconds()))

    def _key(self, who: str) -> str:
        window = int(clock.now().timestamp() // self.window.total_seconds())
        return f"limit:{self.name}:{window}:{hashlib.sha256(who.encode()).hexdigest()[:32]}"


WRONG_LINKS = Limit("wrong", 100, timedelta(minutes=10))
"""Links that lead nowhere, by the place they are tried from; one count for all pages behind a link."""


SAVES = Limit("saves", 150, timedelta(minutes=10))
"""Forms sent by one personal link."""


def place_of(request: HttpRequest) -> str:
    """Where the request comes from: the address that the proxy before the program vouches for."""
    try:
        place = str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return ""
    return _network(place)


def _network(place: str) -> str:
    """Of a long address its network: one connection at home has more than anybody can count."""
    try:
        found = ip_address(place)
    except ValueError:
        return place
    return place if found.version == _SHORT else str(ip_network(f"{place}/{_NETWORK}", strict=False))
