"""Where a room appears: each declares its items in ``nav.py`` by ``contribute``."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.addresses import page_address
from schwerpunkt.core.words import Words


class Place(StrEnum):
    """The menus of a page: the rooms, tools beside them (search), one's own things, the foot."""

    MAIN = "main"
    TOOLS = "tools"
    OWN = "own"
    FOOT = "foot"


@dataclass(frozen=True)
class NavItem:
    """A way into a room: label, name of the URL, permission one must hold, order (small is first), menu.

    An empty permission shows the item to everybody who sees the menu. ``arguments`` gives what the URL takes; None means
    that the item is not there now.
    """

    label: Words
    url_name: str
    permission: str
    order: int
    place: Place = Place.MAIN
    arguments: Callable[[], tuple[object, ...] | None] = tuple


@dataclass(frozen=True)
class NavLink:
    """An item as one person sees it on one page."""

    label: str
    url: str
    is_current: bool


_items: dict[tuple[Place, str], NavItem] = {}


def contribute(*items: NavItem) -> None:
    """Add items; a second item for the same URL in the same menu is an error."""
    for item in items:
        if _items.setdefault((item.place, item.url_name), item) != item:
            raise ValueError(f"{item.url_name} is in the menu twice")


def menu(place: Place, actor: Actor | None, path: str) -> list[NavLink]:
    """The items the actor may see, in order. Current is the one whose address is the longest beginning of ``path``."""
    items = sorted((item for item in _items.values() if item.place == place), key=lambda item: item.order)
    seen = [
        (str(item.label), reverse(item.url_name, args=arguments) if arguments else page_address(item.url_name))
        for item in items
        if (not item.permission or (actor is not None and can(actor, item.permission)))
        and (arguments := item.arguments()) is not None
    ]
    current = max((url for _, url in seen if path == url or (url != "/" and path.startswith(url))), key=len, default="")
    return [NavLink(label, url, url == current) for label, url in seen]
