"""Making something new inside of an existing record."""

from typing import Any, ClassVar

from django.urls import reverse

from schwerpunkt.ui.pages.base import M, RecordPage
from schwerpunkt.ui.pages.commanding import CreatePage


class CreateWithinPage(CreatePage, RecordPage[M], abstract=True):
    """Runs a command that makes something new in the record found by ``pk``; ``within`` is the command's argument."""

    within: ClassVar[str]

    def command_arguments(self) -> dict[str, Any]:
        return {self.within: self.record, **super().command_arguments()}

    def back_url(self) -> str:
        return reverse(self.back_view, args=(self.record.pk,))
