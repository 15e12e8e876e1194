"""Forms of committees, meetings and partner organisations."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import MeetingState, NameKind, OrganisationKind
from schwerpunkt.directory.forms.centre import DatedForm
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, DateField, EmailField, LineField, RecordField, TextField, TimeField


class CommitteeForm(DatedForm):
    """A new committee."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_committee)

    name = LineField(label=_("Name"), max_length=160)
    genitive = LineField(
        label=_("Im Satz „Zur Sitzung …“"), max_length=180, help_text=_("Zum Beispiel „des Ausschusses für Soziales“.")
    )
    short_name = LineField(label=_("Kurzname"), max_length=40, required=False)
    is_deciding = forms.BooleanField(
        label=_("entscheidet selbst"), required=False, help_text=_("Sonst empfiehlt es oder nimmt zur Kenntnis.")
    )


class CommitteeChangeForm(CommitteeForm):
    """An existing committee."""

    command = staticmethod(commands.change_committee)


class MeetingForm(CommandForm):
    """A new meeting."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_meeting)

    held_on = DateField(label=_("Tag"))
    starts_at = TimeField(label=_("Beginn"), required=False)
    place = LineField(label=_("Ort"), max_length=160, required=False)
    papers_due_on = DateField(
        label=_("Vorlagen abzugeben bis"), required=False, help_text=_("Danach kommt nichts mehr auf die Tagesordnung.")
    )
    is_public = forms.BooleanField(label=_("öffentlich"), required=False, initial=True)


class MeetingChangeForm(MeetingForm):
    """An existing meeting."""

    command = staticmethod(commands.change_meeting)

    state = ChoiceField(label=_("Stand"), choices=MeetingState.choices)


class OrganisationForm(CommandForm):
    """A new partner organisation."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_organisation)
    groups: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Wer"), ("name", "short_name", "kind", "municipality")),
        (_("Wie man sie erreicht"), ("email", "phone", "address", "website")),
        (_("Intern"), ("note",)),
    )

    name = LineField(label=_("Name"), max_length=200)
    short_name = LineField(label=_("Kurzname"), max_length=60, required=False)
    kind = ChoiceField(label=_("Art"), choices=[("", _("bitte wählen")), *OrganisationKind.choices])
    municipality = RecordField(label=_("Kommune"), required=False)
    email = EmailField(label=_("E-Mail-Adresse"), required=False)
    phone = LineField(label=_("Telefon"), max_length=40, required=False)
    address = TextField(label=_("Anschrift"), rows=3, required=False)
    website = forms.URLField(label=_("Internetseite"), required=False, assume_scheme="https")
    note = TextField(
        label=_("Notiz"), rows=2, required=False, help_text=_("Bitte nichts über einzelne Personen eintragen.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = CentreMunicipality.objects.all()  # type: ignore[attr-defined]


class OrganisationChangeForm(OrganisationForm):
    """An existing partner organisation."""

    command = staticmethod(commands.change_organisation)


class NameForm(DatedForm):
    """A further or former name."""

    command = staticmethod(commands.add_name)

    name = LineField(label=_("Name"), max_length=200)
    kind = ChoiceField(label=_("Art des Namens"), choices=NameKind.choices, initial=NameKind.ALIAS)


class ContactForm(CommandForm):
    """A new contact."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_contact)

    function = LineField(label=_("Funktion"), max_length=160, help_text=_("Zum Beispiel „Leitung“ oder „Sekretariat“."))
    name = LineField(
        label=_("Name"), max_length=120, required=False, help_text=_("Nur, wenn Sie ihn für die Arbeit brauchen.")
    )
    email = EmailField(label=_("E-Mail-Adresse"), required=False)
    phone = LineField(label=_("Telefon"), max_length=40, required=False)


class ContactChangeForm(ContactForm):
    """An existing contact."""

    command = staticmethod(commands.change_contact)


class MergeForm(CommandForm):
    """Into which organisation a duplicate goes."""

    command = staticmethod(commands.merge_organisations)

    into = RecordField(label=_("Bleiben soll"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organisation.objects.exclude(pk=self.record.pk if self.record else 0)
        self.fields["into"].queryset = others  # type: ignore[attr-defined]
