"""Two people changed one record: both versions side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import Model

from schwerpunkt.core.errors import Conflict
from schwerpunkt.ui.command_form import REVISION, TOKEN, CommandForm
from schwerpunkt.ui.formats import words


@dataclass(frozen=True)
class Difference:
    """A field in which the stored and the typed version differ; ``is_theirs`` when the other person changed it."""

    name: str
    label: str
    theirs: str
    mine: str
    is_theirs: bool


def differences(form: CommandForm, record: Model, conflict: Conflict) -> list[Difference]:
    """The fields of the form whose typed value is not what the record holds now."""
    now = form.values_of(record)
    changed = {str(row.get("field", "")).removesuffix("_id") for row in conflict.changes}
    hidden = {TOKEN, REVISION, *form.unwritten()}
    rows = []
    for name, field in form.fields.items():
        if name in hidden or name not in now:
            continue
        theirs, mine = in_words(field, now[name]), in_words(field, form.cleaned_data.get(name))
        if theirs != mine:
            rows.append(Difference(name, str(field.label or name), theirs, mine, name in changed))
    return rows


def in_words(field: forms.Field, value: Any) -> str:
    """A value of the field as its reader would say it."""
    if isinstance(field, forms.ModelChoiceField):
        return _records(field, value)
    if isinstance(field, forms.ChoiceField):
        labels = _labels(cast("Iterable[Any]", field.choices))
        values = value if isinstance(value, list | tuple) else (value,)
        return words(tuple(labels.get(str(each), str(each)) for each in values if each not in (None, "")))
    return words(value)


def _records(field: forms.ModelChoiceField[Any], value: Any) -> str:
    if isinstance(value, Model):
        return field.label_from_instance(value)
    if isinstance(value, str | int):
        found = field.queryset.filter(pk=value).first() if field.queryset is not None else None
        return field.label_from_instance(found) if found is not None else words(None)
    if value is None:
        return words(None)
    return words(sorted(field.label_from_instance(each) for each in value))


def _labels(choices: Iterable[Any]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for key, label in choices:
        if isinstance(label, list | tuple):
            labels |= {str(inner): str(text) for inner, text in label}
        else:
            labels[str(key)] = str(label)
    return labels
