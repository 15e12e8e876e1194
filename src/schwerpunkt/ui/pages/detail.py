"""One record with everything that belongs to it, in panels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.words import Words
from schwerpunkt.ui.pages.base import M, RecordPage
from schwerpunkt.ui.rendering import html


@dataclass(frozen=True)
class Panel:
    """A part of a detail page: key (its anchor), heading, template, and what the template gets.

    ``context`` is called with the page; None leaves the panel out. Without the permission the panel is not there.
    """

    key: str
    title: Words
    template: str
    context: Callable[[Any], dict[str, Any] | None]
    permission: str = ""
    order: int = 50


@dataclass(frozen=True)
class ShownPanel:
    """A panel as rendered."""

    key: str
    title: str
    body: Markup


EVERY = "*"
"""The slot of every detail page."""
_contributed: dict[str, list[Panel]] = {}


def contribute_panel(slot: str, panel: Panel) -> None:
    """Let a room add a panel to the detail page of a room below; ``slot`` is the name that page gives itself.

    With ``EVERY`` the panel is on all detail pages.
    """
    panels = _contributed.setdefault(slot, [])
    if any(each.key == panel.key for each in panels):
        raise ValueError(f"{slot} has a panel {panel.key} already")
    panels.append(panel)


class DetailPage(RecordPage[M], abstract=True):
    """Shows one record. ``own_panels`` are the room's own; rooms above add theirs to ``slot``."""

    template: ClassVar[str] = "ui/detail.html"
    slot: ClassVar[str] = ""
    own_panels: ClassVar[tuple[Panel, ...]] = ()

    def panels(self) -> list[ShownPanel]:
        """The panels this person sees, rendered."""
        contributed = (*_contributed.get(self.slot, []), *_contributed.get(EVERY, []))
        return list(self._shown(sorted((*self.own_panels, *contributed), key=lambda panel: panel.order)))

    def _shown(self, panels: Iterable[Panel]) -> Iterable[ShownPanel]:
        for panel in panels:
            if panel.permission and not can(self.request.actor, panel.permission, self.record):
                continue
            context = panel.context(self)
            if context is not None:
                body = html(self.request, panel.template, {"page": self, "record": self.record, **context})
                yield ShownPanel(panel.key, str(panel.title), Markup(body))  # noqa: S704  # rendered with autoescape

    def facts(self) -> list[tuple[str, Any]]:
        """Label and value of what stands at the side of the head."""
        return []

    def context(self) -> dict[str, Any]:
        return {"record": self.record, "panels": self.panels()}
