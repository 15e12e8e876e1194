"""Forms of what came of goals, and of taking goals along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import Outcome
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.planning.queries import goals_to_carry_on, measures_to_carry_on
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, RecordsField, TextField


class AssessForm(CommandForm):
    """What came of a goal."""

    command = staticmethod(commands.assess_goal)

    outcome = ChoiceField(
        label=_("Ergebnis"),
        choices=Outcome.choices,
        error_messages={"required": _("Bitte wählen Sie, was aus dem Ziel geworden ist.")},
    )
    text = TextField(
        label=_("Was sich geändert hat und warum"), rows=5, help_text=_("Steht so in der Evaluationsvorlage.")
    )
    obstacles = TextField(label=_("Was hinderlich war"), rows=3, required=False)
    outlook = TextField(label=_("Ausblick"), rows=3, required=False)


def _with_goals(measure: Any) -> str:
    return f"{measure.title} ({', '.join(goal.name for goal in measure.goals.all())})"


def _with_period(goal: Any) -> str:
    return f"{goal.name} ({goal.period.title})"


class CarryOnForm(CommandForm):
    """Which goals come along into this draft."""

    command = staticmethod(commands.carry_on)

    goals = RecordsField(
        label=_("Ziele"),
        help_text=_("Ziele früherer Zeiträume, die nicht erreicht oder noch nicht bewertet sind."),
        error_messages={"required": _("Bitte wählen Sie mindestens ein Ziel.")},
    )
    measures = RecordsField(
        label=_("Maßnahmen"),
        help_text=_(
            "Was noch nicht beendet ist. Mitgenommen wird, was einem gewählten Ziel dient; anderes bleibt im alten Zeitraum."
        ),
        required=False,
    )
    with_indicators = forms.BooleanField(
        label=_("Kennzahlen mitnehmen"),
        help_text=_("Zielwert und Zählweise bleiben; eingetragene Werte beginnen beim letzten Stand."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.record, FocusPeriod):
            raise TypeError("goals come into a period")
        goals = self.fields["goals"]
        if isinstance(goals, RecordsField):
            goals.queryset = goals_to_carry_on(self.record)
            goals.label_from_instance = _with_period  # type: ignore[assignment, method-assign]  # how Django lets one name choices
        measures = self.fields["measures"]
        if isinstance(measures, RecordsField):
            measures.queryset = measures_to_carry_on(self.record)
            measures.label_from_instance = _with_goals  # type: ignore[assignment, method-assign]  # the same
            self.initial["measures"] = list(measures.queryset)

    def clean(self) -> dict[str, Any]:
        """A measure comes along with its goal: one of a goal that was left out is left out too."""
        cleaned = super().clean() or {}
        goals = list(cleaned.get("goals", ()))
        cleaned["measures"] = [
            each for each in cleaned.get("measures", ()) if any(goal in goals for goal in each.goals.all())
        ]
        return cleaned
