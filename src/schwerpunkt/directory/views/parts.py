"""What the pages of the directory share."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.ui.actions import Action, Crumb
from schwerpunkt.ui.tables import Cell

ROWS = "directory/_rows.html"
"""The template of a panel with a small table; its context comes from ``rows``."""


def setup_crumb() -> Crumb:
    """The checklist, above everything a centre says of itself."""
    return Crumb(_("Zentrum einrichten"), reverse("directory:setup"))


def below(label: str, url_name: str, *records: tuple[Any, str]) -> list[Crumb]:
    """The way to a page of setting up: checklist, list, and records with the name of their page."""
    trail = [setup_crumb(), Crumb(label, reverse(url_name))]
    return [*trail, *(Crumb(str(record), reverse(name, args=(record.pk,))) for record, name in records)]


def present(*actions: Action | None) -> list[Action]:
    """The actions that the person may take."""
    return [each for each in actions if each is not None]


def rows(
    heads: Sequence[Any], body: Sequence[Sequence[Any]], empty: str, add: Action | None, caption: str
) -> dict[str, Any]:
    """The context of a panel with a small table: heads, rows, what to say when there is none, what one can add."""
    return {"heads": heads, "rows": body, "sentence": empty, "add": add, "caption": caption}


def to_change(url_name: str, record: Any, label: str) -> Cell:
    """A cell that leads to a page about the record; a screen reader hears which."""
    return Cell(label, reverse(url_name, args=(record.pk,)))
