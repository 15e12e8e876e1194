"""The sheet of a month or a year as a document. It leaves the house, so it names no small figure about people."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core import clock
from schwerpunkt.documents.content import (
    Block,
    Column,
    Document,
    Fact,
    Figure,
    Heading,
    Notice,
    Picture,
    Table,
    paragraph,
    text,
)
from schwerpunkt.figures.charts import bars, months
from schwerpunkt.figures.maps import Outlines, Place, drawn, own_outlines
from schwerpunkt.figures.metrics import metric_of
from schwerpunkt.figures.small import hidden, limit_on
from schwerpunkt.interpreters.documents import letterhead
from schwerpunkt.interpreters.queries.sheet import HELD, MINUTES, UNCOVERED, Part, Period, Sheet, sheet_of
from schwerpunkt.interpreters.sheets.content import (
    LOOKS,
    Grid,
    Group,
    Line,
    counting,
    finding,
    grids,
    groups,
    heads,
    said,
    title_of,
)
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.ui import formats

_WIDTHS = {MINUTES: 1.2, UNCOVERED: 1.4}
"""Columns that need more room than the others."""


def sheet_document(period: Period, actor: Actor) -> Document:
    """The sheet as the actor may see it; German, whatever language the reader's pages speak."""
    if actor.centre is None:
        raise LookupError("a sheet belongs to a centre")
    with override("de"):
        sheet = sheet_of(period)
        return _document(sheet, actor.centre, groups(sheet, actor))


def _document(sheet: Sheet, centre: Centre, figures: Sequence[Group]) -> Document:
    limit = limit_on(clock.today())
    blocks = _nothing() if sheet.is_empty else _blocks(sheet, figures, limit)
    return Document(
        title=title_of(sheet.period),
        created=clock.today(),
        kind=_("Sprachmittlung"),
        subject=sheet.period.words,
        author=centre.name,
        letterhead=letterhead(centre, clock.today()),
        meta=(Fact(_("Stand"), formats.day(clock.today())),),
        blocks=tuple(blocks),
    )


def _nothing() -> Iterable[Block]:
    yield paragraph(_("In dieser Zeit ist nichts eingetragen."))


def _blocks(sheet: Sheet, figures: Sequence[Group], limit: int) -> Iterable[Block]:
    if not _is_small((sheet.figures[HELD],), limit):
        yield paragraph(f"{finding(sheet)}.")
    yield from (_key_figures(each, limit) for each in figures)
    for grid in grids(sheet):
        yield Heading(grid.title)
        secret = _secret(grid, limit)
        if grid.key == "monate":
            yield from _chart(grid.parts, secret[HELD])
        outlines = own_outlines() if grid.key == "kommunen" else None
        if outlines is not None:
            yield _map(outlines, grid.parts, secret[HELD], limit)
        yield _table(grid, secret, limit)
    yield Notice(
        (
            paragraph(counting()),
            paragraph(
                _("Zahlen unter %(limit)s, die etwas über einzelne Menschen sagen könnten, sind nicht genannt.")
                % {"limit": limit}
            ),
        ),
        _("So wird gezählt"),
    )


def _is_small(figures: Sequence[Decimal | int], limit: int) -> bool:
    return any(0 < figure < limit for figure in figures)


def _below(limit: int) -> str:
    return _("unter %(limit)s") % {"limit": limit}


def _key_figures(group: Group, limit: int) -> Table:
    rows = tuple((text(_label(line, limit)), text(_value(line, limit))) for line in group.lines)
    return Table((Column(group.title, width=3.2), Column(_("Zahl"), "end", 1.0)), rows)


def _label(line: Line, limit: int) -> str:
    says_more = line.note and line.look in {"share", "mean"} and not _is_small(line.behind, limit)
    return f"{line.label} ({line.note})" if says_more else line.label


def _value(line: Line, limit: int) -> str:
    if not _is_small(line.behind, limit):
        return line.words
    # of what is reckoned from small figures nothing can be said, not even that it is small
    return _below(limit) if line.look == "count" and line.value in line.behind else _("nicht genannt")


def _secret(grid: Grid, limit: int) -> dict[str, frozenset[int]]:
    """Of each column the places that are not named; hours are not named where their talks are not."""
    found = {code: hidden(metric_of(code), [part.figures[code] for part in grid.parts], limit) for code in grid.codes}
    return found | ({MINUTES: found[HELD] | found[MINUTES]} if MINUTES in found else {})


def _table(grid: Grid, secret: dict[str, frozenset[int]], limit: int) -> Table:
    names = heads()
    columns = (
        Column(grid.head, width=2.4),
        *(Column(names[code], "end", _WIDTHS.get(code, 1.0)) for code in grid.codes),
    )
    rows = tuple(
        (
            text(part.label),
            *(
                text(_cell(code, part.figures[code], is_secret=place in secret[code], limit=limit))
                for code in grid.codes
            ),
        )
        for place, part in enumerate(grid.parts)
    )
    return Table(columns, rows)


def _cell(code: str, figure: Decimal, *, is_secret: bool, limit: int) -> str:
    if is_secret:
        # the second one of a list is hidden with the only small one, and hours with their talks: they are not small
        return _below(limit) if figure < limit and code != MINUTES else _("nicht genannt")
    return said(figure, LOOKS.get(code, "count"))


def _chart(parts: Sequence[Part], secret: frozenset[int]) -> Iterable[Block]:
    figures = {
        part.scope.first: Decimal(0) if place in secret else part.figures[HELD]
        for place, part in enumerate(parts)
        if part.scope.first
    }
    if len(figures) > 1:
        name = _("Einsätze nach Monaten")
        yield Figure(Picture(_alt(name), bars(months(figures), name)), name)


def _map(outlines: Outlines, parts: Sequence[Part], secret: frozenset[int], limit: int) -> Figure:
    places = {
        part.ags: Place(part.label, Decimal(0), instead=f"<{limit}" if part.figures[HELD] < limit else formats.MISSING)
        if place in secret
        else Place(part.label, part.figures[HELD])
        for place, part in enumerate(parts)
        if part.ags
    }
    name = _("Einsätze nach Kommunen")
    return Figure(Picture(_alt(name), drawn(outlines, places, name)), f"{name}. {outlines.credit}", 0.8)


def _alt(name: str) -> str:
    return _("%(name)s: die Zahlen stehen in der Tabelle darunter.") % {"name": name}
