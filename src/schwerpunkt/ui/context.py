"""What every page knows without asking: who, where, menus, language, theme."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from schwerpunkt.ui.navigation import Place, menu

_KEY = "schwerpunkt.ui.context"


def page(request: HttpRequest) -> dict[str, Any]:
    """The shared context of a page, made once a request; works for strangers too (sign-in pages use it)."""
    if (known := request.META.get(_KEY)) is not None:
        return dict(known)
    made = request.META[_KEY] = _make(request)
    return dict(made)


def stranger(request: HttpRequest) -> dict[str, Any]:
    """The context of a page for nobody in particular: asks for nothing that could be broken."""
    return {
        "actor": None,
        "centre": None,
        "signed_in": False,
        "person": "",
        "theme": "auto",
        "language": get_language() or "de",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "nav_main": [],
        "nav_tools": [],
        "nav_own": [],
        "nav_foot": menu(Place.FOOT, None, request.path),
        "notices": [],
    }


def _make(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "actor": actor,
        "centre": getattr(request, "centre", None),
        "signed_in": signed_in,
        "person": getattr(user, "name", "") if signed_in else "",
        "theme": getattr(user, "theme", "auto") if signed_in else "auto",
        "language": get_language() or "de",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "nav_main": menu(Place.MAIN, actor, request.path) if actor is not None else [],
        "nav_tools": menu(Place.TOOLS, actor, request.path) if actor is not None else [],
        "nav_own": menu(Place.OWN, actor, request.path) if actor is not None else [],
        "nav_foot": menu(Place.FOOT, actor, request.path),
        "notices": list(get_messages(request)) if hasattr(request, "_messages") else [],
    }
