"""Forms of measures and milestones."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code
from schwerpunkt.planning import commands
from schwerpunkt.planning.commands.measures import MeasureFacts
from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.forms.goals import GoalPartnersForm
from schwerpunkt.planning.models import MOST_BUDGET, FocusPeriod, Measure
from schwerpunkt.planning.workflows import MEASURE_FLOW
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, DateField, LineField, MoneyField, RecordField, RecordsField, TextField

_FACTS = tuple(each.name for each in fields(MeasureFacts))


class MeasureForm(CommandForm):
    """A new measure of ``period``."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_measure)
    groups: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Was"), ("title", "kind", "goals", "description")),
        (_("Wer und wann"), ("owner", "substitute", "starts_on", "due_on", "budget_amount")),
        (_("Für wen und wo"), ("target_groups", "municipalities")),
    )

    title = LineField(label=_("Titel"), max_length=200)
    kind = RecordField(label=_("Art der Maßnahme"))
    goals = RecordsField(
        label=_("Dient den Zielen"),
        error_messages={"required": _("Bitte wählen Sie mindestens ein Ziel, dem die Maßnahme dient.")},
    )
    description = TextField(label=_("Beschreibung"), required=False)
    owner = RecordField(label=_("Zuständig"), required=False)
    substitute = RecordField(label=_("Vertretung"), required=False)
    starts_on = DateField(label=_("Beginn"), required=False)
    due_on = DateField(label=_("Frist"), required=False)
    budget_amount = MoneyField(label=_("Budget"), required=False, most=MOST_BUDGET)
    target_groups = RecordsField(label=_("Zielgruppen"), required=False)
    municipalities = RecordsField(label=_("Kommunen"), required=False)

    def __init__(self, *args: Any, period: FocusPeriod | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if period is None and isinstance(self.record, Measure):
            period = self.record.period
        self.period = period
        codes = Code.objects.order_by("position")
        staff = team(clock.today())
        choices: dict[str, Any] = {
            "kind": codes.filter(kind=CodeKind.MEASURE_KIND),
            "goals": period.goals.order_by("position") if period else None,
            "owner": staff,
            "substitute": staff,
            "target_groups": codes.filter(kind=CodeKind.TARGET_GROUP),
            "municipalities": CentreMunicipality.objects.valid_on(clock.today()),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        return {
            "facts": MeasureFacts(**{name: values[name] for name in _FACTS}),
            **{name: value for name, value in values.items() if name not in _FACTS},
        }


class MeasureChangeForm(MeasureForm):
    """An existing measure; moving an agreed deadline needs a reason."""

    command = staticmethod(commands.change_measure)
    groups = (*MeasureForm.groups, (_("Wenn sich die Frist ändert"), ("reason",)))

    reason = TextField(
        label=_("Grund"), rows=2, required=False, help_text=_("Nötig, wenn Sie eine vereinbarte Frist verschieben.")
    )


class MeasurePartnersForm(GoalPartnersForm):
    """Who takes part in a measure."""

    command = staticmethod(commands.set_measure_partners)


class MilestoneForm(CommandForm):
    """A new milestone."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_milestone)

    title = LineField(label=_("Meilenstein"), max_length=200)
    due_on = DateField(label=_("Frist"))


class MilestoneChangeForm(MilestoneForm):
    """An existing milestone; moving an agreed deadline needs a reason."""

    command = staticmethod(commands.change_milestone)

    reason = TextField(
        label=_("Grund"), rows=2, required=False, help_text=_("Nötig, wenn Sie eine vereinbarte Frist verschieben.")
    )


class StatusReportForm(CommandForm):
    """How a measure stands today."""

    command = staticmethod(commands.report_status)

    state = ChoiceField(label=_("Stand"), choices=())
    text = TextField(
        label=_("Wie es steht"),
        rows=3,
        help_text=_("Ein, zwei Sätze: was geschehen ist, was als Nächstes kommt, was fehlt."),
    )
    milestone = RecordField(label=_("Betrifft den Meilenstein"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure = self.record
        if not isinstance(measure, Measure):
            raise TypeError("a report is about a measure")
        following = {each.target for each in MEASURE_FLOW.transitions if measure.state in each.sources} | {
            measure.state
        }
        state = self.fields["state"]
        if isinstance(state, ChoiceField):
            state.choices = [choice for choice in MeasureState.choices if choice[0] in following]
        self.initial["state"] = measure.state
        milestones = measure.milestones.order_by("due_on")
        self.fields["milestone"].queryset = milestones  # type: ignore[attr-defined]  # a record field
        if not milestones.exists():
            del self.fields["milestone"]
