"""A form that runs exactly one command. What the domain refuses becomes a sentence at the field."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import Manager, Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.words import Words
from schwerpunkt.ui.fields import OrderField, moved
from schwerpunkt.ui.once import new_token

TOKEN = "form_token"  # noqa: S105  # the name of a field
REVISION = "revision"
_REQUIRED = str(forms.Field.default_error_messages["required"])


class CommandForm(forms.Form):
    """Clean input for ``command``. Fields carry the names of the command's arguments.

    Made with ``actor`` and, when the command acts on a record, ``record``; its values are the initial ones. The hidden
    ``revision`` tells the command which version the person had opened, the hidden token that the form was not sent yet.
    ``groups`` orders the fields under headings: ((heading, (name, ...)), ...).
    """

    command: ClassVar[Callable[..., Any]]
    groups: ClassVar[tuple[tuple[Words, tuple[str, ...]], ...]] = ()

    form_token = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor | None, record: Model | None = None, **kwargs: Any) -> None:
        self.actor, self.record = actor, record
        kwargs["initial"] = {**(self.values_of(record) if record is not None else {}), **(kwargs.get("initial") or {})}
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.initial[TOKEN] = new_token()
        self.initial[REVISION] = getattr(record, REVISION, None)
        for field in self.fields.values():
            if str(field.error_messages.get("required")) == _REQUIRED or field.error_messages.get("required") is None:
                field.error_messages["required"] = _("Bitte füllen Sie „%(label)s“ aus.") % {"label": field.label or ""}

    @classmethod
    def values_of(cls, record: Model) -> dict[str, Any]:
        """The values of the record for the fields of the form that it has."""
        values: dict[str, Any] = {}
        for name in cls.base_fields:
            if name in {TOKEN, REVISION} or not hasattr(record, name):
                continue
            value = getattr(record, f"{name}_id", None) if hasattr(record, f"{name}_id") else getattr(record, name)
            if isinstance(value, Manager):
                value = list(value.all())
            values[name] = value
        return values

    def shown(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The visible fields under their headings; fields in no group come first, without one."""
        grouped = {name for _heading, names in self.groups for name in names}
        rest = [bound for bound in self.visible_fields() if bound.name not in grouped]
        if rest:
            yield "", rest
        for heading, names in self.groups:
            yield str(heading), [self[name] for name in names if name in self.fields]

    def to_arguments(self) -> dict[str, Any]:
        """The arguments of the command, without actor and record. Sets become tuples."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in {TOKEN, REVISION}}
        for name, value in values.items():
            if isinstance(value, QuerySet | list):
                values[name] = tuple(value)
        return values

    def unwritten(self) -> set[str]:
        """Fields of the valid form that the command will leave as they are; in a conflict they are no difference."""
        return set()

    def run(self, **extra: Any) -> Any:
        """Run the command as ``actor``; returns its result. Raises what the command refuses."""
        arguments = {**self.to_arguments(), **extra}
        command = type(self).command
        on = command.command.on  # type: ignore[attr-defined]  # put there by @command
        if on is not None and self.record is not None:
            arguments.setdefault(on, self.record)
            if (revision := self.cleaned_data.get(REVISION)) is not None:
                arguments.setdefault(REVISION, revision)
        return command(actor=self.actor, **arguments)

    def refuse(self, error: Refused) -> None:
        """Show what the domain refused: at the fields it names, the rest on top."""
        unknown: list[str] = []
        for name, sentence in error.fields.items():
            if name in self.fields:
                self.add_error(name, sentence)
            else:
                unknown.append(sentence)
        for sentence in (error.message, *unknown):
            if sentence:
                self.add_error(None, sentence)

    def renew(self, **values: Any) -> None:
        """Show again what was typed, with other values for the hidden fields (``revision`` after a conflict)."""
        data = cast("QueryDict", self.data).copy()
        for name, value in values.items():
            data[self.add_prefix(name)] = str(value)
        self.data = data

    def move(self, move: str) -> None:
        """Move an item of the order list without running the command (``KEY:up`` or ``KEY:down``)."""
        data = cast("QueryDict", self.data).copy()
        for name, field in self.fields.items():
            if isinstance(field, OrderField):
                key = self.add_prefix(name)
                data.setlist(key, moved(data.getlist(key), move))
        self.data = data


class ReasonForm(CommandForm):
    """A form that asks why. The reason stays in the history."""

    reason = forms.CharField(
        label=gettext_lazy("Grund"),
        error_messages={"required": gettext_lazy("Bitte nennen Sie den Grund; er steht später im Verlauf.")},
        widget=forms.Textarea(attrs={"rows": 3, "data-grow": ""}),
        max_length=2000,
    )


def form_for(command: Callable[..., Any], base: type[CommandForm] = CommandForm) -> type[CommandForm]:
    """A form without fields of its own for ``command``: confirmations and transitions."""
    members: Mapping[str, Any] = {"command": staticmethod(command), "__module__": __name__}
    return type("ConfirmForm", (base,), dict(members))
