"""Forms of the user interface itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.commands import drop_view, save_view
from schwerpunkt.ui.fields import LineField


class SaveViewForm(CommandForm):
    """A name for filters and order of a list."""

    command = save_view
    name = LineField(
        label=_("Filter und Reihenfolge merken als"),
        max_length=60,
        error_messages={"required": _("Bitte geben Sie der Ansicht einen Namen.")},
    )
    page = forms.CharField(widget=forms.HiddenInput, max_length=120)
    query = forms.CharField(widget=forms.HiddenInput, max_length=1000, required=False)


class DropViewForm(CommandForm):
    """Nothing to fill in."""

    command = drop_view
