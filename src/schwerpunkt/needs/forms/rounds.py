"""Forms of rounds, invitations and questions."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.needs import commands
from schwerpunkt.needs.commands import QuestionFacts, RoundFacts
from schwerpunkt.needs.enums import Asked, QuestionKind
from schwerpunkt.needs.models import NeedRound, QuestionSheet
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.ui.command_form import CommandForm, ReasonForm
from schwerpunkt.ui.fields import (
    ChoiceField,
    DateField,
    EmailField,
    LineField,
    OrderField,
    RecordField,
    RecordsField,
    TextField,
)

_ROUND = tuple(each.name for each in fields(RoundFacts))
_QUESTION = tuple(each.name for each in fields(QuestionFacts))


class RoundForm(CommandForm):
    """A new need round."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.create_round)

    title = LineField(label=_("Titel"), max_length=160, help_text=_("Zum Beispiel „Bedarfe für 2027/2028“."))
    period = RecordField(
        label=_("Bereitet diesen Zeitraum vor"),
        required=False,
        help_text=_("Er kann erst beginnen, wenn alle Bedarfe der Abfrage beantwortet sind."),
    )
    opens_on = DateField(label=_("Beginn"), help_text=_("Geplant; verschickt wird erst, wenn Sie die Abfrage öffnen."))
    closes_on = DateField(label=_("Antwort bis"), help_text=_("Der letzte Tag, an dem eine Antwort zählt."))
    introduction = TextField(
        label=_("Einleitung"),
        required=False,
        help_text=_("Steht in der Einladung und über den Fragen: worum es geht und was aus den Antworten wird."),
    )
    contact = RecordField(
        label=_("Ansprechperson"), required=False, help_text=_("Wer Fragen der Kommunen beantwortet.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].queryset = FocusPeriod.objects.order_by("-starts_on")  # type: ignore[attr-defined]
        self.fields["contact"].queryset = team(clock.today())  # type: ignore[attr-defined]

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        return {"facts": RoundFacts(**{name: values[name] for name in _ROUND})}


class RoundChangeForm(RoundForm):
    """An existing round."""

    command = staticmethod(commands.change_round)


class RoundReopenForm(ReasonForm):
    """Until when a closed round is open again, and why."""

    command = staticmethod(commands.reopen_round)

    closes_on = DateField(label=_("Antwort bis"))


class RecipientsForm(CommandForm):
    """Who is invited besides those who are already."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_recipients)

    municipalities = RecordsField(label=_("Kommunen"), required=False)
    organisations = RecordsField(
        label=_("Fachbereiche und Organisationen"),
        required=False,
        help_text=_("In einer kreisfreien Stadt melden sie den Bedarf anstelle der Kommunen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.record if isinstance(self.record, NeedRound) else None
        invited = asked.invitations.all() if asked else None
        places = CentreMunicipality.objects.valid_on(clock.today())
        units = Organisation.objects.filter(is_archived=False).exclude(
            kind__in=(OrganisationKind.MINISTRY, OrganisationKind.MUNICIPALITY)
        )
        if invited is not None:
            places = places.exclude(pk__in=invited.exclude(municipality=None).values("municipality"))
            units = units.exclude(pk__in=invited.exclude(organisation=None).values("organisation"))
        has_places = CentreMunicipality.objects.exists()
        self.fields["municipalities"].queryset = places  # type: ignore[attr-defined]
        self.fields["organisations"].queryset = units  # type: ignore[attr-defined]
        if not has_places:
            del self.fields["municipalities"]
        elif places.exists():
            self.initial["municipalities"] = list(places)


class RecipientForm(CommandForm):
    """Where the mail goes."""

    command = staticmethod(commands.change_recipient)

    to_address = EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        help_text=_("Am besten die Adresse der Stelle, nicht die einer Person."),
    )
    to_label = LineField(label=_("Stelle"), max_length=160, required=False)


class SheetForm(CommandForm):
    """A new template for questions."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_template)

    title = LineField(label=_("Titel"), max_length=160)
    valid_from = DateField(label=_("Gültig ab"), required=False, help_text=_("Leer: schon immer."))
    valid_to = DateField(label=_("Gültig bis"), required=False, help_text=_("Leer: bis auf Weiteres."))
    source = LineField(label=_("Quelle"), max_length=300, required=False)


class SheetChangeForm(SheetForm):
    """An existing template."""

    command = staticmethod(commands.change_template)


class QuestionForm(CommandForm):
    """A new question."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_question)

    label = LineField(label=_("Frage"), max_length=200)
    help_text = LineField(label=_("Hinweis"), max_length=300, required=False)
    kind = ChoiceField(label=_("Art der Antwort"), choices=QuestionKind.choices)
    choices = TextField(
        label=_("Auswahl"), required=False, help_text=_("Nur bei „Auswahl“: jede mögliche Antwort in einer Zeile.")
    )
    asked = ChoiceField(label=_("Wie oft"), choices=Asked.choices)
    is_required = forms.BooleanField(
        label=_("Die Frage muss beantwortet werden"),
        required=False,
        help_text=_("Je weniger sein muss, desto mehr antworten."),
    )

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        """The values of a question; its choices one a line."""
        values = super().values_of(record)
        if isinstance(values.get("choices"), list):
            values["choices"] = "\n".join(values["choices"])
        return values

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        values["choices"] = tuple(values["choices"].splitlines())
        return {"facts": QuestionFacts(**{name: values[name] for name in _QUESTION})}


class QuestionChangeForm(QuestionForm):
    """An existing question."""

    command = staticmethod(commands.change_question)


class QuestionOrderForm(CommandForm):
    """The order of the questions."""

    command = staticmethod(commands.order_questions)

    order = OrderField(
        label=_("Reihenfolge"), help_text=_("Ziehen Sie die Fragen an ihren Platz, oder nutzen Sie die Pfeile.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheet = self.record
        rows = list(sheet.questions.order_by("position")) if isinstance(sheet, QuestionSheet) else []
        self.fields["order"].items = [(str(each.pk), each.label) for each in rows]  # type: ignore[attr-defined]
        self.initial["order"] = [str(each.pk) for each in rows]
