"""Which column of a file is which column of a sheet."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.reading import Grid, read_grid
from schwerpunkt.exchange.sheets import Sheet


def grid_of(sheet: type[Sheet[Any]], content: bytes, name: str) -> Grid:
    """The table in a file, its head found by the headings of the sheet."""

    @cache
    def is_known(heading: str) -> bool:
        return any(column.is_called(heading) for column in sheet.columns)

    return read_grid(content, name, is_known)


def guess(sheet: type[Sheet[Any]], headings: Sequence[str]) -> list[str]:
    """For each heading the name of the column it means, or nothing; no column twice."""
    free = list(sheet.columns)
    mapping = []
    for heading in headings:
        found = next((column for column in free if column.is_called(heading)), None)
        if found is not None:
            free.remove(found)
        mapping.append(found.name if found is not None else "")
    return mapping


def check_mapping(sheet: type[Sheet[Any]], mapping: Sequence[str], width: int) -> None:
    """Refuse a mapping that does not fit the file, names a column twice, or misses one that is needed."""
    chosen = [name for name in mapping if name]
    names = {column.name: column for column in sheet.columns}
    if len(mapping) != width or not set(chosen) <= set(names):
        raise Refused(_("Die Zuordnung passt nicht zur Datei. Bitte ordnen Sie die Spalten neu zu."))
    for name in dict.fromkeys(chosen):
        if chosen.count(name) > 1:
            raise Refused(
                _("„%(label)s“ ist zwei Spalten zugeordnet. Bitte wählen Sie eine davon.")
                % {"label": names[name].label}
            )
    missing = [str(column.label) for column in sheet.columns if column.is_required and column.name not in chosen]
    if missing:
        raise Refused(
            _("Es fehlt noch eine Spalte für: %(labels)s. Bitte ordnen Sie sie zu.") % {"labels": ", ".join(missing)}
        )
