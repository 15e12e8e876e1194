"""Forms of kinds of papers."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import BlockSource, ConsultationRole, ReportSpan
from schwerpunkt.papers.forms.papers import choices
from schwerpunkt.papers.models import PaperTemplate
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, DateField, LineField, OrderField, RecordField, TextField


class TemplateForm(CommandForm):
    """A kind of paper."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.change_template)

    label = LineField(label=_("Vorlagenart"), max_length=80)
    title = LineField(
        label=_("Betreff neuer Vorlagen"),
        required=False,
        max_length=200,
        help_text=_("Darf Platzhalter enthalten, zum Beispiel {zeitraum_text}."),
    )
    default_role = ChoiceField(label=_("Behandlung im Gremium"), choices=ConsultationRole.choices)
    has_proposal = forms.BooleanField(label=_("mit Beschlussvorschlag"), required=False)
    has_budget_effect = forms.BooleanField(label=_("mit Angabe der finanziellen Auswirkungen"), required=False)
    span = ChoiceField(
        label=_("Worüber berichtet wird"),
        choices=ReportSpan.choices,
        required=False,
        help_text=_("Für Berichte mit Zahlen. Im Entwurf lässt sich die Zeit noch ändern."),
    )
    is_letter = forms.BooleanField(label=_("Brief an eine Stelle, ohne Gremium"), required=False)
    valid_from = DateField(label=_("gültig ab"), required=False)
    valid_to = DateField(label=_("gültig bis"), required=False)


class TemplateCreateForm(TemplateForm):
    """A new kind, maybe as a copy."""

    command = staticmethod(commands.create_template)
    copy_of = RecordField(
        label=_("Bausteine übernehmen von"), required=False, empty_label=_("keiner, ich beginne leer")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, copy_of=PaperTemplate.objects.order_by("label"))


class TemplateBlockForm(CommandForm):
    """A block of a kind."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.change_template_block)

    label = LineField(label=_("Name im Editor"), max_length=80)
    heading = LineField(label=_("Überschrift im Dokument"), max_length=160, required=False)
    source = ChoiceField(label=_("Woher der Inhalt kommt"), choices=BlockSource.choices, radios=0)
    text = TextField(
        label=_("Text"),
        required=False,
        rows=6,
        help_text=_("Platzhalter in geschweiften Klammern füllt das Programm aus den Daten."),
    )


class TemplateBlockAddForm(TemplateBlockForm):
    """A new block of a kind."""

    command = staticmethod(commands.add_template_block)


class TemplateOrderForm(CommandForm):
    """The order of the blocks."""

    command = staticmethod(commands.order_template_blocks)
    order = OrderField(label=_("Reihenfolge der Bausteine"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.record, PaperTemplate):
            raise TypeError("this form orders the blocks of a kind")
        rows = list(self.record.blocks.order_by("position", "pk"))
        field = self.fields["order"]
        if isinstance(field, OrderField):
            field.items = [(str(row.pk), row.label) for row in rows]
        self.initial["order"] = [str(row.pk) for row in rows]
