"""Searching over everything the person may see."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.searching import Part, Term, excerpt, marked, terms
from schwerpunkt.portal.models import SearchEntry
from schwerpunkt.ui.contributions import SearchSource, search_sources

LIMIT = 50
_GRAM = 3


@dataclass(frozen=True)
class Hit:
    """One record that was found."""

    url: str
    title: tuple[Part, ...]
    text: tuple[Part, ...]


@dataclass(frozen=True)
class Group:
    """The hits of one kind."""

    label: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Found:
    """What was found, by kind, best kind first. ``has_more``: there is more than is shown."""

    groups: tuple[Group, ...]
    count: int
    has_more: bool


def search(*, actor: Actor, query: str) -> Found:
    """The records that contain every word of ``query``, or a part of it, as far as the actor may see them."""
    wanted = terms(query)
    sources = {kind: each for kind, each in search_sources().items() if can(actor, each.permission)}
    if not wanted or not sources:
        return Found((), 0, has_more=False)
    entries = list(_ranked(_matching(wanted).filter(object_type__in=sources), wanted)[: LIMIT + 1])
    groups: dict[str, list[Hit]] = {}
    records = _living(entries[:LIMIT], sources)
    for entry in entries[:LIMIT]:
        source, record = sources[entry.object_type], records.get((entry.object_type, entry.object_id))
        if record is None or not _may_see(actor, source, record):
            continue
        hit = Hit(source.url(record), marked(entry.title, wanted), marked(excerpt(entry.text, wanted), wanted))
        groups.setdefault(str(source.label), []).append(hit)
    shown = tuple(Group(label, tuple(hits)) for label, hits in groups.items())
    return Found(shown, sum(len(group.hits) for group in shown), has_more=len(entries) > LIMIT)


def _matching(wanted: tuple[Term, ...]) -> QuerySet[SearchEntry]:
    entries = SearchEntry.objects.all()
    short = [term for term in wanted if min(map(len, term.forms)) < _GRAM]
    for term in short:
        entries = entries.filter(words__contains=f" {term.forms[0]}")
    grams = [term for term in wanted if term not in short]
    if connection.vendor == "sqlite" and grams:
        match = " AND ".join(_any_of(term) for term in grams)
        rows = RawSQL("SELECT rowid FROM portal_searchgram WHERE words MATCH %s", (match,))  # noqa: S611  # letters and digits
        return entries.filter(pk__in=rows)
    for term in grams:
        any_form = Q()
        for form in term.forms:
            any_form |= Q(words__contains=form)
        entries = entries.filter(any_form)
    return entries


def _any_of(term: Term) -> str:
    quoted = (f'"{form}"' for form in term.forms)
    return f"({' OR '.join(quoted)})"


def _ranked(entries: QuerySet[SearchEntry], wanted: tuple[Term, ...]) -> QuerySet[SearchEntry]:
    """Best first: a word of the title, the beginning of one, a part of the title, a word of the text, the rest."""
    typed = [term.typed for term in wanted]

    def all_of(**lookup: str) -> Q:
        found = Q()
        for word in typed:
            found &= Q(**{name: pattern.format(word) for name, pattern in lookup.items()})
        return found

    rank = Case(
        When(all_of(title_words__contains=" {} "), then=Value(0)),
        When(all_of(title_words__contains=" {}"), then=Value(1)),
        When(all_of(title_words__contains="{}"), then=Value(2)),
        When(all_of(words__contains=" {} "), then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return entries.defer("words", "title_words").order_by(rank, "title", "pk")


def _living(entries: list[SearchEntry], sources: dict[str, SearchSource]) -> dict[tuple[str, int], Model]:
    keys: dict[str, list[int]] = {}
    for entry in entries:
        keys.setdefault(entry.object_type, []).append(entry.object_id)
    return {
        (kind, record.pk): record
        for kind, wanted in keys.items()
        for record in sources[kind].model._default_manager.filter(pk__in=wanted)
    }


def _may_see(actor: Actor, source: SearchSource, record: Any) -> bool:
    return source.is_visible is None or source.is_visible(actor, record.pk)
