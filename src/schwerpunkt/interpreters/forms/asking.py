"""The form by which an institution asks for an interpreter, and the one for the link to what it asked."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core import clock
from schwerpunkt.core.words import Words
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.queries import codes
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import InquiryFacts
from schwerpunkt.interpreters.commands.requests import wrong_with
from schwerpunkt.interpreters.enums import Gender
from schwerpunkt.interpreters.forms.checking import WithQuestions
from schwerpunkt.interpreters.forms.languages import LanguageField
from schwerpunkt.interpreters.forms.public import PublicForm
from schwerpunkt.interpreters.forms.requests import at_time
from schwerpunkt.interpreters.models import LONGEST_TALK
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import (
    ChoiceField,
    DateField,
    EmailField,
    LineField,
    RecordField,
    TextField,
    TimeField,
    WholeNumberField,
)

_INQUIRY = tuple(each.name for each in fields(InquiryFacts))
_KINDS = [
    (each.value, each.label)
    for each in OrganisationKind
    if each not in (OrganisationKind.MINISTRY, OrganisationKind.UNIT, OrganisationKind.NETWORK)
]


class AskForm(PublicForm, WithQuestions):
    """An institution asks, in three steps: whether it fits, what is needed, once more to read."""

    command = staticmethod(commands.receive_inquiry)

    on = DateField(label=_("Tag des Gesprächs"), help_text=_("Zum Beispiel 31.12.2026."))
    minutes = WholeNumberField(
        label=_("Dauer in Minuten"), least=1, most=LONGEST_TALK, help_text=_("Schätzen Sie ruhig. Eine Stunde sind 60.")
    )
    institution = LineField(
        label=_("Name der Einrichtung"), max_length=200, help_text=_("Zum Beispiel „Grundschule am Markt“.")
    )
    institution_kind = ChoiceField(label=_("Art der Einrichtung"), choices=(("", _("bitte wählen")), *_KINDS))
    municipality = RecordField(
        label=_("Ort der Einrichtung"), required=False, empty_label=_("ein anderer Ort oder der ganze Kreis")
    )
    name = LineField(label=_("Ihr Name"), max_length=120)
    email = EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir einen Link. Damit bestätigen Sie die Anfrage."),
    )
    phone = LineField(label=_("Ihre Telefonnummer"), max_length=40, required=False)
    language = LanguageField(label=_("Sprache"))
    dialect = LineField(label=_("Dialekt"), max_length=80, required=False)
    begins = TimeField(label=_("Beginn"), help_text=_("Zum Beispiel 9:30."))
    is_online = forms.BooleanField(label=_("Das Gespräch ist online oder am Telefon."), required=False)
    venue = LineField(
        label=_("Ort des Gesprächs"),
        max_length=200,
        required=False,
        help_text=_("Straße, Gebäude, Raum. Nicht nötig, wenn das Gespräch online ist."),
    )
    kind = RecordField(label=_("Art des Gesprächs"))
    persons = WholeNumberField(label=_("Wie viele Personen sind dabei?"), least=1, most=500, required=False)
    gender = ChoiceField(label=_("Wer soll dolmetschen?"), choices=(("", _("egal")), *Gender.choices), required=False)
    subject = TextField(
        label=_("Worum geht es?"),
        rows=2,
        max_length=300,
        required=False,
        help_text=_("Ein Stichwort genügt. Bitte schreiben Sie keine Namen von Ratsuchenden."),
    )
    is_nameless = forms.BooleanField(label=_("Es steht kein Name von Ratsuchenden darin."), required=False)
    is_agreed = forms.BooleanField(
        label=_("Ich habe gelesen, wofür meine Daten gebraucht werden."),
        error_messages={"required": _("Bitte bestätigen Sie das, bevor Sie die Anfrage abschicken.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.queryset = codes(CodeKind.TALK_KIND, clock.today())
        self.is_named = "subject" in self.data and bool(self.data.get("subject"))

    def steps(self) -> list[tuple[Words, list[tuple[Words, list[str]]]]]:
        """The steps with their fields under headings."""
        asks = ["subject", "is_nameless"] if self.is_named else ["subject"]
        return [
            (_("Passt Ihr Gespräch?"), [("", ["on", "minutes"]), (_("Kurze Fragen"), self.questions())]),
            (
                _("Ihre Angaben"),
                [
                    (
                        _("Ihre Einrichtung"),
                        ["institution", "institution_kind", "municipality", "name", "email", "phone"],
                    ),
                    (_("Das Gespräch"), ["language", "dialect", "begins", "is_online", "venue", "kind"]),
                    (_("Was noch wichtig ist"), ["persons", "gender", *asks]),
                ],
            ),
            (_("Prüfen und abschicken"), [("", ["is_agreed"])]),
        ]

    def names(self, step: int) -> list[str]:
        """The fields of a step, counted from 1."""
        return [name for _heading, names in self.steps()[step - 1][1] for name in names]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if (on := values.get("on")) is not None and on < clock.today():
            self.add_error("on", _("Der Tag ist schon vorbei."))
        if values.get("begins") is None or values.get("minutes") is None or "subject" not in values:
            return values
        problems = wrong_with(
            values["minutes"],
            values["subject"],
            values.get("venue", ""),
            is_online=values["is_online"],
            is_nameless=values["is_nameless"],
        )
        for name, sentence in problems.items():
            self.add_error(name, sentence)
        return values

    def to_arguments(self) -> dict[str, Any]:
        values = {**self.cleaned_data, "starts_at": at_time(self.cleaned_data["on"], self.cleaned_data["begins"])}
        return {"facts": InquiryFacts(**{name: values[name] for name in _INQUIRY}), "answers": self.answers()}


class OverviewForm(CommandForm):
    """Whose requests somebody wants to see."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.ask_for_overview)

    email = EmailField(
        label=_("Ihre E-Mail-Adresse"), help_text=_("Die, mit der Sie angefragt haben. Dorthin geht der Link.")
    )
