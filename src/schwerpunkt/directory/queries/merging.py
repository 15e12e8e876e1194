"""What refers to an organisation, also from rooms above: the relations are asked, not listed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from schwerpunkt.directory.models import Organisation


@dataclass(frozen=True)
class Moving:
    """Records of one kind that would move: their name, in the plural when there are several, and how many."""

    label: str
    count: int


def references(organisation: models.Model) -> Iterable[tuple[models.QuerySet[Any], str]]:
    """Every kind of record that points at it by foreign key: the records, and the name of the pointing field."""
    for relation in organisation._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: organisation})
        if not relation.many_to_many:
            yield rows, relation.field.name


def what_moves(organisation: Organisation) -> list[Moving]:
    """What would move to another organisation if this one were merged into it."""
    counts: Counter[type[models.Model]] = Counter()
    for rows, _field in references(organisation):
        counts[rows.model] += rows.count()
    return [
        Moving(str(model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural), count)
        for model, count in counts.items()
        if count
    ]
