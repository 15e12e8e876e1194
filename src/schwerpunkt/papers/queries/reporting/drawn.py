"""Blocks that are counted, not written: tables whose figures open their records, charts and maps with a table beside.

What leaves the house names no small figure about people (``figures.small``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from schwerpunkt.core.dates import add_months
from schwerpunkt.documents.content import (
    Block,
    Column,
    Figure,
    Heading,
    Paragraph,
    Picture,
    Runs,
    Table,
    Text,
    Value,
    paragraph,
    text,
)
from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.charts import bars, months
from schwerpunkt.figures.maps import Place, drawn, own_outlines
from schwerpunkt.figures.metrics import Key, Member, Metric, Scope, dimension_of
from schwerpunkt.figures.queries import by_member, by_month, filled, in_scope
from schwerpunkt.figures.small import hidden
from schwerpunkt.papers.enums import BlockSource
from schwerpunkt.papers.queries.material import Material
from schwerpunkt.papers.queries.reporting.counted import (
    PLACES,
    Counted,
    activities,
    below,
    counted_of,
    is_small,
    label_of,
    own_scopes,
    unnamed,
)
from schwerpunkt.papers.queries.wording import listed
from schwerpunkt.planning.queries.indicators import indicator_states
from schwerpunkt.ui import formats

Drawer = Callable[[Material], Iterable[Block]]


def _key_figures(material: Material) -> Iterable[Block]:
    found = [each for each in counted_of(material) if each.scope == material.scope]
    yield _overview(found, material)


def _own_figures(material: Material) -> Iterable[Block]:
    own = [scope for _metric, scope in own_scopes(material)]
    some = [each for each in counted_of(material) if each.value and each.scope in own]
    if some:
        yield _overview(some, material)
    else:
        yield paragraph("In dieser Zeit ist nichts gezählt worden.")


def _overview(found: Sequence[Counted], material: Material) -> Table:
    rows = tuple(
        (text(each.label), _said(each.metric, each.value, each.url, material.small_limit), text(str(each.metric.unit)))
        for each in found
    )
    return Table((Column("Was gezählt wurde"), Column("Anzahl", "end"), Column("Einheit")), rows)


def _said(metric: Metric, figure: Decimal, url: str, limit: int) -> Runs:
    return (Text(below(limit)),) if hidden(metric, [figure], limit) else (Value(formats.number(figure), url),)


def _indicators(material: Material) -> Iterable[Block]:
    states = indicator_states(material.indicators, material.until)
    if not states:
        yield paragraph("Für die Ziele dieses Zeitraums sind keine Kennzahlen festgelegt.")
        return
    rows, limit = [], material.small_limit
    for state in states:
        each = state.indicator
        value = text(below(limit)) if is_small(state, limit) else _open_value(state.value, state.url, each.unit)
        target = formats.number(each.target) if each.target is not None else formats.MISSING
        verdict = "erreicht" if state.is_reached else "nicht erreicht" if each.target is not None else formats.MISSING
        rows.append(
            (
                text(label_of(each)),
                text(formats.number(each.baseline)),
                text(target),
                value,
                text(formats.day(state.as_of) if state.value is not None else formats.MISSING),
                text(verdict),
            )
        )
    head = (
        Column("Kennzahl", width=3.0),
        Column("Ausgangswert", "end", 1.4),
        Column("Zielwert", "end", 1.1),
        Column("Stand", "end", 1.6),
        Column("am", "end", 1.3),
        Column("Ergebnis", width=1.5),
    )
    yield Table(head, tuple(rows))


def _open_value(value: Decimal | None, url: str, unit: str) -> Runs:
    if value is None:
        return text(formats.MISSING)
    number = Value(formats.number(value), url) if url else Text(formats.number(value))
    return (number, Text(f" {unit}")) if unit else (number,)


def _figures(material: Material) -> Iterable[Block]:
    limit = material.small_limit
    found = [each for each in counted_of(material) if each.scope == material.scope and each.value]
    if not found:
        yield paragraph("In diesem Zeitraum ist noch nichts gezählt worden.")
    for each in found:
        yield Heading(each.label, 2)
        yield paragraph(str(each.metric.explanation))
        total = _said(each.metric, each.value, each.url, limit)
        yield Paragraph((Text("Insgesamt: "), *total, Text(f" {each.metric.unit}.")))
        yield from _over_time(each, limit)
        yield from _over_places(each, limit)


def _over_time(counted: Counted, limit: int) -> Iterable[Block]:
    evidence = counted.metric.evidence()
    found = filled(by_month(evidence, in_scope(evidence, counted.scope)))
    if len(found) <= 1:
        return
    secret = hidden(counted.metric, list(found.values()), limit)
    shown = {month: Decimal(0) if place in secret else value for place, (month, value) in enumerate(found.items())}
    name = f"{counted.label} nach Monaten"
    yield Figure(Picture(f"{name}: die Zahlen stehen in der Tabelle darunter.", bars(months(shown), name)), name)
    rows = tuple(
        (
            text(each.label),
            text(unnamed(figure, limit))
            if place in secret
            else (Value(formats.number(figure), page_of(counted.metric, _month(counted.scope, month))),),
        )
        for place, ((month, figure), each) in enumerate(zip(found.items(), months(found), strict=True))
    )
    yield Table((Column("Monat"), Column(str(counted.metric.unit), "end")), rows, name)


def _month(scope: Scope, month: date) -> Scope:
    last = add_months(month, 1) - timedelta(days=1)
    first = max(month, scope.first) if scope.first else month
    return Scope(first, min(last, scope.last) if scope.last else last, scope.where)


def _over_places(counted: Counted, limit: int) -> Iterable[Block]:
    evidence = counted.metric.evidence()
    outlines = own_outlines() if PLACES in evidence.by else None
    if outlines is None:
        return
    dimension = dimension_of(PLACES)
    members = dimension.members()
    found = by_member(evidence, in_scope(evidence, counted.scope), PLACES)
    figures = [found.get(each.key, Decimal(0)) for each in members]
    if not any(figures):
        return
    missing = found.get(None, Decimal(0))
    secret = hidden(counted.metric, [*figures, missing], limit)
    name = f"{counted.label} nach Kommunen"
    places = {
        each.ags: Place(each.label, Decimal(0), instead=f"<{limit}" if figure < limit else "–")
        if place in secret
        else Place(each.label, figure)
        for place, (each, figure) in enumerate(zip(members, figures, strict=True))
        if each.ags
    }
    alt = f"{name}: die Zahlen stehen in der Tabelle darunter."
    yield Figure(Picture(alt, drawn(outlines, places, name)), f"{name}. {outlines.credit}", 0.8)
    rows = [
        (
            text(each.label),
            text(unnamed(figure, limit))
            if place in secret
            else (Value(formats.number(figure), page_of(counted.metric, _at(counted.scope, each.key))),),
        )
        for place, (each, figure) in enumerate(zip(members, figures, strict=True))
    ]
    if missing:
        said = unnamed(missing, limit) if len(figures) in secret else formats.number(missing)
        rows.append((text(str(dimension.missing)), text(said)))
    yield Table((Column("Kommune"), Column(str(counted.metric.unit), "end")), tuple(rows), name)


def _places(material: Material) -> Iterable[Block]:
    """Each municipality: what is planned there and what was counted; those without anything in one sentence."""
    members, limit = dimension_of(PLACES).members(), material.small_limit
    counted = [(metric, _by_place(metric, material.scope, members, limit)) for metric in activities()]
    planned: dict[Key, list[str]] = {}
    for measure in material.measures_in_full:
        for place in measure.municipalities.all():
            planned.setdefault(place.pk, []).append(measure.title)
    silent: list[str] = []
    for at, member in enumerate(members):
        rows = [(text(str(metric.label)), cells[at], text(str(metric.unit))) for metric, cells in counted if cells[at]]
        titles = planned.get(member.key, [])
        if not rows and not titles:
            silent.append(member.label)
            continue
        yield Heading(member.label, 2)
        if titles:
            yield paragraph(f"Maßnahmen hier: {', '.join(titles)}.")
        if rows:
            yield Table((Column("Was gezählt wurde"), Column("Anzahl", "end"), Column("Einheit")), tuple(rows))
    if silent:
        yield paragraph(f"Nichts eigens geplant oder gezählt wurde in {listed(silent)}.")


def _by_place(metric: Metric, scope: Scope, members: Sequence[Member], limit: int) -> list[Runs]:
    """What is said of each member in their order; empty where nothing was counted."""
    evidence = metric.evidence()
    found = by_member(evidence, in_scope(evidence, scope), PLACES)
    figures = [found.get(each.key, Decimal(0)) for each in members]
    secret = hidden(metric, [*figures, found.get(None, Decimal(0))], limit)
    return [
        _cell(figure, "" if place in secret else page_of(metric, _at(scope, member.key)), limit)
        for place, (member, figure) in enumerate(zip(members, figures, strict=True))
    ]


def _cell(figure: Decimal, url: str, limit: int) -> Runs:
    if not figure:
        return ()
    return (Value(formats.number(figure), url),) if url else text(unnamed(figure, limit))


def _at(scope: Scope, place: Key) -> Scope:
    return Scope(scope.first, scope.last, {**scope.where, PLACES: place})


DRAWN: Mapping[BlockSource, Drawer] = {
    BlockSource.KEY_FIGURES: _key_figures,
    BlockSource.OWN_FIGURES: _own_figures,
    BlockSource.INDICATORS: _indicators,
    BlockSource.FIGURES: _figures,
    BlockSource.PLACES: _places,
}
"""What stands below the words of a block, by its source."""
