"""What the sheet of a month or a year says: the figures of the metrics, whole and by their parts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from schwerpunkt.core import clock
from schwerpunkt.core.asking import counts
from schwerpunkt.core.dates import add_months
from schwerpunkt.directory.models import Organisation
from schwerpunkt.figures.metrics import Key, Member, Scope, dimension_of, members_of, metric_of
from schwerpunkt.figures.queries import counted_all, counted_by_members, counted_by_month, in_scope
from schwerpunkt.interpreters.enums import BudgetKind
from schwerpunkt.interpreters.models import Interpreter
from schwerpunkt.interpreters.queries.pool import active_count
from schwerpunkt.interpreters.words import month as month_words

REQUESTS, UNCOVERED = "interpreters.requests", "interpreters.uncovered"
HELD, MINUTES = "interpreters.assignments_held", "interpreters.minutes_held"
LEAD, FILL = "interpreters.lead_days", "interpreters.fill_hours"
JOINED, TRAININGS, LESSONS = "interpreters.joined", "interpreters.trainings", "interpreters.lessons"
COSTS = {kind: f"interpreters.cost_{kind}" for kind in BudgetKind.values}
COLUMNS = (REQUESTS, HELD, MINUTES, UNCOVERED)
"""What the tables of a sheet count of each part."""
_WHOLE = (*COLUMNS, LEAD, FILL, JOINED, TRAININGS, LESSONS, *COSTS.values())
_PLACE, _LANGUAGE, _KIND, _REASON = "kommune", "sprache", "einrichtungsart", "grund"
_MONTHS = 12
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class Period:
    """A month, or a whole year when ``month`` is 0."""

    year: int
    month: int = 0

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def before(self) -> "Period":
        """The month or year before."""
        return self._moved(-1)

    @property
    def after(self) -> "Period":
        """The month or year after."""
        return self._moved(1)

    def _moved(self, steps: int) -> "Period":
        if not self.month:
            return Period(self.year + steps)
        found = add_months(self.first, steps)
        return Period(found.year, found.month)

    @property
    def scope(self) -> Scope:
        """Its days."""
        return Scope(self.first, self.last)

    @property
    def words(self) -> str:
        """September 2026, or 2026."""
        return month_words(self.first) if self.month else str(self.year)


@dataclass(frozen=True)
class Part:
    """A row of a table: its figures by code of the metric, the scope they open, its key on the map.

    ``is_rest`` is what belongs to no member, such as "ohne Kommune"; no list shows that alone.
    """

    label: str
    scope: Scope
    figures: Mapping[str, Decimal]
    ags: str = ""
    is_rest: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted for it."""
        return not any(self.figures.values())


