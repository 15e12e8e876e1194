"""Forms of the Beratungsfolge, of co-signatures and attachments."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.directory.models import Committee
from schwerpunkt.documents.forms import UploadField
from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import ConsultationRole
from schwerpunkt.papers.forms.papers import choices, open_meetings
from schwerpunkt.papers.models import Consultation, Paper
from schwerpunkt.ui.command_form import CommandForm, ReasonForm
from schwerpunkt.ui.fields import ChoiceField, DateField, LineField, RecordField, TextField

COSIGNERS = 4


class ConsultationForm(CommandForm):
    """One more committee."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_consultation)

    committee = RecordField(label=_("Gremium"))
    meeting = RecordField(label=_("Sitzung"), required=False)
    role = ChoiceField(label=_("Was das Gremium tut"), choices=ConsultationRole.choices)
    is_authoritative = forms.BooleanField(label=_("Dieses Gremium entscheidet abschließend"), required=False)
    proposal = TextField(
        label=_("Beschlussvorschlag für dieses Gremium"),
        required=False,
        rows=3,
        help_text=_("Leer lassen: Es gilt der Beschlussvorschlag der Vorlage."),
    )
    is_public = forms.BooleanField(label=_("Öffentlich"), required=False, initial=True)

    def __init__(self, *args: Any, paper: Paper | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        choices(self, committee=Committee.objects.valid_on(today).order_by("name"), meeting=open_meetings())
        found = self.record.paper if isinstance(self.record, Consultation) else paper
        if found is not None and not found.template.has_proposal:
            del self.fields["proposal"]
        if found is not None:
            self.initial.setdefault("role", found.template.default_role)

    def to_arguments(self) -> dict[str, Any]:
        return {"proposal": "", **super().to_arguments()}


class ConsultationChangeForm(ConsultationForm):
    """A step of a draft."""

    command = staticmethod(commands.change_consultation)


class PostponeForm(CommandForm):
    """To which meeting a consultation is postponed."""

    command = staticmethod(commands.postpone_consultation)
    meeting = RecordField(label=_("Neue Sitzung"), required=False, help_text=_("Leer lassen, wenn sie noch offen ist."))
    remark = TextField(label=_("Bemerkung"), required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.pop("meeting", None)
        if isinstance(self.record, Consultation):
            rows = open_meetings().filter(committee=self.record.committee_id).order_by("held_on")
            if self.record.meeting is not None:
                rows = rows.filter(held_on__gt=self.record.meeting.held_on)
            choices(self, meeting=rows)


class ResultForm(CommandForm):
    """What a committee said."""

    command = staticmethod(commands.record_consultation)
    result_on = DateField(label=_("Beraten am"))
    agenda_number = LineField(label=_("Tagesordnungspunkt"), required=False, max_length=20)
    result = LineField(
        label=_("Ergebnis"),
        required=False,
        max_length=120,
        help_text=_("Bei einer Kenntnisnahme leer lassen: „zur Kenntnis genommen“."),
    )
    remark = TextField(label=_("Bemerkung"), required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        step = self.record
        if isinstance(step, Consultation) and step.result_on is None and step.meeting is not None:
            self.initial["result_on"] = step.meeting.held_on


class AgendaForm(CommandForm):
    """The number on the agenda."""

    command = staticmethod(commands.set_agenda_number)
    agenda_number = LineField(label=_("Tagesordnungspunkt"), required=False, max_length=20)


class DropForm(ReasonForm):
    """Why a committee does not treat the paper."""

    command = staticmethod(commands.drop_consultation)


class CosignersForm(CommandForm):
    """Who co-signs, in order; empty lines do not count."""

    command = staticmethod(commands.set_cosigners)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paper = self.record
        links = list(paper.cosignatures.order_by("position")) if isinstance(paper, Paper) else []
        self.rows = range(1, max(COSIGNERS, len(links) + 2) + 1)
        people = team(clock.today())
        for number in self.rows:
            link = links[number - 1] if number <= len(links) else None
            self.fields[f"signer_{number}"] = RecordField(people, label=_("Person"), required=False, empty_label="–")
            self.fields[f"unit_{number}"] = LineField(label=_("oder Stelle"), required=False, max_length=120)
            self.fields[f"due_on_{number}"] = DateField(label=_("bis"), required=False)
            if link is not None:
                self.initial[f"signer_{number}"] = link.signer_id
                self.initial[f"unit_{number}"] = link.unit
                self.initial[f"due_on_{number}"] = link.due_on

    def to_arguments(self) -> dict[str, Any]:
        values = self.cleaned_data
        chain = [
            commands.Cosigner(values[f"signer_{n}"], values[f"unit_{n}"], values[f"due_on_{n}"])
            for n in self.rows
            if values[f"signer_{n}"] or values[f"unit_{n}"] or values[f"due_on_{n}"]
        ]
        return {"chain": chain}


class CosignForm(CommandForm):
    """A remark beside the signature."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.cosign)
    remark = TextField(label=_("Bemerkung"), required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["remark"] = ""


class SignForUnitForm(CosignForm):
    """A signature given on paper or by mail."""

    command = staticmethod(commands.sign_for_unit)
    signed_on = DateField(label=_("Gezeichnet am"), required=False)


class ReturnForm(CommandForm):
    """What is to be changed."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.return_paper)
    remark = TextField(
        label=_("Was ist zu ändern?"),
        rows=4,
        error_messages={"required": _("Bitte schreiben Sie, was zu ändern ist.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["remark"] = ""


class ReturnForUnitForm(ReturnForm):
    """What an office outside the program wants changed."""

    command = staticmethod(commands.return_for_unit)


class AttachmentForm(CommandForm):
    """A file to go with the paper."""

    command = staticmethod(commands.add_attachment)
    file = UploadField(label=_("Datei"))
    title = LineField(
        label=_("Bezeichnung"), required=False, max_length=160, help_text=_("Leer lassen: wie die Datei heißt.")
    )


class AttachmentRenameForm(CommandForm):
    """How an attachment is called."""

    command = staticmethod(commands.rename_attachment)
    title = LineField(label=_("Bezeichnung"), max_length=160)
