"""Forms of a paper's frame."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import MeetingState
from schwerpunkt.directory.models import Meeting, Signatory
from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import PaperState
from schwerpunkt.papers.models import Paper, PaperTemplate
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.ui.command_form import CommandForm, ReasonForm
from schwerpunkt.ui.fields import DateField, LineField, OrderField, RecordField, RecordsField, TextField


def choices(form: CommandForm, **querysets: QuerySet[Any]) -> None:
    """Give record fields what can be chosen in the open centre."""
    for name, queryset in querysets.items():
        if name in form.fields:
            form.fields[name].queryset = queryset  # type: ignore[attr-defined]  # a record field


def open_meetings() -> QuerySet[Meeting]:
    """Meetings a paper can go to, the next one first; past ones of the last year for what is written down later."""
    rows = Meeting.objects.exclude(state=MeetingState.CANCELLED).select_related("committee")
    return rows.order_by("-held_on")


class PaperForm(CommandForm):
    """A new paper."""

    command = staticmethod(commands.create_paper)

    template = RecordField(
        label=_("Vorlagenart"), error_messages={"required": _("Bitte wählen Sie, was für eine Vorlage es wird.")}
    )
    period = RecordField(
        label=_("Schwerpunktzeitraum"), required=False, help_text=_("Aus ihm kommen Ziele und Zustimmungen.")
    )
    meeting = RecordField(
        label=_("Sitzung"), required=False, help_text=_("Weitere Gremien fügen Sie danach in der Beratungsfolge hinzu.")
    )
    dated_on = DateField(label=_("Datum der Vorlage"))
    title = LineField(
        label=_("Betreff"),
        required=False,
        max_length=250,
        help_text=_("Leer lassen: Der Betreff der Vorlagenart wird übernommen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        choices(
            self,
            template=PaperTemplate.objects.valid_on(today).filter(is_letter=False).order_by("label"),
            period=FocusPeriod.objects.order_by("-starts_on"),
            meeting=open_meetings(),
        )
        self.initial.setdefault("dated_on", today)


class PaperChangeForm(CommandForm):
    """The frame of a draft."""

    command = staticmethod(commands.change_paper)

    title = LineField(label=_("Betreff"), max_length=250)
    period = RecordField(label=_("Schwerpunktzeitraum"), required=False)
    dated_on = DateField(label=_("Datum der Vorlage"))
    reference = LineField(
        label=_("Vorlagennummer"), required=False, max_length=60, help_text=_("Vergibt meist der Sitzungsdienst.")
    )
    reports_from = DateField(label=_("Berichtet ab"), required=False)
    reports_to = DateField(label=_("Berichtet bis"), required=False)
    author = RecordField(label=_("Verfasst von"))
    signatory = RecordField(label=_("Unterschrift"), required=False)
    budget_effect = TextField(label=_("Finanzielle Auswirkungen"), required=False, rows=3)
    related_papers = RecordsField(label=_("Frühere Vorlagen zum Thema"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paper = self.record
        if not isinstance(paper, Paper):
            raise TypeError("this form changes a paper")
        if not paper.template.has_budget_effect:
            del self.fields["budget_effect"]
        if not paper.template.span and paper.need_round_id is None:
            del self.fields["reports_from"]
            del self.fields["reports_to"]
        choices(
            self,
            period=FocusPeriod.objects.order_by("-starts_on"),
            author=team(),
            signatory=Signatory.objects.valid_on(paper.dated_on),
            related_papers=Paper.objects.exclude(pk=paper.pk).exclude(state=PaperState.DRAFT),
        )
        if not self.fields["related_papers"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["related_papers"]

    def to_arguments(self) -> dict[str, Any]:
        paper = self.record
        arguments = super().to_arguments()
        if isinstance(paper, Paper):
            for name in ("budget_effect", "reports_from", "reports_to"):
                arguments.setdefault(name, getattr(paper, name))
            arguments.setdefault("related_papers", tuple(paper.related_papers.all()))
        return arguments


class ReferenceForm(CommandForm):
    """The number of the council's office."""

    command = staticmethod(commands.set_reference)
    reference = LineField(label=_("Vorlagennummer"), required=False, max_length=60)


class CopyForm(CommandForm):
    """The day of the new version."""

    command = staticmethod(commands.copy_as_new_version)
    dated_on = DateField(label=_("Datum der neuen Fassung"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["dated_on"] = clock.today()

    def to_arguments(self) -> dict[str, Any]:
        return {**super().to_arguments(), "paper": self.record}


class ReleaseForm(CommandForm):
    """Release; asks why when an agreement is missing."""

    command = staticmethod(commands.release_paper)
    reason = TextField(
        label=_("Warum die Vorlage trotzdem hinausgeht"),
        required=False,
        rows=3,
        help_text=_("Eine Zustimmung fehlt noch. Der Grund wird mit der Vorlage aufbewahrt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.record, Paper) and not commands.missing_agreements(self.record):
            del self.fields["reason"]


class SubmitForm(CommandForm):
    """When the council's office got the paper."""

    command = staticmethod(commands.submit_paper)
    submitted_on = DateField(label=_("Eingereicht am"))
    reference = LineField(
        label=_("Vorlagennummer"),
        required=False,
        max_length=60,
        help_text=_("Wenn der Sitzungsdienst sie schon kennt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["submitted_on"] = clock.today()


class ReopenForm(ReasonForm):
    """Why a paper comes back from co-signature."""

    command = staticmethod(commands.reopen_paper)


class BlockOrderForm(CommandForm):
    """The order of the blocks."""

    command = staticmethod(commands.order_blocks)
    order = OrderField(
        label=_("Reihenfolge der Bausteine"),
        help_text=_("Ziehen Sie am Griff oder nutzen Sie die Pfeile. Gespeichert wird erst unten."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.record, Paper):
            raise TypeError("this form orders a paper's blocks")
        rows = list(self.record.blocks.order_by("position", "pk"))
        field = self.fields["order"]
        if isinstance(field, OrderField):
            field.items = [(str(row.pk), row.label) for row in rows]
        self.initial["order"] = [str(row.pk) for row in rows]


class BlockAddForm(CommandForm):
    """A block of free text."""

    command = staticmethod(commands.add_block)
    label = LineField(label=_("Name im Editor"), max_length=80)
    heading = LineField(label=_("Überschrift im Dokument"), max_length=160, required=False)
    text = TextField(label=_("Text"), rows=6, help_text=_("Absätze trennt eine leere Zeile, Listen beginnen mit „- “."))