@dataclass(frozen=True)
class Sheet:
    """Everything the sheet of a period says. ``figures`` are those of the metrics, by their code.

    ``months`` are those of a year, or the twelve up to the month. ``fills`` are the hours until the first promise.
    """

    period: Period
    figures: Mapping[str, Decimal]
    months: tuple[Part, ...]
    languages: tuple[Part, ...]
    kinds: tuple[Part, ...]
    places: tuple[Part, ...]
    reasons: tuple[Part, ...]
    fills: tuple[Decimal, ...]
    institution_count: int
    people_count: int
    active_count: int
    today: date = field(default_factory=clock.today)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was counted in the period."""
        return not any(self.figures.values())

    @property
    def language_count(self) -> int:
        """In how many languages somebody interpreted."""
        return sum(1 for part in self.languages if part.figures[HELD])

    @property
    def covered_share(self) -> Decimal | None:
        """Talks that took place, of those and the requests nobody was found for; None when there is neither."""
        whole = self.figures[HELD] + self.figures[UNCOVERED]
        return self.figures[HELD] / whole if whole else None

    @property
    def mean_lead(self) -> Decimal | None:
        """Days between a request and its talk; None without a request."""
        return self.figures[LEAD] / self.figures[REQUESTS] if self.figures[REQUESTS] else None

    @property
    def mean_fill(self) -> Decimal | None:
        """Hours until the first promise; None when it is known of no request."""
        return self.figures[FILL] / len(self.fills) if self.fills else None

    @property
    def median_fill(self) -> Decimal | None:
        """So many hours at most for half of the requests."""
        return median(self.fills) if self.fills else None


def sheet_of(period: Period) -> Sheet:
    """The sheet of a period (seven queries, however much there is)."""
    scope = period.scope
    figures = dict(zip(_WHOLE, counted_all([(metric_of(code), scope) for code in _WHOLE]), strict=True))
    places, languages, reasons = members_of(*map(dimension_of, (_PLACE, _LANGUAGE, _REASON)))
    kinds = dimension_of(_KIND).members()
    of_place, of_language = _split(scope, (_PLACE, _LANGUAGE), COLUMNS)
    of_kind, of_reason = _split(scope, (_KIND,), COLUMNS)[0], _split(scope, (_REASON,), (UNCOVERED,))[0]
    talks = in_scope(metric_of(HELD).evidence(), scope).order_by()
    institutions, people, active = counts(
        Organisation.objects.filter(pk__in=talks.values("request__organisation")),
        Interpreter.objects.filter(pk__in=talks.values("interpreter")),
        active_count(),
    )
    return Sheet(
        period,
        figures,
        months=tuple(_months(period)),
        languages=_parts(_LANGUAGE, languages, of_language, scope, figures),
        kinds=_parts(_KIND, kinds, of_kind, scope, figures),
        places=_parts(_PLACE, places, of_place, scope, figures, with_empty=True),
        reasons=_parts(_REASON, reasons, of_reason, scope, figures),
        fills=tuple(in_scope(metric_of(FILL).evidence(), scope).order_by().values_list("fill_hours", flat=True)),
        institution_count=institutions,
        people_count=people,
        active_count=active,
    )


Found = Mapping[str, Mapping[Key, Decimal]]


def _split(scope: Scope, keys: Sequence[str], codes: Sequence[str]) -> list[Found]:
    """Of each dimension the figures of each metric by member; dimensions of one call have the same kind of key."""
    wanted = [(metric_of(code), scope, key) for key in keys for code in codes]
    found = iter(counted_by_members(wanted))
    return [{code: next(found) for code in codes} for _key in keys]


def _parts(
    key: str,
    members: Iterable[Member],
    found: Found,
    scope: Scope,
    whole: Mapping[str, Decimal],
    *,
    with_empty: bool = False,
) -> tuple[Part, ...]:
    """The members with their figures, those with most talks first, and at the end what belongs to none of them."""
    parts = [
        Part(
            each.label,
            Scope(scope.first, scope.last, {key: each.key}),
            {code: figures.get(each.key, _NOTHING) for code, figures in found.items()},
            each.ags,
        )
        for each in members
    ]
    shown = [part for part in parts if with_empty or not part.is_empty]
    shown.sort(key=lambda part: (*(-part.figures.get(code, _NOTHING) for code in (HELD, *found)), part.label))
    rest = {code: whole[code] - sum(figures.values()) for code, figures in found.items()}
    others = Part(str(dimension_of(key).missing), scope, rest, is_rest=True)
    return (*shown, *([] if others.is_empty else [others]))


def _months(period: Period) -> Iterable[Part]:
    """The months up to the last of the period; of a year only those that have begun or have a record."""
    first = add_months(period.first, 1 - _MONTHS) if period.month else period.first
    scope = Scope(first, period.last)
    counted = counted_by_month([(metric_of(code), scope) for code in COLUMNS])
    found = dict(zip(COLUMNS, counted, strict=True))
    for number in range(_MONTHS):
        month = add_months(first, number)
        figures = {code: by_month.get(month, _NOTHING) for code, by_month in found.items()}
        part = Part(month_words(month), Period(month.year, month.month).scope, figures)
        if month <= clock.today() or not part.is_empty:
            yield part
