"""Columns of a list: what a cell says on the screen and in the exported file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import F, Model
from django.utils import timezone

from schwerpunkt.core.addresses import page_address
from schwerpunkt.core.words import Words
from schwerpunkt.ui import formats
from schwerpunkt.ui.sorting import german
from schwerpunkt.ui.status import Status

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as shown: its text, where it leads, a quiet second line, or a status."""

    text: str
    url: str = ""
    note: str = ""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row as shown, or the heading of a group."""

    cells: list[Cell]
    group: str = ""


class Column(Generic[M]):
    """A column of text.

    ``value`` is an attribute path ("owner.name") or a function of the record. ``link`` is a function of the record that
    gives an address, or the name of a page that takes the record's key. ``sort`` is a field (sorted as German text) or
    an expression (taken as it is). ``export`` gives the value for files when it is not the value itself.
    ``is_key`` marks the column that names the row; ``total`` is a numeric field whose sum stands below. ``fetch`` names
    the many-valued relations the value reads; they are fetched for all rows at once, when the column is shown.
    """

    align: ClassVar[str] = "start"
    width: ClassVar[int] = 30
    number_format: ClassVar[str] = ""
    sorts_as_text: ClassVar[bool] = True
    stays_on_one_line: ClassVar[bool] = False

    def __init__(
        self,
        label: Words,
        value: str | Callable[[M], Any],
        *,
        link: str | Callable[[M], str | None] | None = None,
        sort: Any = None,
        note: Callable[[M], str] | None = None,
        export: Callable[[M], Any] | None = None,
        is_key: bool = False,
        only_in_file: bool = False,
        only_on_screen: bool = False,
        total: str = "",
        fetch: tuple[str, ...] = (),
    ) -> None:
        self.label, self.sort, self.is_key, self.total = label, sort, is_key, total
        self.fetch = fetch
        self.only_in_file, self.only_on_screen = only_in_file, only_on_screen
        self._value: Callable[[M], Any] = _path(value) if isinstance(value, str) else value
        self._link, self._note, self._export = link, note, export
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def ordering(self) -> Any:
        """The expression to sort by."""
        if isinstance(self.sort, str):
            return german(F(self.sort)) if self.sorts_as_text else F(self.sort)
        return self.sort

    def cell(self, record: M) -> Cell:
        """What the row says here."""
        value = self._value(record)
        return Cell(
            self.in_words(value),
            self.url(record),
            str(self._note(record) or "") if self._note else "",
            value if isinstance(value, Status) else None,
        )

    def url(self, record: M) -> str:
        """Where the cell leads, or nothing."""
        if self._link is None:
            return ""
        if isinstance(self._link, str):
            return page_address(self._link, record.pk)
        return self._link(record) or ""

    def in_words(self, value: Any) -> str:
        """The value as text."""
        return "" if value is None else str(value)

    def for_file(self, record: M) -> Any:
        """The value for a file: text, number, date or nothing."""
        value = self._export(record) if self._export else self._value(record)
        if isinstance(value, datetime):
            return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        return value


class DayColumn(Column[M]):
    """A day, or the day of a moment."""

    align = "end"
    width = 12
    number_format = "dd.mm.yyyy"
    sorts_as_text = False

    def in_words(self, value: date | None) -> str:
        return "" if value is None else formats.day(value)

    def for_file(self, record: M) -> Any:
        value = super().for_file(record)
        return value.date() if isinstance(value, datetime) else value


class NumberColumn(Column[M]):
    """A number."""

    align = "end"
    width = 12
    number_format = "#,##0.###"
    sorts_as_text = False

    def in_words(self, value: Any) -> str:
        return "" if value is None else formats.number(value)


class MoneyColumn(NumberColumn[M]):
    """An amount in euro."""

    width = 16
    number_format = '#,##0.00 "€"'

    def in_words(self, value: Any) -> str:
        return "" if value is None else formats.money(value)


class StatusColumn(Column[M]):
    """How the record stands: ``value`` gives a Status."""

    width = 18
    sorts_as_text = False


def _path(path: str) -> Callable[[Any], Any]:
    get = attrgetter(path)

    def value(record: Any) -> Any:
        try:
            return get(record)
        except AttributeError:
            # an optional relation on the way is empty; a misspelt path must not hide behind that
            if _ends_early(record, path):
                return None
            raise

    return value


def _ends_early(record: Any, path: str) -> bool:
    for name in path.split("."):
        if record is None:
            return True
        record = getattr(record, name, record)
    return False
