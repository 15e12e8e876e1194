"""Imports as their owner sees them."""

from django.db.models import Count, QuerySet

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.exchange.models import TableImport


def own_imports(actor: Actor) -> QuerySet[TableImport]:
    """The imports this person has uploaded, without the content of the files; nobody sees another one's."""
    return TableImport.objects.filter(made_by=actor.membership_id or 0).defer("content")


def outcome_counts(table: TableImport) -> dict[str, int]:
    """How many rows of a preview are new, changed, unchanged, refused; one query."""
    rows = table.rows.order_by().values_list("outcome").annotate(count=Count("pk"))
    return {str(outcome): count for outcome, count in rows}
