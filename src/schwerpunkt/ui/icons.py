"""Our icons: drawn on 24 by 24, two units of stroke, inline, in the colour of the text."""

from functools import lru_cache

from markupsafe import Markup, escape

_DISC = '<circle cx="12" cy="12" r="9"/>'
_SHAPES = {
    "done": _DISC + '<path d="m8 12.5 2.7 2.7L16 9.5"/>',
    "run": _DISC + '<path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/>',
    "plan": _DISC,
    "late": _DISC + '<path d="M12 7v5.5l3.5 2"/>',
    "risk": '<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2"/>',
    "void": _DISC + '<path d="M7 12h10"/>',
    "info": _DISC + '<path d="M12 11v5.5M12 7.3v.2"/>',
    "go": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "up": '<path d="M12 19V5M6 11l6-6 6 6"/>',
    "down": '<path d="M12 5v14M6 13l6 6 6-6"/>',
    "close": '<path d="m7 7 10 10M17 7 7 17"/>',
    "more": '<path d="M5.5 12v.01M12 12v.01M18.5 12v.01" stroke-width="3.5"/>',
    "open": '<path d="m6 9 6 6 6-6"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.6-4 3.5-6 7.5-6s6.9 2 7.5 6"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "grip": '<path d="M9 6v.01M9 12v.01M9 18v.01M15 6v.01M15 12v.01M15 18v.01" stroke-width="3"/>',
    "lock": '<rect x="5.5" y="10.5" width="13" height="9.5" rx="1.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
    "file": '<path d="M6 3.5h8L18.5 8v12.5H6zM13.5 3.5V8.5H18.5"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z"/>',
    "table": '<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "edit": '<path d="M4.5 19.5 6 15 16.5 4.5l3 3L9 18zM14 7l3 3"/>',
}


@lru_cache(maxsize=500)
def icon(name: str, label: str = "") -> Markup:
    """The icon as SVG; ``label`` only when no word stands beside it. KeyError for an unknown name."""
    role = Markup('role="img" aria-label="{}"').format(escape(label)) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="sp-i sp-i--{}" viewBox="0 0 24 24" {} focusable="false">{}</svg>').format(
        name,
        role,
        Markup(_SHAPES[name]),  # noqa: S704  # the shapes above
    )


def names() -> tuple[str, ...]:
    """All icons."""
    return tuple(_SHAPES)
