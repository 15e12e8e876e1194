"""Imports as their owner sees them."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.exchange.enums import RowOutcome
from schwerpunkt.exchange.models import TableImport


def own_imports(actor: Actor) -> QuerySet[TableImport]:
    """The imports this person has uploaded, without the content of the files; nobody sees another one's."""
    return TableImport.objects.filter(made_by=actor.membership_id or 0).defer("content", "made")


def outcome_counts(table: TableImport) -> dict[str, int]:
    """How many rows of a preview are new, changed, unchanged, refused; one query."""
    rows = table.rows.order_by().values_list("outcome").annotate(count=Count("pk"))
    return {str(outcome): count for outcome, count in rows}


@dataclass(frozen=True)
class Doubt:
    """A proposal of a preview: the key under which it is accepted, column, sentence, and the rows it is about."""

    key: str
    column: str
    sentence: str
    rows: tuple[int, ...]


def doubts_of(table: TableImport) -> list[Doubt]:
    """What is proposed in a preview: equal cells once, those in most rows first; one query."""
    rows: dict[str, list[int]] = {}
    said: dict[str, tuple[str, str]] = {}
    doubtful = table.rows.filter(outcome=RowOutcome.DOUBTFUL).order_by("number").values_list("number", "doubts")
    for number, doubts in doubtful.iterator():
        for column, (key, sentence) in doubts.items():
            rows.setdefault(key, []).append(number)
            said[key] = (column, sentence)
    found = [Doubt(key, *said[key], tuple(numbers)) for key, numbers in rows.items()]
    return sorted(found, key=lambda each: (each.column == "", -len(each.rows), each.rows))
