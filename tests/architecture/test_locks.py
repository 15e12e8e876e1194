"""What lives and dies with another record is locked with it, from the top, so that two commands never wait crosswise."""

from django.apps import apps
from django.db import models

from schwerpunkt.tenancy.models import CentreModel

ALONE = {"ui.SavedView": "touched by the colleague alone who keeps it"}


def _wholes(model: type[models.Model]) -> set[str]:
    """The relations of a model without which its records cannot be."""
    return {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, CentreModel)
        and field.remote_field.on_delete is models.CASCADE
        and not field.null
    }


def test_every_part_names_its_whole() -> None:
    parts = {
        model._meta.label: model for model in apps.get_models() if issubclass(model, CentreModel) and _wholes(model)
    }

    missing = [name for name, model in parts.items() if getattr(model, "part_of", None) not in _wholes(model)]

    assert missing == list(ALONE)


def test_wholes_form_no_ring() -> None:
    for model in apps.get_models():
        seen: list[type[models.Model]] = []
        current: type[models.Model] | None = model
        while current is not None:
            assert current not in seen
            seen.append(current)
            whole = getattr(current, "part_of", None)
            current = current._meta.get_field(whole).related_model if whole else None
