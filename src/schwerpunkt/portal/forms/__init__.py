"""Forms of the portal."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.portal.commands import change_follow_up, set_digest_day, set_follow_up, set_parameter
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.portal.queries.digest import NEVER, usual_day
from schwerpunkt.portal.queries.follow_ups import can_follow_up
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import DateField, LineField, RecordField


class ParameterForm(CommandForm):
    """A new value of a rule."""

    command: ClassVar[Callable[..., Any]] = staticmethod(set_parameter)

    value = LineField(label=_("Wert"), max_length=200)
    valid_from = DateField(label=_("gilt ab"))
    source = LineField(
        label=_("Quelle"), max_length=300, help_text=_("Wo das steht, zum Beispiel „Erlass vom 30.10.2020, Nr. 4.2“.")
    )
    is_verified = forms.BooleanField(label=_("Ich habe die Quelle selbst nachgelesen."), required=False)


class DigestForm(CommandForm):
    """When one wants the weekly mail."""

    command: ClassVar[Callable[..., Any]] = staticmethod(set_digest_day)

    weekday = forms.TypedChoiceField(
        label=_("Wann soll sie kommen?"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = day_names()
        usual = usual_day(clock.today())
        as_usual = gettext("wie in diesem Zentrum üblich (%(day)s)") % {"day": names.get(usual, gettext("gar nicht"))}
        days = [(number, names[number]) for number in range(1, 6)]
        self.fields["weekday"].choices = [("", as_usual), *days, (NEVER, gettext("gar nicht"))]  # type: ignore[attr-defined]  # a choice field


def day_names() -> dict[int, str]:
    """The days of the week in the reader's language, from Monday as 1."""
    return {number + 1: str(name) for number, name in WEEKDAYS.items()}


class FollowUpForm(CommandForm):
    """What to come back to, when, and who."""

    command: ClassVar[Callable[..., Any]] = staticmethod(set_follow_up)

    text = LineField(
        label=_("Was ist zu tun?"),
        max_length=200,
        help_text=_(
            "Zum Beispiel „Bei der Schule nachfassen“. Das steht auch im Kalender: bitte keine Namen von Ratsuchenden."
        ),
        error_messages={"required": _("Bitte schreiben Sie, was zu tun ist.")},
    )
    due_on = DateField(label=_("Am"))
    owner = RecordField(label=_("Für"))

    def __init__(self, *args: Any, needs: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = can_follow_up(clock.today(), needs)
        if isinstance(self.record, FollowUp):
            able = able | team().filter(pk=self.record.owner_id)
        self.fields["owner"].queryset = able  # type: ignore[attr-defined]  # a field of records


class FollowUpChangeForm(FollowUpForm):
    """Changes one."""

    command = staticmethod(change_follow_up)
