"""Columns of a sheet: what they are called in files, and how a cell becomes a value of a command."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.core.words import Words
from schwerpunkt.exchange.sheets.cells import Cell, as_text, folded, in_words

Found = Mapping[str, Any]
"""Records by their folded names."""
_BETWEEN = re.compile(r"[;\n]")
_LISTED = 12
"""More choices than these are not listed in a refusal."""
_NEAR = 0.85
"""How alike two names must be for the one to be offered for the other: about one slip in a word."""


class Column:
    """A column whose cells a form field cleans, with the sentences people know from the form.

    ``aliases`` are further headings under which it is recognised. ``default`` is what a new record gets when the file
    says nothing. ``hint`` and ``example`` stand in the empty template. ``is_remark`` marks what belongs to the act and
    not to the record, such as a reason. ``is_repeated``: few values stand in many rows.
    """

    name: str
    is_repeated = False
    """Whether few values stand in many rows, so that each is read once per pass."""

    def __init__(
        self,
        label: Words,
        field: forms.Field,
        *,
        aliases: Iterable[str] = (),
        default: Any = None,
        hint: Words = "",
        example: Words = "",
        is_remark: bool = False,
        is_repeated: bool | None = None,
    ) -> None:
        self.label, self.field, self.default, self.is_remark = label, field, default, is_remark
        if is_repeated is not None:
            self.is_repeated = is_repeated
        self.aliases, self.hint, self.example = tuple(aliases), hint, example

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @property
    def is_required(self) -> bool:
        """Whether a new record needs it and nothing stands in for it."""
        return self.field.required and self.default is None

    def meaning(self) -> str:
        """What belongs into the column, for people who prepare a file."""
        also = _("Auch als „%(names)s“.") % {"names": "“, „".join(self.aliases)} if self.aliases else ""
        return " ".join(part for part in (str(self.hint), also) if part)

    def is_called(self, heading: str) -> bool:
        """Whether a file's heading means this column."""
        wanted = folded(heading)
        return bool(wanted) and any(
            folded(each) == wanted for each in (*_spellings(self.label), self.name, *self.aliases)
        )

    def read(self, sheet: Any, cell: Cell) -> Any:
        """The value of a cell with something in it, or a Proposal. ValidationError with the sentence for the person."""
        if isinstance(cell, datetime):
            cell = cell.date()
        return self.field.clean(cell if not isinstance(cell, str | int | float | bool) else as_text(cell))

    def empty(self, _sheet: Any) -> Any:
        """The value of a new record when the file says nothing. ValidationError when something is needed."""
        if self.default is not None:
            return self.default
        if self.field.required:
            raise ValidationError(_("Bitte füllen Sie „%(label)s“ aus.") % {"label": self.label})
        return self.field.clean(self.nothing())

    def nothing(self) -> Any:
        """What the field takes for an empty input."""
        return None

    def words(self, value: Any) -> str:
        """The value as it stands in the preview."""
        return in_words(value)


@dataclass(frozen=True)
class Choice:
    """One of a few, with its key."""

    key: str
    label: str

    def __str__(self) -> str:
        return self.label


class ChoiceColumn(Column):
    """One of a few, written as its label or key."""

    is_repeated = True

    def __init__(self, label: Words, choices: Iterable[tuple[str, Words]], **more: Any) -> None:
        is_required = more.pop("required", True)
        self.choices = tuple(choices)
        super().__init__(label, forms.ChoiceField(choices=self.choices, required=is_required), **more)

    def listed(self) -> list[str]:
        """The labels, as they are written into cells."""
        return [str(label) for _key, label in self.choices]

    def meaning(self) -> str:
        """The choices."""
        return _("Eines von: %(choices)s.") % {"choices": ", ".join(self.listed())} + f" {super().meaning()}"

    def known(self, _sheet: Any) -> Found:
        """The choices by key and label."""
        keys = {folded(key): Choice(key, str(label)) for key, label in self.choices}
        labels = {folded(each): keys[folded(key)] for key, label in self.choices for each in _spellings(label)}
        return {**keys, **labels}

    def read(self, sheet: Any, cell: Cell) -> Any:
        """The key of the choice."""
        return _one(as_text(cell), sheet.looked_up(self), self.listed).key

    def words(self, value: Any) -> str:
        """The label of the choice."""
        return str(dict(self.choices).get(value, value))


class RecordColumn(Column):
    """A record, written as one of its names. ``known`` gives the records of the centre by their names.

    It is asked once per pass over the file, not once per row.
    """

    is_repeated = True

    def __init__(self, label: Words, known: Callable[[Any], Found], *, required: bool = False, **more: Any) -> None:
        super().__init__(label, forms.Field(required=required), **more)
        self.known = known

    def read(self, sheet: Any, cell: Cell) -> Any:
        """The record."""
        return _one(as_text(cell), sheet.looked_up(self))


class RecordsColumn(RecordColumn):
    """Several records in one cell, parted by semicolons, lines, or, where no name has one, commas."""

    def read(self, sheet: Any, cell: Cell) -> Any:
        """The records, each once, in the order of the cell."""
        known = sheet.looked_up(self)
        found: dict[int, Any] = {}
        for part in _BETWEEN.split(as_text(cell)):
            pieces = [part] if folded(part) in known else part.split(",")
            for record in (_one(piece, known) for piece in pieces if piece.strip()):
                found[record.pk] = record
        return tuple(found.values())

    def words(self, value: Any) -> str:
        """The names; their order says nothing."""
        return "; ".join(sorted(in_words(each) for each in value))

    def nothing(self) -> Any:
        return ()

    def empty(self, sheet: Any) -> Any:
        return super().empty(sheet) or ()


def _spellings(words: Words) -> Iterator[str]:
    """The words in each language of the program: a file may come from a colleague who reads the other one."""
    for code, _language in settings.LANGUAGES:
        with override(code):
            yield str(words)


def by_names(records: Iterable[Any], *names: Callable[[Any], str]) -> Found:
    """Records by their folded names; an earlier kind of name goes before a later one, and no name means two."""
    found: dict[str, Any] = {}
    listed = list(records)
    for name_of in names:
        layer: dict[str, list[Any]] = {}
        for record in listed:
            if key := folded(name_of(record) or ""):
                layer.setdefault(key, []).append(record)
        for key, meant in layer.items():
            if len(meant) == 1:
                found.setdefault(key, meant[0])
    return found


def _one(text: str, known: Found, listed: Callable[[], list[str]] | None = None) -> Any:
    wanted = folded(text)
    if wanted in known:
        return known[wanted]
    unknown = _("„%(text)s“ kennen wir hier nicht.") % {"text": text.strip()[:60]}
    shown = listed() if listed is not None else []
    if 0 < len(shown) <= _LISTED:
        raise ValidationError(
            _("%(unknown)s Möglich sind: %(choices)s.") % {"unknown": unknown, "choices": ", ".join(shown)}
        )
    near = get_close_matches(wanted, known, n=1, cutoff=_NEAR)
    if near:
        raise ValidationError(_("%(unknown)s Meinten Sie „%(near)s“?") % {"unknown": unknown, "near": known[near[0]]})
    raise ValidationError(unknown)
