"""A list, declared: columns, filters, search, order, groups, pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import and_, or_
from typing import Any, ClassVar, Generic

from django.db.models import QuerySet, Sum
from django.http import QueryDict
from django.utils.translation import gettext as _
from markupsafe import Markup

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core.asking import Question, ask, counts
from schwerpunkt.core.asking import Row as Found
from schwerpunkt.core.words import Words
from schwerpunkt.ui.tables import markup
from schwerpunkt.ui.tables.columns import Column, M, Row
from schwerpunkt.ui.tables.filters import Chip, ChoiceFilter, Filter, contains

SEARCH, SORT, PAGE, FORMAT = "suche", "sortierung", "seite", "als"


@dataclass(frozen=True)
class ShownChip:
    """An active filter and the address without it."""

    label: str
    url: str


class Table(Generic[M]):
    """A list over a QuerySet, driven by the address: filters, ``suche``, ``sortierung``, ``seite``.

    Declare columns and filters as class attributes. ``search_fields`` are searched word by word. ``default_sort`` is a
    column, with ``-`` downwards. ``group_sort`` orders groups first; then ``group`` names the group of a row.

    The number of queries does not depend on the number of rows as long as the QuerySet fetches what the columns use: one
    for the choices of all filters, one for all counts, one for the rows.
    """

    search_fields: ClassVar[tuple[str, ...]] = ()
    search_label: ClassVar[Words] = ""
    default_sort: ClassVar[str] = ""
    group_sort: ClassVar[tuple[Any, ...]] = ()
    page_size: int | None = 50

    columns: ClassVar[tuple[Column[Any], ...]] = ()
    filters: tuple[Filter, ...] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        declared = {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items()}
        cls.columns = tuple(value for value in declared.values() if isinstance(value, Column))
        cls.filters = tuple(value for value in declared.values() if isinstance(value, Filter))

    def __init__(self, queryset: QuerySet[M], params: QueryDict, *, actor: Actor | None = None, path: str = "") -> None:
        self.all, self.params, self.actor, self.path = queryset, params, actor, path
        self.filters = tuple(each.for_request() for each in type(self).filters)
        self.besides: dict[str, QuerySet[Any]] = {}
        """Further rows the page counts; asked together with ``total`` and ``found``, answered by ``numbers``."""

    # -- what a room may override ----------------------------------------------------------------------------------
    def group(self, record: M) -> str:
        """The heading of the group the row belongs to."""
        return ""

    def counted(self, found: int, total: int) -> str:
        """How many there are, in words: "19 von 24 Maßnahmen"."""
        if found == total:
            return _("%(total)s Einträge") % {"total": total} if total != 1 else _("1 Eintrag")
        return _("%(found)s von %(total)s Einträgen") % {"found": found, "total": total}

    def learn(self, *besides: Question) -> list[list[Found]]:
        """Ask for the choices of all filters and for what the page wants besides, by one query; answers the latter."""
        pairs = [(each, each.question()) for each in self.filters if isinstance(each, ChoiceFilter)]
        open_ones = [(each, question) for each, question in pairs if question is not None]
        answers = ask(*besides, *(question for _filter, question in open_ones))
        for (each, _question), rows in zip(open_ones, answers[len(besides) :], strict=True):
            each.learn(rows)
        return answers[: len(besides)]

    # -- rows ------------------------------------------------------------------------------------------------------
    @property
    def search(self) -> str:
        """The words searched for."""
        return self.params.get(SEARCH, "").strip()

    @cached_property
    def rows_queryset(self) -> QuerySet[M]:
        """All rows that pass search and filters, in order."""
        queryset = self.all
        for each in self.filters:
            queryset = each.narrow(queryset, self.params)
        if self.search and self.search_fields:
            words = (
                reduce(or_, (contains(field, word) for field in self.search_fields)) for word in self.search.split()
            )
            queryset = queryset.filter(reduce(and_, words))
            if any("__" in field for field in self.search_fields):
                queryset = queryset.distinct()
        order = [*self.group_sort, *self._order(), "pk"]
        return queryset.order_by(*order)

    def _order(self) -> list[Any]:
        column, is_down = self.sorted_by
        if column is None:
            return []
        key = column.ordering()
        key = key.desc(nulls_last=True) if is_down else key.asc(nulls_last=True)
        return [key]

    @cached_property
    def sorted_by(self) -> tuple[Column[M] | None, bool]:
        """The column of order, and whether it goes down."""
        for wanted in (self.params.get(SORT, ""), self.default_sort):
            name = wanted.removeprefix("-")
            for column in self.columns:
                if column.name == name and column.sort is not None:
                    return column, wanted.startswith("-")
        return None, False

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many there are by name: ``total``, ``found``, and what stands in ``besides`` (one query for all)."""
        wanted = {"total": self.all, **({"found": self.rows_queryset} if self.is_narrowed else {}), **self.besides}
        numbers = dict(zip(wanted, counts(*wanted.values()), strict=True))
        return {"found": numbers["total"], **numbers}

    @property
    def found(self) -> int:
        """How many rows pass search and filters."""
        return self.numbers["found"]

    @property
    def total(self) -> int:
        """How many records there are."""
        return self.numbers["total"]

    @property
    def is_narrowed(self) -> bool:
        """Whether search or a filter leaves something out."""
        return bool(self.search or self.active)

    @cached_property
    def page_count(self) -> int:
        """How many pages there are, at least one."""
        return 1 if self.page_size is None else max(-(-self.found // self.page_size), 1)

    @cached_property
    def page(self) -> int:
        """The page shown, from 1; a number out of range is the nearest page."""
        return min(self.wanted_page, self.page_count)

    @property
    def wanted_page(self) -> int:
        """The page the address asks for."""
        text = str(self.params.get(PAGE, "1"))
        return max(int(text[:9]), 1) if text.isascii() and text.isdigit() else 1

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the page, with the headings of groups between them."""
        rows, last = [], ""
        columns = self.shown_columns
        for record in self.records:
            if self.group_sort and (group := self.group(record)) != last:
                rows.append(Row([], group))
                last = group
            rows.append(Row([column.cell(record) for column in columns]))
        return rows

    @property
    def rows_html(self) -> Markup:
        """The rows of the page as HTML."""
        return markup.rows(self.shown_columns, self.rows)

    @cached_property
    def records(self) -> list[M]:
        """The records of the page."""
        rows = self.fetching(self.shown_columns)
        if self.page_size is None:
            return list(rows)
        start = (self.page - 1) * self.page_size
        return list(rows[start : start + self.page_size])

    def fetching(self, columns: Iterable[Column[M]]) -> QuerySet[M]:
        """All rows that pass, with the relations these columns read."""
        return self.rows_queryset.prefetch_related(*(name for column in columns for name in column.fetch))

    @cached_property
    def shown_columns(self) -> list[Column[M]]:
        """The columns of the screen."""
        return [column for column in self.columns if not column.only_in_file]

    @cached_property
    def totals(self) -> list[str] | None:
        """The sums below the columns over all filtered rows (one query), or None when no column has one."""
        with_total = {column.name: Sum(column.total) for column in self.shown_columns if column.total}
        if not with_total:
            return None
        sums = self.rows_queryset.order_by().aggregate(**{f"sum_{name}": each for name, each in with_total.items()})
        return [
            column.in_words(sums[f"sum_{column.name}"] or 0) if column.total else "" for column in self.shown_columns
        ]

    # -- addresses -------------------------------------------------------------------------------------------------
    def url(self, **changes: str | list[str] | None) -> str:
        """The address of this list with some parameters changed; the page starts anew unless it is among them."""
        params = self.params.copy()
        params.pop(FORMAT, None)
        if PAGE not in changes:
            params.pop(PAGE, None)
        for name, value in changes.items():
            params.pop(name, None)
            if value is not None:
                params.setlist(name, value if isinstance(value, list) else [value])
        for name in [name for name, value in params.items() if not value and name not in self._defaults]:
            del params[name]
        query = params.urlencode()
        return f"{self.path}?{query}" if query else self.path

    @cached_property
    def _defaults(self) -> frozenset[str]:
        """Parameters whose emptiness says something: filters that hold while the address does not mention them."""
        return frozenset(each.name for each in self.filters if getattr(each, "default", ""))

    @property
    def all_url(self) -> str:
        """The address of the list without search and filters, in the same order."""
        everything: dict[str, str | list[str] | None] = {SEARCH: None}
        for each in self.filters:
            everything |= {name: "" if name in self._defaults else None for name in each.parameters}
        return self.url(**everything)

    @property
    def query(self) -> str:
        """The filters and the order as a query, without page and format: what a saved view keeps."""
        return self.url().partition("?")[2]

    def sort_url(self, column: Column[M]) -> str:
        """The address that sorts by the column; a second time the other way round."""
        current, is_down = self.sorted_by
        return self.url(**{SORT: f"-{column.name}" if current is column and not is_down else column.name})

    def direction(self, column: Column[M]) -> str:
        """The value of aria-sort for the column, or nothing."""
        current, is_down = self.sorted_by
        return ("descending" if is_down else "ascending") if current is column else ""

    def uses(self, filters: Iterable[Filter]) -> bool:
        """Whether the address says something about one of these filters."""
        return any(self.params.get(name) for each in filters for name in each.parameters)

    @cached_property
    def active(self) -> list[Chip]:
        """The filters that leave something out."""
        return [chip for each in self.filters for chip in each.chips(self.params)]

    @cached_property
    def chips(self) -> list[ShownChip]:
        """The active filters and the search, each with the address without it."""
        chips = [ShownChip(chip.label, self.url(**chip.lift)) for chip in self.active]
        if self.search:
            chips.insert(0, ShownChip(f"„{self.search}“", self.url(**{SEARCH: None})))
        return chips

    @property
    def kept(self) -> Iterator[tuple[str, str]]:
        """Parameters that the filter form must carry along (the order)."""
        if SORT in self.params:
            yield SORT, str(self.params[SORT])

    def pages_around(self) -> list[int | None]:
        """The page numbers to offer: first, last, two on each side; None is a gap."""
        near = sorted({1, self.page_count, *range(max(self.page - 2, 1), min(self.page + 2, self.page_count) + 1)})
        pages: list[int | None] = []
        for number in near:
            if pages and pages[-1] is not None and number - pages[-1] > 1:
                pages.append(None)
            pages.append(number)
        return pages
