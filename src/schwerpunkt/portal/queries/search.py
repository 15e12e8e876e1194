"""Searching over everything the person may see."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.searching import Part, Term, excerpt, marked, terms
from schwerpunkt.portal.models import SearchEntry, centre_mark
from schwerpunkt.tenancy.scope import current_centre
from schwerpunkt.ui.contributions import living, search_sources

LIMIT = 50
CANDIDATES = 200
_COLUMNS = ("title_words", "words")


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
    candidates = _candidates(wanted, list(sources))
    entries = list(_ranked(SearchEntry.objects.filter(pk__in=candidates), wanted)[: LIMIT + 1])
    groups: dict[str, list[Hit]] = {}
    keys: dict[str, list[int]] = {}
    for entry in entries[:LIMIT]:
        keys.setdefault(entry.object_type, []).append(entry.object_id)
    seen = living(keys, actor)
    for entry in entries[:LIMIT]:
        source = sources[entry.object_type]
        if (entry.object_type, entry.object_id) not in seen:
            continue
        hit = Hit(
            source.address(entry.object_id), marked(entry.title, wanted), marked(excerpt(entry.text, wanted), wanted)
        )
        groups.setdefault(str(source.label), []).append(hit)
    shown = tuple(Group(label, tuple(hits)) for label, hits in groups.items())
    return Found(shown, sum(len(group.hits) for group in shown), has_more=len(entries) > LIMIT)


def _candidates(wanted: tuple[Term, ...], kinds: list[str]) -> set[int]:
    """Keys of entries worth ranking: the newest whose title, and the newest whose words contain every term.

    Limited, so that a word that stands everywhere costs no more than a rare one.
    """
    find = _by_full_text if connection.vendor == "sqlite" else _by_index
    return find(wanted, kinds)


def _by_full_text(wanted: tuple[Term, ...], kinds: list[str]) -> set[int]:
    """SQLite: walk the full-text table backwards within the centre and stop when there is enough."""
    centre = current_centre()
    key = centre.pk if centre else 0
    words = " AND ".join((f'"{centre_mark(key)}"', *(_any_of(term) for term in wanted)))
    sql = (
        "SELECT * FROM (SELECT e.id FROM portal_searchgram g CROSS JOIN portal_searchentry e ON e.id = g.rowid "
        "WHERE g.portal_searchgram MATCH %s AND e.centre_id = %s "
        "AND e.object_type IN (SELECT value FROM json_each(%s)) ORDER BY g.rowid DESC LIMIT %s)"
    )
    values: list[Any] = []
    for column in _COLUMNS:
        values += [f"{column} : ({words})", key, json.dumps(kinds), CANDIDATES]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join([sql] * len(_COLUMNS)), values)
        return {row[0] for row in cursor.fetchall()}


def _by_index(wanted: tuple[Term, ...], kinds: list[str]) -> set[int]:
    """PostgreSQL: LIKE by the trigram index."""
    parts = [_with_words(column, wanted, kinds) for column in _COLUMNS]
    return set(parts[0].union(*parts[1:]))


def _with_words(column: str, wanted: tuple[Term, ...], kinds: list[str]) -> QuerySet[SearchEntry, int]:
    entries = SearchEntry.objects.filter(object_type__in=kinds).order_by("-pk")
    for term in wanted:
        any_form = Q()
        for pattern in _patterns(term):
            any_form |= Q(**{f"{column}__contains": pattern})
        entries = entries.filter(any_form)
    return entries.values_list("pk", flat=True)[:CANDIDATES]


def _patterns(term: Term) -> list[str]:
    """What to look for. A trigram needs three characters: two begin a word, one is a word."""
    lengths = {1: " {} ", 2: " {}"}
    return [lengths.get(len(form), "{}").format(form) for form in term.forms]


def _any_of(term: Term) -> str:
    quoted = (f'"{pattern}"' for pattern in _patterns(term))
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
