"""What stands on the sheet of a month or a year, in words: the page, the paper and the workbook say the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.metrics import metric_of
from schwerpunkt.interpreters.enums import BudgetKind, InterpreterState, Perm
from schwerpunkt.interpreters.queries.sheet import (
    COLUMNS,
    COSTS,
    FILL,
    HELD,
    JOINED,
    LEAD,
    LESSONS,
    MINUTES,
    REQUESTS,
    TRAININGS,
    UNCOVERED,
    Part,
    Period,
    Sheet,
)
from schwerpunkt.ui import formats

Look = Literal["count", "hours", "mean", "share", "money"]
LOOKS: dict[str, Look] = {MINUTES: "hours"}
"""How the figures of a metric are written, where it is not as a count."""
_HOUR = 60


@dataclass(frozen=True)
class Line:
    """A key figure: what it is, how much, what it opens, and what else is to say.

    ``behind`` are figures about people that it would tell; it is not named outside the house when one of them is small.
    """

    label: str
    value: Decimal | int | None
    url: str = ""
    note: str = ""
    look: Look = "count"
    behind: tuple[Decimal | int, ...] = ()

    @property
    def words(self) -> str:
        """The value as one reads it."""
        return said(self.value, self.look)


@dataclass(frozen=True)
class Group:
    """Key figures that belong together."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Grid:
    """A table of parts: its anchor, its heading (long and short), the head of its first column, what it counts."""

    key: str
    title: str
    short: str
    head: str
    parts: tuple[Part, ...]
    codes: tuple[str, ...] = COLUMNS


def said(value: Decimal | int | None, look: Look = "count") -> str:
    """A figure as one reads it; minutes are written as hours."""
    if value is None:
        return formats.MISSING
    match look:
        case "hours":
            hours, minutes = divmod(int(value), _HOUR)
            return f"{formats.number(hours)}:{minutes:02}"
        case "mean":
            return formats.number(value, 1)
        case "share":
            return formats.percent(value)
        case "money":
            return formats.money(Decimal(value))
        case _:
            return formats.number(value)


def heads() -> dict[str, str]:
    """What the columns of the tables are called."""
    return {
        REQUESTS: _("Anfragen"),
        HELD: _("Einsätze"),
        MINUTES: _("Stunden"),
        UNCOVERED: _("Nicht vermittelt"),
    }


def title_of(period: Period) -> str:
    """Monatsblatt September 2026, Jahresblatt 2026."""
    words = _("Monatsblatt %(period)s") if period.month else _("Jahresblatt %(period)s")
    return words % {"period": period.words}


def finding(sheet: Sheet) -> str:
    """The finding of the period."""
    talks, asked = int(sheet.figures[HELD]), int(sheet.figures[REQUESTS])
    if talks:
        languages = sheet.language_count
        return _("%(talks)s in %(languages)s") % {
            "talks": _counted(ngettext("%(count)s Einsatz", "%(count)s Einsätze", talks), talks),
            "languages": _counted(ngettext("%(count)s Sprache", "%(count)s Sprachen", languages), languages),
        }
    if asked:
        words = ngettext("Kein Einsatz, aber %(count)s Anfrage", "Kein Einsatz, aber %(count)s Anfragen", asked)
        return _counted(words, asked)
    return _("Kein Einsatz und keine Anfrage")


def _counted(words: str, count: int) -> str:
    return words % {"count": formats.number(count)}


def groups(sheet: Sheet, actor: Actor | None) -> list[Group]:
    """The key figures, without those the actor may not see."""
    found = [
        Group(_("Nachfrage"), tuple(_demand(sheet))),
        Group(_("Einsätze"), tuple(_talks(sheet, sees_people=can(actor, Perm.VIEW_INTERPRETERS)))),
    ]
    if can(actor, Perm.VIEW_INTERPRETERS):
        found.append(Group(_("Pool"), tuple(_pool(sheet))))
    if can(actor, Perm.VIEW_SETTLEMENTS):
        found.append(Group(_("Kosten, soweit freigegeben"), tuple(_costs(sheet))))
    return found


def _url(sheet: Sheet, code: str, by: str = "") -> str:
    """The page of a metric's records in the period, split by a dimension where one is named."""
    address = page_of(metric_of(code), sheet.period.scope)
    return f"{address}&{urlencode({'nach': by})}" if by else address


