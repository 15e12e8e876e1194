"""Forms about interpreters and what hangs on them."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core import clock
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import InterpreterFacts, Spoken
from schwerpunkt.interpreters.enums import Gender, LanguageLevel, Mobility, ProofKind, Weekday
from schwerpunkt.interpreters.forms.languages import LanguageField
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

_FACTS = tuple(each.name for each in fields(InterpreterFacts))
_SPOKEN = tuple(each.name for each in fields(Spoken))
_WHEREVER = (("", _("keine Angabe")), *Gender.choices)


class InterpreterChangeForm(CommandForm):
    """Somebody of the pool."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.change_interpreter)
    groups: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Person"), ("name", "email", "phone", "gender", "joined_on")),
        (_("Weg und Grenzen"), ("municipality", "mobility", "max_km", "max_per_week")),
        (_("Notiz"), ("note",)),
    )

    name = LineField(label=_("Name"), max_length=120)
    email = EmailField(label=_("E-Mail-Adresse"), required=False)
    phone = LineField(label=_("Telefon"), max_length=40, required=False)
    gender = ChoiceField(
        label=_("Geschlecht"),
        choices=_WHEREVER,
        required=False,
        help_text=_("Nur, weil manche Gespräche eine Frau oder einen Mann brauchen."),
    )
    joined_on = DateField(label=_("Im Pool seit"))
    municipality = RecordField(
        label=_("Wohnort"),
        required=False,
        help_text=_("Aus dem Ort wird der Weg geschätzt. Eine Anschrift ist nicht nötig."),
    )
    mobility = ChoiceField(label=_("Kommt"), choices=Mobility.choices)
    max_km = WholeNumberField(label=_("Weitester Weg in km"), least=1, most=500, required=False)
    max_per_week = WholeNumberField(label=_("Höchstens Einsätze je Woche"), least=1, most=50, required=False)
    note = TextField(label=_("Notiz"), rows=2, max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = CentreMunicipality.objects.valid_on(clock.today())  # type: ignore[attr-defined]  # a record field

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        return {"facts": InterpreterFacts(**{name: values[name] for name in _FACTS})}


def _language_field() -> LanguageField:
    return LanguageField(label=_("Sprache"), error_messages={"required": _("Bitte wählen Sie die Sprache.")})


class InterpreterForm(InterpreterChangeForm):
    """Somebody new, with the first language."""

    command = staticmethod(commands.add_interpreter)
    groups = (
        *InterpreterChangeForm.groups[:1],
        (_("Sprache"), ("language", "dialect", "level", "is_written")),
        *InterpreterChangeForm.groups[1:],
    )

    language = _language_field()
    dialect = LineField(label=_("Dialekt"), max_length=80, required=False)
    level = ChoiceField(label=_("Niveau"), choices=LanguageLevel.choices, initial=LanguageLevel.NATIVE)
    is_written = forms.BooleanField(label=_("übersetzt auch einfache Texte"), required=False)

    def to_arguments(self) -> dict[str, Any]:
        spoken = Spoken(**{name: self.cleaned_data[name] for name in _SPOKEN})
        return {**super().to_arguments(), "languages": (spoken,)}


class LanguageForm(CommandForm):
    """A further language of somebody."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_language)

    language = _language_field()
    dialect = LineField(label=_("Dialekt"), max_length=80, required=False)
    level = ChoiceField(label=_("Niveau"), choices=LanguageLevel.choices, initial=LanguageLevel.NATIVE)
    is_written = forms.BooleanField(label=_("übersetzt auch einfache Texte"), required=False)

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        return {"spoken": Spoken(**{name: values[name] for name in _SPOKEN})}


class TrainingForm(CommandForm):
    """A training somebody has finished."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_training)

    title = LineField(label=_("Schulung"), max_length=160)
    on = DateField(label=_("Abgeschlossen am"))
    lessons = WholeNumberField(label=_("Unterrichtsstunden"), least=1, most=500)


class ProofForm(CommandForm):
    """A proof that was seen."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.note_proof)

    kind = ChoiceField(label=_("Nachweis"), choices=ProofKind.choices)
    seen_on = DateField(label=_("Gesehen am"))
    next_due = DateField(
        label=_("Wieder fällig am"), required=False, help_text=_("Ohne Angabe wird der Nachweis nicht wieder fällig.")
    )


class SlotForm(CommandForm):
    """A time of the week."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_slot)

    weekday = ChoiceField(label=_("Wochentag"), choices=Weekday.choices, coerce=int, radios=7)
    begins = TimeField(label=_("Von"))
    ends = TimeField(label=_("Bis"))


class AbsenceForm(CommandForm):
    """Days when somebody cannot come."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_absence)

    first_day = DateField(label=_("Erster Tag"))
    last_day = DateField(label=_("Letzter Tag"), required=False, help_text=_("Ohne Angabe ist es ein einzelner Tag."))


class BarForm(CommandForm):
    """Where somebody is not to be sent."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.bar_from)

    organisation = RecordField(label=_("Einrichtung"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(is_archived=False)  # type: ignore[attr-defined]  # a record field
