"""What every change of a paper's text asks first."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.papers.enums import FROZEN_STATES, PaperState
from schwerpunkt.papers.models import Paper

M = TypeVar("M", bound=Model)


def require_draft(paper: Paper) -> Paper:
    """The paper; Refused unless it is a draft, with what to do instead."""
    if paper.state == PaperState.DRAFT:
        return paper
    if paper.state in FROZEN_STATES:
        raise Refused(
            _("Die Vorlage ist freigegeben und ändert sich nicht mehr. Schreiben Sie eine neue Fassung als Kopie.")
        )
    if paper.state == PaperState.WITHDRAWN:
        raise Refused(_("Die Vorlage ist zurückgezogen. Kopieren Sie sie als neue Fassung, um weiterzuarbeiten."))
    raise Refused(_("Die Vorlage ist in der Mitzeichnung. Holen Sie sie zuerst zurück in den Entwurf."))


def in_new_place(rows: Sequence[M], row: M, place: int) -> list[M]:
    """The rows with ``row`` at ``place`` (from 1; beyond the ends: at the end)."""
    others = [each for each in rows if each.pk != row.pk]
    others.insert(min(max(place, 1), len(others) + 1) - 1, row)
    return others


def in_order(rows: Sequence[M], order: Sequence[str]) -> list[M]:
    """The rows in the order of their keys; Refused when a row is missing or was removed meanwhile."""
    known = {str(row.pk): row for row in rows}
    if sorted(known) != sorted(order):
        raise Refused(_("Inzwischen ist etwas dazugekommen oder weggefallen. Bitte ordnen Sie noch einmal."))
    return [known[key] for key in order]


def renumber(rows: Sequence[Model]) -> None:
    """Write positions 1, 2, 3 … where they differ. A mere move is no new version of a row: nobody's edit conflicts."""
    for position, row in enumerate(rows, start=1):
        if row.position != position:  # type: ignore[attr-defined]  # only rows with a position come here
            row.position = position  # type: ignore[attr-defined]
            type(row)._default_manager.filter(pk=row.pk).update(position=position)
