"""Forms of the portal."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.portal.commands import set_parameter
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