def _demand(sheet: Sheet) -> Iterable[Line]:
    asked, lost, held = sheet.figures[REQUESTS], sheet.figures[UNCOVERED], sheet.figures[HELD]
    yield Line(_("Anfragen"), asked, _url(sheet, REQUESTS), behind=(asked,))
    yield Line(_("Nicht vermittelt"), lost, _url(sheet, UNCOVERED), behind=(lost,))
    yield Line(
        _("Abgedeckt"),
        sheet.covered_share,
        _url(sheet, UNCOVERED),
        _("Einsätze, geteilt durch Einsätze und nicht vermittelte Anfragen"),
        "share",
        (held, lost),
    )
    yield Line(
        _("Tage Vorlauf im Mittel"),
        sheet.mean_lead,
        _url(sheet, LEAD),
        _("vom Eingang der Anfrage bis zum Gespräch"),
        "mean",
        (asked,),
    )
    yield Line(
        _("Stunden bis zur Zusage im Mittel"),
        sheet.mean_fill,
        _url(sheet, FILL),
        _half(sheet),
        "mean",
        (len(sheet.fills),),
    )


def _half(sheet: Sheet) -> str:
    if sheet.median_fill is None:
        return _("Noch ist keine Zusage gezählt.")
    return _("bei der Hälfte der Anfragen höchstens %(hours)s") % {"hours": said(sheet.median_fill, "mean")}


def _talks(sheet: Sheet, *, sees_people: bool) -> Iterable[Line]:
    held, minutes = sheet.figures[HELD], sheet.figures[MINUTES]
    days = _worked(sheet)
    yield Line(_("Einsätze"), held, _url(sheet, HELD), behind=(held,))
    words = ngettext("%(count)s Minute, ohne Wege", "%(count)s Minuten, ohne Wege", int(minutes))
    yield Line(_("Stunden"), minutes, _url(sheet, MINUTES), _counted(words, int(minutes)), "hours", (held,))
    yield Line(_("Sprachen"), sheet.language_count, _url(sheet, HELD, "sprache"))
    yield Line(_("Einrichtungen"), sheet.institution_count, f"{reverse('interpreters:institutions')}?{days}")
    if sees_people:
        people = sheet.people_count
        url = f"{reverse('interpreters:interpreters')}?{days}"
        yield Line(_("Personen, die gedolmetscht haben"), people, url, behind=(people,))


def _worked(sheet: Sheet) -> str:
    """The parameters by which lists show whose talks took place in the period."""
    period = sheet.period
    return urlencode({"einsatz_von": f"{period.first:%d.%m.%Y}", "einsatz_bis": f"{period.last:%d.%m.%Y}"})


def _pool(sheet: Sheet) -> Iterable[Line]:
    joined, trainings, active = sheet.figures[JOINED], sheet.figures[TRAININGS], sheet.active_count
    url = f"{reverse('interpreters:interpreters')}?stand={InterpreterState.ACTIVE}"
    yield Line(
        _("Aktive Personen im Pool"), active, url, _("am %(day)s") % {"day": formats.day(sheet.today)}, behind=(active,)
    )
    yield Line(_("Neu aufgenommen"), joined, _url(sheet, JOINED), behind=(joined,))
    yield Line(_("Abgeschlossene Schulungen"), trainings, _url(sheet, TRAININGS), behind=(trainings,))
    yield Line(_("Unterrichtsstunden"), sheet.figures[LESSONS], _url(sheet, LESSONS), behind=(trainings,))


def _costs(sheet: Sheet) -> Iterable[Line]:
    for kind, code in COSTS.items():
        # what one talk costs would tell what its person was paid
        behind = (sheet.figures[HELD],)
        yield Line(str(BudgetKind(kind).label), sheet.figures[code], _url(sheet, code), look="money", behind=behind)


def grids(sheet: Sheet) -> list[Grid]:
    """The tables, without those that would be empty."""
    months = _("Monate") if not sheet.period.month else _("Die letzten zwölf Monate")
    found = [
        Grid("monate", months, _("Monate"), _("Monat"), sheet.months),
        Grid("sprachen", _("Sprachen"), _("Sprachen"), _("Sprache"), sheet.languages),
        Grid("einrichtungen", _("Arten von Einrichtungen"), _("Einrichtungen"), _("Art der Einrichtung"), sheet.kinds),
        Grid("kommunen", _("Kommunen"), _("Kommunen"), _("Kommune"), sheet.places),
        Grid("gruende", _("Warum niemand gefunden wurde"), _("Gründe"), _("Grund"), sheet.reasons, (UNCOVERED,)),
    ]
    return [each for each in found if not all(part.is_empty for part in each.parts)]


def totals(grid: Grid) -> dict[str, Decimal]:
    """The sums below the columns of a table."""
    return {code: sum((part.figures[code] for part in grid.parts), Decimal(0)) for code in grid.codes}


def counting() -> str:
    """How the figures of a sheet are counted, in a few sentences."""
    return _(
        "Anfragen zählen am Tag, an dem sie eingingen, Einsätze am Tag des Gesprächs, nicht vermittelte Anfragen an dem "
        "Tag, an dem feststand, dass niemand kommt. Stunden sind als Stunden:Minuten geschrieben."
    )
