"""What rooms declare for the house: what waits for somebody, and what can be found.

A room puts its declarations into ``deadlines.py`` and ``search.py``; nobody above needs to know its insides.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core.asking import Question, Row, ask
from schwerpunkt.core.words import Words


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for the person who looks: what, until when, and the page where she does it.

    ``verb`` is the text of the link ("Vorlage prüfen"), ``is_mine`` whether it is hers or her absent colleague's.
    ``subject`` says what it is about where the title does not, and names nobody: it goes into calendars and mails.
    ``about`` is the record, as model label and key; by it a calendar knows the same entry again.
    """

    title: str
    detail: str
    verb: Words
    url: str
    due_on: date | None = None
    is_mine: bool = True
    weight: int = 0
    subject: str = ""
    about: tuple[str, int] | None = None

    @property
    def name(self) -> str:
        """Title and subject."""
        return f"{self.title}: {self.subject}" if self.subject else self.title


@dataclass(frozen=True)
class WaitingRows:
    """Records that wait, asked for together with those of all other rooms in one query.

    ``rows`` and ``fields`` as in ``core.asking.Question``; ``items`` makes of the rows found what waits.
    """

    rows: models.QuerySet[Any]
    fields: tuple[str, ...]
    items: Callable[[list[Row]], Iterable[Waiting]]


WaitingSource = Callable[[Actor, date], Iterable[Waiting | WaitingRows]]
_waiting: list[WaitingSource] = []


def waiting(source: WaitingSource) -> WaitingSource:
    """Declare a function that tells, for an actor and a day, what waits for her: items, or rows to make them of."""
    _waiting.append(source)
    return source


def all_waiting(actor: Actor, day: date) -> list[Waiting]:
    """Everything that waits for the actor, most urgent first; what has no date comes last. One query for all rows."""
    items = items_of(item for source in _waiting for item in source(actor, day))
    return sorted(items, key=lambda item: (item.due_on is None, item.due_on or day, -item.weight, item.title))


def items_of(told: Iterable[Waiting | WaitingRows]) -> list[Waiting]:
    """What sources told, with the rows asked for, in one query."""
    items: list[Waiting] = []
    asked: list[WaitingRows] = []
    for each in told:
        if isinstance(each, WaitingRows):
            asked.append(each)
        else:
            items.append(each)
    answers = ask(*(Question(each.rows, each.fields) for each in asked))
    for each, rows in zip(asked, answers, strict=True):
        items.extend(each.items(rows))
    return items


@dataclass(frozen=True)
class SearchSource:
    """How records of one model are found: ``title`` and ``text`` of a record, where it is shown, who may see it.

    ``url`` needs no more of the record than its key.
    """

    model: type[models.Model]
    label: Words
    permission: str
    title: Callable[[Any], str]
    text: Callable[[Any], str]
    url: Callable[[Any], str]
    visible: Callable[[Actor], models.QuerySet[Any]] | None = None
    """Narrower than the permission: the records the actor may see; None: everybody with the permission sees all."""
    parts: tuple[tuple[type[models.Model], str], ...] = ()
    """Records found with it: their model and the field of theirs that leads to the record."""
    related: tuple[str, ...] = ()
    """Single records that title and text read, fetched together with the records."""

    def address(self, key: int) -> str:
        """Where the record with that key is shown."""
        return self.url(self.model(pk=key))


_sources: dict[str, SearchSource] = {}


def searchable(source: SearchSource) -> SearchSource:
    """Declare that records of a model can be found."""
    _sources[source.model._meta.label_lower] = source
    return source


def search_sources() -> dict[str, SearchSource]:
    """All declared sources by model label (``planning.goal``)."""
    return dict(_sources)


def living(wanted: Mapping[str, Iterable[int]], actor: Actor | None = None) -> set[tuple[str, int]]:
    """Which of these records, keys by model label, there are; with ``actor`` only what she may see (one query)."""

    def rows(source: SearchSource) -> models.QuerySet[Any]:
        if actor is None or source.visible is None:
            return source.model._default_manager.all()
        return source.visible(actor)

    questions = [Question(rows(_sources[kind]).filter(pk__in=list(keys)), ("pk",)) for kind, keys in wanted.items()]
    answers = zip(wanted, ask(*questions), strict=True)
    return {(kind, row["pk"]) for kind, found in answers for row in found}
