"""The register of processing: which field holds something about a person, why, on what basis and for how long.

Every room declares its own in ``privacy.py``; what lies below this app is declared in ``privacy/privacy.py``.
"""

from dataclasses import dataclass

from django.db import models

from schwerpunkt.core.words import Words
from schwerpunkt.privacy.basis import Basis


@dataclass(frozen=True)
class Processing:
    """Personal data in one kind of record: which fields, of whom, what for, on what basis, how long, who gets them."""

    model: type[models.Model]
    fields: tuple[str, ...]
    subjects: Words
    purpose: Words
    basis: Basis
    retention: Words
    recipients: Words

    @property
    def key(self) -> str:
        """The record kind, e.g. ``directory.contact``."""
        return self.model._meta.label_lower

    @property
    def label(self) -> str:
        """What the records are called."""
        return str(self.model._meta.verbose_name_plural)

    def field_labels(self) -> list[str]:
        """What the fields are called."""
        return [str(getattr(self.model._meta.get_field(name), "verbose_name", name)) for name in self.fields]


_register: dict[str, Processing] = {}


def personal(
    model: type[models.Model],
    *,
    fields: tuple[str, ...],
    subjects: Words,
    purpose: Words,
    retention: Words,
    recipients: Words,
    basis: Basis = Basis.PUBLIC_TASK,
) -> Processing:
    """Declare the personal data of a model. A field it does not have and a second declaration are errors."""
    entry = Processing(model, fields, subjects, purpose, basis, retention, recipients)
    for name in fields:
        model._meta.get_field(name)
    if _register.setdefault(entry.key, entry) != entry:
        raise ValueError(f"{entry.key} is declared twice")
    return entry


def register() -> tuple[Processing, ...]:
    """Everything declared, by kind of record."""
    return tuple(_register[key] for key in sorted(_register))


def is_declared(model: type[models.Model], field: str) -> bool:
    """Whether a field of a model is in the register."""
    entry = _register.get(model._meta.label_lower)
    return entry is not None and field in entry.fields
