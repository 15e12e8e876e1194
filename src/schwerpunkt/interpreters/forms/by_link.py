"""Forms of people who came by a link: how a talk was, and when somebody can come."""

from collections.abc import Callable
from datetime import time
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import Told
from schwerpunkt.interpreters.enums import AssignmentState, Impression, Side, Weekday
from schwerpunkt.interpreters.forms.requests import at_time
from schwerpunkt.interpreters.models import Assignment, Interpreter
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, DateField, TextField, TimeField, WholeNumberField

_HELD = (
    (AssignmentState.HELD, _l("Ja, das Gespräch fand statt.")),
    (AssignmentState.STOPPED, _l("Es wurde abgebrochen.")),
    (AssignmentState.CLIENT_ABSENT, _l("Nein, die Ratsuchenden kamen nicht.")),
)
_ABSENT = (AssignmentState.INTERPRETER_ABSENT, _l("Nein, es kam niemand zum Dolmetschen."))
_A_DAY = 2
"""Stretches of time a day that the form offers; somebody with more keeps them."""


class ConfirmForm(CommandForm):
    """What one side says about a talk."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.confirm_talk)

    outcome = ChoiceField(label=_l("Hat das Gespräch stattgefunden?"))
    begins = TimeField(label=_l("Beginn"), required=False)
    ends = TimeField(label=_l("Ende"), required=False)
    impression = ChoiceField(label=_l("Wie lief es?"), choices=Impression.choices, required=False)
    remark = TextField(
        label=_l("Bemerkung"),
        rows=2,
        max_length=500,
        required=False,
        help_text=_l("Bitte keine Namen von Ratsuchenden."),
    )

    def __init__(self, *args: Any, talk: Assignment, side: Side, **kwargs: Any) -> None:
        self.talk = talk
        said = talk.confirmations.filter(side=side).first()
        begins = said.held_from if said and said.held_from else talk.starts_at
        ends = said.held_until if said and said.held_until else talk.request.ends_at
        kwargs["initial"] = {
            "outcome": said.outcome if said else AssignmentState.HELD,
            "begins": timezone.localtime(begins).time(),
            "ends": timezone.localtime(ends).time(),
            "impression": said.impression if said else "",
            "remark": said.remark if said else "",
        }
        super().__init__(*args, **kwargs)
        choices = _HELD if side == Side.INTERPRETER else (*_HELD, _ABSENT)
        self.fields["outcome"].choices = [(each.value, label) for each, label in choices]  # type: ignore[attr-defined]

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        day = timezone.localtime(self.talk.starts_at).date()
        told = Told(
            outcome=values["outcome"],
            held_from=at_time(day, values["begins"]),
            held_until=at_time(day, values["ends"]),
            impression=values["impression"],
            remark=values["remark"],
        )
        return {"told": told}


class GiveBackForm(CommandForm):
    """Somebody who promised cannot come."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.give_back_by_link)

    reason = TextField(label=_l("Grund"), rows=2, max_length=500, required=False)


class CalledOffForm(CommandForm):
    """The institution calls its talk off."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.cancel_by_link)

    reason = TextField(label=_l("Grund"), rows=2, max_length=500, required=False)


class OwnTimesForm(CommandForm):
    """When somebody can come, for every day of the week."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.set_own_times)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        times: dict[int, list[tuple[time, time]]] = {day: [] for day in range(7)}
        if isinstance(self.record, Interpreter):
            for slot in self.record.slots.all():
                times[slot.weekday].append((slot.begins, slot.ends))
        self.rows = [(str(day.label), self._fields_of(day, times[day])) for day in Weekday]
        self.fields["max_per_week"] = WholeNumberField(
            label=_("Höchstens so viele Einsätze in der Woche"), least=1, most=50, required=False
        )
        self.initial["max_per_week"] = getattr(self.record, "max_per_week", None)

    def _fields_of(self, day: Weekday, known: list[tuple[time, time]]) -> list[tuple[str, str]]:
        """Fields for the stretches of a day, with what is known; their names in pairs."""
        pairs = []
        for number in range(max(_A_DAY, len(known))):
            begins, ends = f"begins_{day.value}_{number}", f"ends_{day.value}_{number}"
            self.fields[begins] = TimeField(label=_("%(day)s, von") % {"day": day.label}, required=False)
            self.fields[ends] = TimeField(label=_("%(day)s, bis") % {"day": day.label}, required=False)
            self.initial[begins], self.initial[ends] = known[number] if number < len(known) else (None, None)
            pairs.append((begins, ends))
        return pairs

    def shown_days(self) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """Each day with its pairs of fields."""
        return [(label, [(self[begins], self[ends]) for begins, ends in names]) for label, names in self.rows]

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        slots: list[tuple[int, time, time]] = []
        wrong: dict[str, str] = {}
        for day, (_label, names) in enumerate(self.rows):
            found: list[tuple[int, time, time]] = []
            for begins, ends in names:
                first, last = values[begins], values[ends]
                if first is None and last is None:
                    continue
                if first is None or last is None:
                    wrong[ends if last is None else begins] = _("Bitte nennen Sie beides: von und bis.")
                elif last <= first:
                    wrong[ends] = _("Das Ende liegt vor dem Beginn.")
                elif any(first < until and since < last for _day, since, until in found):
                    wrong[begins] = _("Diese Zeit überschneidet sich mit der anderen.")
                else:
                    found.append((day, first, last))
            slots += found
        if wrong:
            raise Refused(fields=wrong)
        return {"slots": tuple(slots), "max_per_week": values["max_per_week"]}


class OwnAbsenceForm(CommandForm):
    """Days when somebody cannot come."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_own_absence)

    first_day = DateField(label=_l("Erster Tag"))
    last_day = DateField(label=_l("Letzter Tag"), required=False, help_text=_l("Ohne Angabe ist es ein einzelner Tag."))
