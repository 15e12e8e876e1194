"""Forms of indicators and their values."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.permissions import can
from schwerpunkt.figures.metrics import all_metrics, dimensions_of, metric_of
from schwerpunkt.planning import commands
from schwerpunkt.planning.commands.indicators import IndicatorFacts
from schwerpunkt.planning.enums import Direction
from schwerpunkt.planning.metrics import GOAL, MEASURE
from schwerpunkt.planning.models import Goal, Indicator, Measure
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, DateField, LineField, NumberField, TextField

_FACTS = tuple(each.name for each in fields(IndicatorFacts))


def _part(value: Any) -> str:
    """A narrowing as one choice: ``kommune:12``."""
    return next((f"{key}:{member}" for key, member in value.items()), "") if isinstance(value, dict) else value


class GoalIndicatorForm(CommandForm):
    """A new indicator of a goal."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_goal_indicator)
    groups: ClassVar[Any] = (
        (_("Was gezählt wird"), ("title", "metric", "where", "unit", "explanation")),
        (_("Wohin es gehen soll"), ("baseline", "target", "direction", "starts_on", "cut_off_on")),
    )

    title = LineField(label=_("Kennzahl"), max_length=160, help_text=_("Zum Beispiel „begleitete Grundschulen“."))
    metric = ChoiceField(
        label=_("Woher die Zahl kommt"),
        required=False,
        widget=forms.Select,
        help_text=_("Am besten zählt das Programm sie selbst: Dann öffnet jede Zahl ihre Einträge."),
    )
    where = ChoiceField(label=_("Nur für"), required=False, widget=forms.Select)
    unit = LineField(label=_("Einheit"), max_length=60, required=False, help_text=_("Zum Beispiel „Schulen“."))
    explanation = TextField(
        label=_("So wird gezählt"), rows=2, required=False, help_text=_("Nötig, wenn Sie die Werte selbst eintragen.")
    )
    baseline = NumberField(label=_("Ausgangswert"), digits=2, initial=0)
    target = NumberField(label=_("Zielwert"), digits=2, required=False, help_text=_("Ohne Zielwert wird nur gezählt."))
    direction = ChoiceField(label=_("Richtung"), choices=Direction.choices, initial=Direction.UP)
    starts_on = DateField(label=_("Gezählt ab"))
    cut_off_on = DateField(label=_("Stichtag"))

    def __init__(self, *args: Any, of: Goal | Measure | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.record, Indicator):
            of = self.record.of
        self.own_part = own_part(of)
        self.fields["metric"].choices = [  # type: ignore[attr-defined]
            ("", _("Werte werden von Hand eingetragen")),
            *((each.code, each.label) for each in all_metrics() if can(self.actor, each.permission)),
        ]
        self.fields["where"].choices = [("", _("alle")), *_parts(of)]  # type: ignore[attr-defined]
        if isinstance(self.record, Indicator):
            self.initial["where"] = _part(self.record.where)

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        key, _colon, member = values["where"].partition(":")
        # By hand there is nothing to narrow, and what is proposed holds only where it means something.
        is_proposed = f"{key}:{member}" == self.own_part
        can_narrow = values["metric"] and (not is_proposed or key in _narrows(values["metric"]))
        values["where"] = {key: int(member) if member.isdecimal() else member} if key and can_narrow else {}
        return {
            "facts": IndicatorFacts(**{name: values[name] for name in _FACTS}),
            **{name: value for name, value in values.items() if name not in _FACTS},
        }


def _parts(of: Goal | Measure | None) -> Iterable[tuple[Any, list[tuple[str, str]]]]:
    """Every member of every dimension that some metric has; of goals and measures only the own one."""
    own = own_part(of)
    dimensions = {each.key: each for metric in all_metrics() for each in dimensions_of(metric.evidence())}
    for key, each in dimensions.items():
        parts = [(f"{key}:{member.key}", member.label) for member in each.members()]
        if key in {GOAL.key, MEASURE.key}:
            parts = [part for part in parts if part[0] == own]
        if parts:
            yield each.label, parts


def _narrows(metric: str) -> set[str]:
    return {each.key for each in dimensions_of(metric_of(metric).evidence())}


def own_part(of: Goal | Measure | None) -> str:
    """The narrowing to the goal or measure itself."""
    if of is None:
        return ""
    return f"{(GOAL if isinstance(of, Goal) else MEASURE).key}:{of.pk}"


class MeasureIndicatorForm(GoalIndicatorForm):
    """A new indicator of a measure."""

    command = staticmethod(commands.add_measure_indicator)


class IndicatorChangeForm(GoalIndicatorForm):
    """An existing indicator; what was agreed changes only with a reason."""

    command = staticmethod(commands.change_indicator)
    groups = (*GoalIndicatorForm.groups, (_("Wenn sich Vereinbartes ändert"), ("reason",)))

    reason = TextField(
        label=_("Grund"), rows=2, required=False, help_text=_("Nötig, wenn das Ziel den Ministerien schon vorliegt.")
    )


class ValueForm(CommandForm):
    """The value of a day."""

    command = staticmethod(commands.record_value)

    on = DateField(label=_("Stand vom"))
    value = NumberField(label=_("Wert"), digits=2)
    source = LineField(
        label=_("Quelle"), max_length=200, help_text=_("Woher der Wert stammt, zum Beispiel „Abfrage der Schulen“.")
    )
    note = TextField(label=_("Anmerkung"), rows=2, required=False)
