"""Forms of the portal."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core import clock
from schwerpunkt.portal.commands import set_digest_day, set_parameter
from schwerpunkt.portal.queries.digest import NEVER, usual_day
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import DateField, LineField


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
