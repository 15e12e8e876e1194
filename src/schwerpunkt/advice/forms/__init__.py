"""Forms of the advice log."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.advice import commands
from schwerpunkt.advice.commands import AdviceFacts
from schwerpunkt.advice.models import LONGEST_DAY
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.planning.enums import PeriodState
from schwerpunkt.planning.models import Measure
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import DateField, RecordField, TextField, WholeNumberField

_FACTS = tuple(each.name for each in fields(AdviceFacts))


class AdviceForm(CommandForm):
    """A new entry. What is asked first is what every entry needs."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.log_advice)

    kind = RecordField(
        label=_("Leistung"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, was Sie geleistet haben.")},
    )
    organisation = RecordField(label=_("Einrichtung"), required=False)
    minutes = WholeNumberField(label=_("Minuten"), least=1, most=LONGEST_DAY)
    on = DateField(label=_("Tag"))
    topic = RecordField(label=_("Thema"), required=False)
    municipality = RecordField(
        label=_("Kommune"), required=False, help_text=_("Ohne Angabe gilt die Kommune der Einrichtung.")
    )
    measure = RecordField(
        label=_("Maßnahme"), required=False, help_text=_("Dann zählt der Eintrag auch für diese Maßnahme und ihr Ziel.")
    )
    note = TextField(
        label=_("Worum es ging"),
        rows=2,
        max_length=500,
        required=False,
        help_text=_("Ein Stichwort genügt. Bitte keine Namen von Ratsuchenden."),
    )
    is_nameless = forms.BooleanField(label=_("Es steht kein Name von Ratsuchenden darin."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        codes = Code.objects.valid_on(today).order_by("position")
        running = Measure.objects.filter(period__state__in=(PeriodState.RUNNING, PeriodState.AGREED))
        measure = getattr(self.record, "measure_id", None) or 0
        choices: dict[str, Any] = {
            "kind": codes.filter(kind=CodeKind.ADVICE_KIND),
            "topic": codes.filter(kind=CodeKind.NEED_TOPIC),
            "organisation": Organisation.objects.filter(is_archived=False),
            "municipality": CentreMunicipality.objects.valid_on(today),
            "measure": (running | Measure.objects.filter(pk=measure)).order_by("title"),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        if not self._asks_for_names():
            self.fields["is_nameless"].widget = forms.HiddenInput()

    def _asks_for_names(self) -> bool:
        """The box is shown once a note has been taken for naming somebody."""
        return self.is_bound and bool(self.data.get("note"))

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        return {"facts": AdviceFacts(**{name: values[name] for name in _FACTS})}


class AdviceChangeForm(AdviceForm):
    """An existing entry."""

    command = staticmethod(commands.change_advice)
