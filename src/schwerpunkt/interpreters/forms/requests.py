"""Forms about requests and what comes of them."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.directory.queries import codes
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import RequestFacts
from schwerpunkt.interpreters.enums import AssignmentState, Gender
from schwerpunkt.interpreters.forms.languages import LanguageField
from schwerpunkt.interpreters.models import LONGEST_TALK, Assignment, Request
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

_FACTS = tuple(each.name for each in fields(RequestFacts))
_OUTCOMES = (
    AssignmentState.HELD,
    AssignmentState.STOPPED,
    AssignmentState.CLIENT_ABSENT,
    AssignmentState.INTERPRETER_ABSENT,
)


def at_time(day: date | None, moment: time | None) -> datetime | None:
    """The moment in the centre's time zone; None when one of both is missing."""
    if day is None or moment is None:
        return None
    return datetime.combine(day, moment, timezone.get_current_timezone())


class RequestForm(CommandForm):
    """A request that came by telephone, mail or form."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_request)
    groups: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Wer fragt"), ("organisation", "contact", "phone", "email")),
        (_("Wann und wo"), ("on", "begins", "minutes", "is_online", "venue", "municipality")),
        (_("Was gebraucht wird"), ("language", "dialect", "gender", "kind", "persons", "subject", "is_nameless")),
    )

    organisation = RecordField(
        label=_("Einrichtung"), help_text=_("Fehlt sie in der Liste, legen Sie sie unter Partner an.")
    )
    contact = LineField(label=_("Ansprechperson der Einrichtung"), max_length=160, required=False)
    phone = LineField(label=_("Telefon"), max_length=40, required=False)
    email = EmailField(label=_("E-Mail-Adresse"), required=False)
    on = DateField(label=_("Tag"))
    begins = TimeField(label=_("Beginn"))
    minutes = WholeNumberField(label=_("Dauer in Minuten"), least=1, most=LONGEST_TALK)
    is_online = forms.BooleanField(label=_("online oder am Telefon"), required=False)
    venue = LineField(label=_("Ort"), max_length=200, required=False, help_text=_("Straße, Gebäude, Raum."))
    municipality = RecordField(
        label=_("Kommune"), required=False, help_text=_("Ohne Angabe gilt die Kommune der Einrichtung.")
    )
    language = LanguageField(label=_("Sprache"))
    dialect = LineField(label=_("Dialekt"), max_length=80, required=False)
    gender = ChoiceField(label=_("Sprachmitteln soll"), choices=(("", _("egal")), *Gender.choices), required=False)
    kind = RecordField(label=_("Art des Gesprächs"))
    persons = WholeNumberField(label=_("Personen"), least=1, most=500, required=False)
    subject = TextField(
        label=_("Worum es geht"),
        rows=2,
        max_length=300,
        required=False,
        help_text=_("Ein Stichwort genügt. Bitte keine Namen von Ratsuchenden."),
    )
    is_nameless = forms.BooleanField(label=_("Es steht kein Name von Ratsuchenden darin."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        choices: dict[str, Any] = {
            "organisation": Organisation.objects.filter(is_archived=False).exclude(kind=OrganisationKind.MINISTRY),
            "municipality": CentreMunicipality.objects.valid_on(today),
            "kind": codes(CodeKind.TALK_KIND, today),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        if not (self.is_bound and self.data.get("subject")):
            self.fields["is_nameless"].widget = forms.HiddenInput()

    @classmethod
    def values_of(cls, record: Model) -> dict[str, Any]:
        values = super().values_of(record)
        if isinstance(record, Request):
            start = timezone.localtime(record.starts_at)
            values |= {"on": start.date(), "begins": start.time()}
        return values

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        values["starts_at"] = at_time(values["on"], values["begins"])
        return {"facts": RequestFacts(**{name: values[name] for name in _FACTS})}


class RequestChangeForm(RequestForm):
    """An existing request."""

    command = staticmethod(commands.change_request)


class CancelForm(CommandForm):
    """When the institution called it off, and why."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.cancel_request)

    cancelled_on = DateField(label=_("Abgesagt am"))
    cancelled_time = TimeField(label=_("Uhrzeit"))
    reason = TextField(label=_("Grund"), rows=2, max_length=500, required=False)

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        moment = at_time(values["cancelled_on"], values["cancelled_time"])
        return {"cancelled_at": moment, "reason": values["reason"]}


class GiveUpForm(CommandForm):
    """Why nobody could be found."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.give_up_request)

    because = RecordField(
        label=_("Grund"),
        help_text=_("Zählt in den Zahlen und steht in der E-Mail an die Einrichtung."),
        error_messages={"required": _("Bitte wählen Sie den Grund.")},
    )
    note = TextField(
        label=_("Was die Einrichtung noch wissen sollte"),
        rows=2,
        max_length=500,
        required=False,
        help_text=_("Steht auch in der E-Mail. Bitte keine Namen von Ratsuchenden."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].queryset = codes(CodeKind.UNCOVERED_REASON, clock.today())  # type: ignore[attr-defined]


class OutcomeForm(CommandForm):
    """What came of a talk."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.record_outcome)

    outcome = ChoiceField(
        label=_("Was daraus wurde"),
        choices=[(each.value, each.label) for each in _OUTCOMES],
        error_messages={"required": _("Bitte wählen Sie, was daraus wurde.")},
    )
    begins = TimeField(label=_("Beginn"), required=False, help_text=_("Wie auf dem unterschriebenen Blatt."))
    ends = TimeField(label=_("Ende"), required=False)

    @classmethod
    def values_of(cls, record: Model) -> dict[str, Any]:
        values = super().values_of(record)
        if isinstance(record, Assignment):
            values |= {"begins": timezone.localtime(record.starts_at).time(), "outcome": AssignmentState.HELD}
            values["ends"] = timezone.localtime(record.request.ends_at).time()
            values |= _as_said(record)
        return values

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        day = timezone.localtime(self.record.starts_at).date()  # type: ignore[union-attr]  # an assignment
        return {
            "outcome": values["outcome"],
            "held_from": at_time(day, values["begins"]),
            "held_until": at_time(day, values["ends"]),
        }


def _as_said(assignment: Assignment) -> dict[str, Any]:
    """What was said by link, first by whoever interpreted; nothing when nobody said anything."""
    said = assignment.confirmations.order_by("-side").first()
    if said is None:
        return {}
    values: dict[str, Any] = {"outcome": said.outcome}
    if said.held_from is not None and said.held_until is not None:
        values["begins"] = timezone.localtime(said.held_from).time()
        values["ends"] = timezone.localtime(said.held_until).time()
    return values
