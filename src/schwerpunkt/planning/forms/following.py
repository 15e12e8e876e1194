"""Forms of what came of goals, and of taking goals along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import Outcome
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.planning.queries import goals_to_carry_on
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
    with_measures = forms.BooleanField(
        label=_("Maßnahmen mitnehmen, die noch nicht beendet sind"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.record, FocusPeriod):
            raise TypeError("goals come into a period")
        goals = self.fields["goals"]
        if isinstance(goals, RecordsField):
            goals.queryset = goals_to_carry_on(self.record)
            goals.label_from_instance = _with_period  # type: ignore[assignment, method-assign]  # how Django lets one name choices
