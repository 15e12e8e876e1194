"""What the forms have that everybody can fill in."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from schwerpunkt.core import clock
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.ui.command_form import CommandForm

TRAP = "website"
"""A field nobody sees: whoever fills it in is a machine."""


class PublicForm(CommandForm):
    """What the forms have: a trap for machines, and fields that show where one is at home."""

    command: ClassVar[Callable[..., Any]]

    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places: Any = self.fields["municipality"]
        places.queryset = CentreMunicipality.objects.valid_on(clock.today())

    @property
    def is_trapped(self) -> bool:
        """Whether a machine has filled in what nobody sees."""
        return bool(self.data.get(TRAP))
