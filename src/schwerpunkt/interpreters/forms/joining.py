"""The form by which somebody joins the pool. Its words are among those that the volunteers' languages have."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import ApplicationFacts
from schwerpunkt.interpreters.enums import DayPart, Gender, LanguageLevel, Mobility, Weekday
from schwerpunkt.interpreters.forms.languages import LanguageField
from schwerpunkt.interpreters.forms.public import PublicForm
from schwerpunkt.ui.fields import ChoiceField, EmailField, LineField, RecordField, SeveralField, TextField

_APPLICATION = ("name", "email", "phone", "municipality", "gender", "mobility", "message")
_MORE_LANGUAGES = (2, 3)


class JoinForm(PublicForm):
    """Somebody wants to join the pool."""

    command = staticmethod(commands.receive_application)
    groups: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Wer Sie sind"), ("name", "email", "phone", "municipality", "gender")),
        (_("Ihre Sprachen"), ("language", "level", "language_2", "level_2", "language_3", "level_3")),
        (_("Wann und wie Sie kommen können"), ("mobility", "weekdays", "parts")),
        (_("Was Sie uns sagen möchten"), ("message", "is_agreed")),
    )

    name = LineField(label=_("Ihr Name"), max_length=120)
    email = EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir einen Link. Damit bestätigen Sie die Bewerbung."),
    )
    phone = LineField(label=_("Ihre Telefonnummer"), max_length=40, required=False)
    municipality = RecordField(label=_("Ihr Wohnort"), required=False, empty_label=_("ein anderer Ort"))
    gender = ChoiceField(
        label=_("Geschlecht"),
        choices=(("", _("keine Angabe")), *Gender.choices),
        required=False,
        help_text=_("Manche Gespräche brauchen eine Frau oder einen Mann."),
    )
    language = LanguageField(label=_("Erste Sprache"), help_text=_("Neben Deutsch."))
    level = ChoiceField(label=_("Wie gut sprechen Sie diese Sprache?"), choices=LanguageLevel.choices)
    language_2 = LanguageField(label=_("Zweite Sprache"), required=False, empty_label=_("keine"))
    level_2 = ChoiceField(
        label=_("Wie gut sprechen Sie die zweite Sprache?"), choices=LanguageLevel.choices, required=False
    )
    language_3 = LanguageField(label=_("Dritte Sprache"), required=False, empty_label=_("keine"))
    level_3 = ChoiceField(
        label=_("Wie gut sprechen Sie die dritte Sprache?"), choices=LanguageLevel.choices, required=False
    )
    mobility = ChoiceField(label=_("Wie kommen Sie zu einem Gespräch?"), choices=Mobility.choices)
    weekdays = SeveralField(label=_("An welchen Tagen haben Sie Zeit?"), choices=Weekday.choices, required=False)
    parts = SeveralField(label=_("Zu welcher Tageszeit?"), choices=DayPart.choices, required=False)
    message = TextField(label=_("Ihre Mitteilung"), rows=3, max_length=500, required=False)
    is_agreed = forms.BooleanField(
        label=_("Ich habe gelesen, wofür meine Daten gebraucht werden, und bin einverstanden."),
        error_messages={"required": _("Bitte bestätigen Sie das, bevor Sie die Bewerbung abschicken.")},
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        known = {values.get("language")}
        for number in _MORE_LANGUAGES:
            language = values.get(f"language_{number}")
            if language is None:
                continue
            if language in known:
                self.add_error(f"language_{number}", _("Diese Sprache haben Sie schon genannt."))
            elif not values.get(f"level_{number}"):
                self.add_error(f"level_{number}", _("Bitte sagen Sie, wie gut Sie diese Sprache sprechen."))
            known.add(language)
        if bool(values.get("weekdays")) != bool(values.get("parts")):
            missing = "parts" if values.get("weekdays") else "weekdays"
            self.add_error(missing, _("Bitte nennen Sie Tage und Tageszeiten, oder lassen Sie beides frei."))
        return values

    def to_arguments(self) -> dict[str, Any]:
        values = self.cleaned_data
        spoken = [(values["language"], values["level"])]
        spoken += [
            (values[f"language_{number}"], values[f"level_{number}"])
            for number in _MORE_LANGUAGES
            if values[f"language_{number}"]
        ]
        facts = ApplicationFacts(
            languages=spoken,
            weekdays=[int(each) for each in values["weekdays"]],
            parts=values["parts"],
            **{name: values[name] for name in _APPLICATION},
        )
        return {"facts": facts}
