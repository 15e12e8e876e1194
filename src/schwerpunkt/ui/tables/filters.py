"""Filters of a list. Each reads its own parameters of the address and says in chips what it leaves out."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.core.asking import Question, Row, ask
from schwerpunkt.core.words import Words
from schwerpunkt.ui import formats
from schwerpunkt.ui.dates import Unreadable, parse_date

Choices = Iterable[tuple[Any, Any]]
Apply = Callable[[QuerySet[Any], Any], QuerySet[Any]]


@dataclass(frozen=True)
class Chip:
    """An active filter: what it says, and the parameters to change to lift it (None removes one)."""

    label: str
    lift: dict[str, str | list[str] | None]


ALL = gettext_lazy("alle")


class Filter:
    """A filter on ``field``; ``apply(queryset, value)`` when it is more than equality."""

    kind: ClassVar[str] = ""

    def __init__(self, label: Words, field: str = "", *, apply: Apply | None = None) -> None:
        self.label, self.field, self._apply = label, field, apply
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the parameters in the address."""
        return (self.name,)

    def for_request(self) -> Self:
        """A copy that may remember what it asked the database, for one request."""
        return copy(self)

    def narrow(self, queryset: QuerySet[Any], params: QueryDict) -> QuerySet[Any]:
        """The queryset with the filter applied."""
        raise NotImplementedError

    def chips(self, params: QueryDict) -> list[Chip]:
        """What is filtered now."""
        raise NotImplementedError

    def _with(self, queryset: QuerySet[Any], value: Any, lookup: str = "") -> QuerySet[Any]:
        if self._apply is not None:
            return self._apply(queryset, value)
        return queryset.filter(**{f"{self.field}{lookup}": value})


class ChoiceFilter(Filter):
    """One of some values. ``choices`` may be a function, called once a request.

    Choices that are records are given as a Question for their key and label (first two fields); the table asks for those of all its filters
    together. ``default`` holds while the address says nothing about the filter; choosing "all" is said by an empty value.
    """

    kind = "choice"

    def __init__(
        self,
        label: Words,
        field: str = "",
        *,
        choices: Choices | Callable[[], Choices | Question],
        apply: Apply | None = None,
        default: str = "",
        all_label: Words = ALL,
    ) -> None:
        super().__init__(label, field, apply=apply)
        self._choices, self.default, self.all_label = choices, default, all_label
        self._known: list[tuple[str, str]] | None = None

    def question(self) -> Question | None:
        """What to ask for the choices, as long as they are not known; None when there is nothing to ask."""
        if self._known is not None:
            return None
        found = self._choices() if callable(self._choices) else self._choices
        if isinstance(found, Question):
            return found
        self._known = [(str(key), str(label)) for key, label in found]
        return None

    def learn(self, rows: Iterable[Row]) -> None:
        """Take the answer to ``question``."""
        self._known = [(str(key), str(label)) for key, label, *_more in (row.values() for row in rows)]

    def choices(self) -> list[tuple[str, str]]:
        """Key and label of every value."""
        if question := self.question():
            self.learn(*ask(question))
        return self._known or []

    def value(self, params: QueryDict) -> str:
        """The chosen key, or nothing."""
        return params.get(self.name, self.default)

    def narrow(self, queryset: QuerySet[Any], params: QueryDict) -> QuerySet[Any]:
        value = self.value(params)
        if not value:
            return queryset
        if value not in dict(self.choices()):
            return queryset.none()
        return self._with(queryset, value)

    def chips(self, params: QueryDict) -> list[Chip]:
        value = self.value(params)
        label = dict(self.choices()).get(value, value)
        return [Chip(f"{self.label}: {label}", {self.name: "" if self.default else None})] if value else []


class SeveralFilter(ChoiceFilter):
    """Any of several values."""

    kind = "several"

    def values(self, params: QueryDict) -> list[str]:
        """The chosen keys."""
        return [value for value in params.getlist(self.name) if value]

    def narrow(self, queryset: QuerySet[Any], params: QueryDict) -> QuerySet[Any]:
        known = dict(self.choices())
        values = [value for value in self.values(params) if value in known]
        if not self.values(params):
            return queryset
        return self._with(queryset, values, "__in").distinct() if values else queryset.none()

    def chips(self, params: QueryDict) -> list[Chip]:
        labels, values = dict(self.choices()), self.values(params)
        return [
            Chip(f"{self.label}: {labels.get(value, value)}", {self.name: [v for v in values if v != value] or None})
            for value in values
        ]


class YesFilter(Filter):
    """A box to tick: only records of which something is true."""

    kind = "yes"

    def narrow(self, queryset: QuerySet[Any], params: QueryDict) -> QuerySet[Any]:
        return self._with(queryset, value=True) if params.get(self.name) else queryset

    def chips(self, params: QueryDict) -> list[Chip]:
        return [Chip(str(self.label), {self.name: None})] if params.get(self.name) else []


class TextFilter(Filter):
    """Records whose field contains the text."""

    kind = "text"

    def value(self, params: QueryDict) -> str:
        """The text."""
        return params.get(self.name, "").strip()

    def narrow(self, queryset: QuerySet[Any], params: QueryDict) -> QuerySet[Any]:
        value = self.value(params)
        if not value:
            return queryset
        return self._apply(queryset, value) if self._apply else queryset.filter(contains(self.field, value))

    def chips(self, params: QueryDict) -> list[Chip]:
        value = self.value(params)
        return [Chip(f"{self.label}: {value}", {self.name: None})] if value else []


class DateRangeFilter(Filter):
    """Records from a day to a day, both included. A date that cannot be read filters nothing and says so."""

    kind = "dates"

    @property
    def parameters(self) -> tuple[str, ...]:
        return (f"{self.name}_von", f"{self.name}_bis")

    def texts(self, params: QueryDict) -> tuple[str, str]:
        """What was typed: from, to."""
        first, last = (params.get(name, "").strip() for name in self.parameters)
        return first, last

    def error(self, params: QueryDict) -> str:
        """What is wrong with what was typed, or nothing."""
        try:
            days = [parse_date(text) if text else None for text in self.texts(params)]
        except Unreadable as unreadable:
            return str(unreadable)
        if days[0] and days[1] and days[1] < days[0]:
            return _("Das Ende liegt vor dem Anfang.")
        return ""

    def narrow(self, queryset: QuerySet[Any], params: QueryDict) -> QuerySet[Any]:
        if self.error(params):
            return queryset
        for text, lookup in zip(self.texts(params), ("__gte", "__lte"), strict=True):
            if text:
                queryset = queryset.filter(**{self.field + lookup: parse_date(text)})
        return queryset

    def chips(self, params: QueryDict) -> list[Chip]:
        if self.error(params):
            return []
        words = (_("%(label)s ab %(day)s"), _("%(label)s bis %(day)s"))
        return [
            Chip(word % {"label": self.label, "day": formats.day(parse_date(text))}, {name: None})
            for word, text, name in zip(words, self.texts(params), self.parameters, strict=True)
            if text
        ]


def contains(field: str, text: str) -> Q:
    """The field contains the text, whatever its case; also for umlauts, which SQLite compares exactly."""
    found = Q(**{f"{field}__icontains": text})
    if not text.isascii():
        for form in {text.lower(), text.upper(), text.capitalize()} - {text}:
            found |= Q(**{f"{field}__icontains": form})
    return found
