"""A sheet, declared: columns, how a known record is found, and which commands the rows run."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import Model

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core.words import Words
from schwerpunkt.exchange.sheets.columns import ChoiceColumn, Column, Found, RecordColumn

M = TypeVar("M", bound=Model)
Values = dict[str, Any]


class Sheet(Generic[M]):
    """How the rows of a table become records: one object for one pass over one file.

    A room declares columns as class attributes, named like the arguments of its commands, and says what is there
    already (``existing``), what it holds (``stored``), and how a row is created and changed: always by commands, which
    have the last word. ``list_view`` is the page of the list; ``key`` stands in addresses.
    """

    key: ClassVar[str]
    list_title: ClassVar[Words]
    permission: ClassVar[str]
    list_view: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]] = ()
    target_label: ClassVar[Words] = ""
    """What ``target`` is, when the rows go into something that must be named (a period)."""
    is_bulk: ClassVar[bool] = False
    """Whether the sheet judges its rows itself (``review``) and writes them all at once (``create_all``).

    Such rows are only ever new; what is there already stays as it is, and an import can be taken back (``undo``).
    """
    model: ClassVar[type[Model]]
    """What the records of such a sheet are."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        declared = {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items()}
        cls.columns = tuple(value for value in declared.values() if isinstance(value, Column))

    def __init__(self, actor: Actor, target: str = "") -> None:
        self.actor, self.target = actor, target
        self._looked_up: dict[str, Found] = {}

    # -- what a room says ------------------------------------------------------------------------------------------
    @classmethod
    def targets(cls) -> Iterable[tuple[str, str]]:
        """Where the rows can go, as key and words; empty when there is nothing to choose."""
        return ()

    def existing(self) -> Mapping[Any, M]:
        """The records that are there, by identity (a constant number of queries)."""
        raise NotImplementedError

    def identity(self, values: Mapping[str, Any]) -> str | bytes:
        """The key in ``existing`` that a row has, from the values read so far; empty when it cannot be told."""
        raise NotImplementedError

    def stored(self, record: M) -> Values:
        """The values a record has, by column."""
        return {column.name: getattr(record, column.name) for column in self.columns}

    def settle(self, record: M, values: Values) -> None:
        """Adjust what was read to the record that was found."""

    def create(self, values: Values, reason: str) -> M:
        """Make the record; ``reason`` is kept in the history."""
        raise NotImplementedError

    def change(self, record: M, values: Values, reason: str) -> M:
        """Change the record."""
        raise NotImplementedError

    def review(self, values: Values, number: int) -> tuple[dict[str, str], dict[str, str]]:
        """What is wrong, and what is doubtful about a complete row, each as sentences by column."""
        return {}, {}

    def standing(self) -> str:
        """What the judgement of rows rests on, in a few signs: as long as they are the same, it would be the same."""
        raise NotImplementedError

    def pack(self, values: Values) -> Sequence[Any]:
        """The values of a complete row as JSON, for the time between preview and agreement."""
        raise NotImplementedError

    def create_all(self, rows: Iterable[tuple[Sequence[Any], str]]) -> Sequence[int]:
        """Make the records of all rows at once, of packed values and reason each; returns their keys. Tells nobody of it."""
        raise NotImplementedError

    def undo(self, keys: Sequence[int], reason: str) -> int:
        """Remove those of the records that nobody has worked on since; returns how many are gone. Tells nobody of it."""
        raise NotImplementedError

    # -- what the machinery asks -----------------------------------------------------------------------------------
    @cached_property
    def _existing(self) -> Mapping[Any, M]:
        return self.existing()

    def find(self, values: Mapping[str, Any]) -> tuple[str | bytes, M | None]:
        """The identity of a row and the record it means, if there is one."""
        key = self.identity(values)
        return key, self._existing.get(key) if key else None

    def looked_up(self, column: RecordColumn | ChoiceColumn) -> Found:
        """What a column can name, fetched once."""
        if column.name not in self._looked_up:
            self._looked_up[column.name] = column.known(self)
        return self._looked_up[column.name]


_sheets: dict[str, type[Sheet[Any]]] = {}
S = TypeVar("S", bound=type[Sheet[Any]])


def declare(sheet: S) -> S:
    """Make a sheet known under its key."""
    if sheet.key in _sheets:
        raise ValueError(f"there is a sheet {sheet.key} already")
    _sheets[sheet.key] = sheet
    return sheet


def sheet_called(key: str) -> type[Sheet[Any]] | None:
    """The sheet with this key, or None."""
    return _sheets.get(key)


def sheets() -> tuple[type[Sheet[Any]], ...]:
    """All declared sheets by key."""
    return tuple(_sheets[key] for key in sorted(_sheets))
