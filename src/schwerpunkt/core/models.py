"""Abstract bases of all records: guarded against stray writes, and dated validity."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.writing import require_licence

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class GuardedQuerySet(models.QuerySet[M_co]):
    """A QuerySet whose bulk writes need a running command, like ``save()``."""

    def update(self, **kwargs: Any) -> int:
        require_licence(self.model.__name__)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        require_licence(self.model.__name__)
        return super().delete()

    def bulk_create(self, objs: Iterable[M_co], *args: Any, **kwargs: Any) -> list[M_co]:
        require_licence(self.model.__name__)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[M_co], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        require_licence(self.model.__name__)
        return super().bulk_update(objs, fields, *args, **kwargs)


class GuardedModel(models.Model):
    """A record that changes only inside commands; ``revision`` counts its versions for edit conflicts."""

    revision = models.PositiveIntegerField(_("Fassung"), default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        require_licence(type(self).__name__)
        if not self._state.adding:
            self.revision += 1
            if (fields := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*fields, "revision"}
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        require_licence(type(self).__name__)
        return super().delete(*args, **kwargs)

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802  # the name is Django's
        """What every ``get_…_display`` gives. Django translates all choices to find one, which is a quarter of a list."""
        value = getattr(self, field.attname)
        return str(_labels(field).get(value, "" if value is None else value))


@cache
def _labels(field: Any) -> dict[Any, Any]:
    return dict(field.flatchoices)


class DatedQuerySet(GuardedQuerySet[M_co]):
    """Records that are valid from a day to a day (both included; open end: for good)."""

    def valid_on(self, day: date) -> "DatedQuerySet[M_co]":
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


class GuardedManager(models.Manager[M_co]):
    """Manager of guarded records."""

    def get_queryset(self) -> GuardedQuerySet[M_co]:
        return GuardedQuerySet(self.model, using=self._db)


class DatedManager(models.Manager[M_co]):
    """Manager of records with a period of validity."""

    def get_queryset(self) -> DatedQuerySet[M_co]:
        return DatedQuerySet(self.model, using=self._db)

    def valid_on(self, day: date) -> DatedQuerySet[M_co]:
        """What holds on ``day``."""
        queryset: DatedQuerySet[M_co] = self.get_queryset()
        return queryset.valid_on(day)


class DatedMixin(models.Model):
    """Adds the period of validity; an empty end means "until further notice"."""

    valid_from = models.DateField(_("gültig ab"), null=True, blank=True)
    valid_to = models.DateField(_("gültig bis"), null=True, blank=True)

    class Meta:
        abstract = True

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)


def validity_check(name: str) -> models.CheckConstraint:
    """The constraint that a period of validity does not end before it begins."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
    )
