"""Managers that know only the open centre's records. Without an open scope every query raises (django-scopes)."""

from functools import lru_cache
from typing import Any, TypeVar, cast

from django.db import models
from django_scopes import get_scope
from django_scopes.manager import DisabledQuerySet

from schwerpunkt.core.models import DatedManager, DatedQuerySet, GuardedManager, GuardedQuerySet

M_co = TypeVar("M_co", bound=models.Model, covariant=True)
Q = TypeVar("Q", bound="models.QuerySet[Any]")


def _scoped(model: type[models.Model], queryset: Q, using: str | None) -> Q:
    scope = get_scope()
    if not scope.get("_enabled", True):
        return queryset
    if "centre" not in scope:
        return cast("Q", DisabledQuerySet(model, using=using, missing_scopes={"centre"}))
    return cast("Q", _of_centre(type(queryset), model, scope["centre"].pk, using).all())


@lru_cache(maxsize=500)
def _of_centre(kind: type[Q], model: type[models.Model], centre: int, using: str | None) -> Q:
    """All records of a centre. Kept, because a page starts from it about sixty times, mostly to fetch what belongs to rows."""
    return kind(model, using=using).filter(centre=centre)


class ScopedManager(models.Manager[M_co]):
    """Manager of plain records that carry a centre."""

    def get_queryset(self) -> models.QuerySet[M_co]:
        return _scoped(self.model, super().get_queryset(), self._db)


class CentreManager(GuardedManager[M_co]):
    """Manager of a centre's guarded records."""

    def get_queryset(self) -> GuardedQuerySet[M_co]:
        return _scoped(self.model, super().get_queryset(), self._db)


class DatedCentreManager(CentreManager[M_co], DatedManager[M_co]):
    """Manager of a centre's records with a period of validity."""

    def get_queryset(self) -> DatedQuerySet[M_co]:
        return _scoped(self.model, DatedQuerySet(self.model, using=self._db), self._db)
