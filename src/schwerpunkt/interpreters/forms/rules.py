"""Forms about the rules of admissibility and about taking over what came in."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import Organisation
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import RuleFacts
from schwerpunkt.interpreters.enums import RuleEffect
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, DateField, LineField, RecordField, TextField, WholeNumberField

_FACTS = tuple(each.name for each in fields(RuleFacts))


class RuleForm(CommandForm):
    """A new rule."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_rule)

    question = LineField(
        label=_("Frage"), max_length=200, help_text=_("Eine Frage, die sich mit ja oder nein beantworten lässt.")
    )
    explanation = LineField(label=_("Erklärung zur Frage"), max_length=300, required=False)
    effect = ChoiceField(label=_("Ein Ja bedeutet"), choices=RuleEffect.choices)
    quotation = TextField(label=_("Regel, wie sie gezeigt wird"), rows=2, max_length=500)
    source = LineField(
        label=_("Wo sie steht"),
        max_length=300,
        help_text=_("Zum Beispiel Richtlinie, Beschluss oder Merkblatt mit Datum."),
    )
    alternative = TextField(label=_("Was stattdessen möglich ist"), rows=2, max_length=500)
    position = WholeNumberField(label=_("Stelle in der Reihe der Fragen"), least=1, most=99)
    valid_from = DateField(label=_("Gültig ab"), required=False, help_text=_("Leer: schon immer."))

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        return {"facts": RuleFacts(**{name: values[name] for name in _FACTS})}


class RuleChangeForm(RuleForm):
    """An existing rule."""

    command = staticmethod(commands.change_rule)


class RuleEndForm(CommandForm):
    """The last day of a rule."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.end_rule)

    valid_to = DateField(label=_("Gilt bis"))


class InquiryAcceptForm(CommandForm):
    """Which institution of the directory is meant."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.accept_inquiry)

    organisation = RecordField(
        label=_("Einrichtung"),
        required=False,
        empty_label=_("neu anlegen, wie sie geschrieben ist"),
        help_text=_("Vorgeschlagen ist, was zu Name und E-Mail-Adresse passt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(is_archived=False).exclude(kind=OrganisationKind.MINISTRY)
