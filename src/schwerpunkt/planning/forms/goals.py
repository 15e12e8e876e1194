"""Forms of goals."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import Code, Organisation
from schwerpunkt.planning import commands
from schwerpunkt.planning.models import FocusPeriod, Goal
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import DateField, LineField, RecordField, RecordsField, TextField


class GoalForm(CommandForm):
    """A new goal of ``period``."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_goal)
    groups = (
        (_("Was"), ("action_field", "title", "short_title", "sentence", "due_on", "is_numbered")),
        (_("Wer und für wen"), ("responsible", "target_groups", "strategy_level", "note")),
    )

    action_field = RecordField(
        label=_("Handlungsfeld"), error_messages={"required": _("Bitte wählen Sie das Handlungsfeld des Ziels.")}
    )
    title = LineField(label=_("Titel"), max_length=200)
    short_title = LineField(
        label=_("Kurztitel"), max_length=80, required=False, help_text=_("Für Listen, wenn der Titel lang ist.")
    )
    sentence = TextField(
        label=_("Zielsatz"), rows=5, help_text=_("Bis wann wird das KI was womit erreichen? „Bis zum … wird das KI …“")
    )
    due_on = DateField(label=_("Frist"))
    is_numbered = forms.BooleanField(
        label=_("Das Ziel trägt eine Nummer"),
        required=False,
        initial=True,
        help_text=_("Ohne Nummer steht es als eigener Schwerpunkt hinter den Zielen, wie „Schwerpunkt KIM“."),
    )
    responsible = RecordField(label=_("Zuständig"), required=False)
    target_groups = RecordsField(label=_("Zielgruppen"), required=False)
    strategy_level = RecordField(label=_("Integrationsstrategieebene"), required=False)
    note = TextField(label=_("Interne Notiz"), required=False, rows=2, help_text=_("Erscheint in keiner Vorlage."))

    def __init__(self, *args: Any, period: FocusPeriod | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if period is None and isinstance(self.record, Goal):
            period = self.record.period
            self.initial["is_numbered"] = self.record.number is not None
        self.period = period
        codes = Code.objects.order_by("position")
        choices: dict[str, Any] = {
            "action_field": period.action_fields.order_by("position") if period else codes.none(),
            "target_groups": codes.filter(kind=CodeKind.TARGET_GROUP),
            "strategy_level": codes.filter(kind=CodeKind.STRATEGY_LEVEL),
            "responsible": team(clock.today()),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]


class GoalChangeForm(GoalForm):
    """A goal that no ministry has seen yet."""

    command = staticmethod(commands.change_goal)


class GoalAmendForm(CommandForm):
    """A new version of a locked goal."""

    command = staticmethod(commands.amend_goal)

    title = LineField(label=_("Titel"), max_length=200)
    sentence = TextField(label=_("Zielsatz"), rows=5)
    due_on = DateField(label=_("Frist"))
    reason = TextField(
        label=_("Grund der Änderung"),
        rows=3,
        help_text=_("Erscheint im nächsten Bericht."),
        error_messages={"required": _("Bitte nennen Sie den Grund. Er erscheint im nächsten Bericht.")},
    )
    needs_agreement = forms.BooleanField(
        label=_("Die Ministerien müssen der Änderung zustimmen"),
        required=False,
        help_text=_("Dann entsteht für jedes Ministerium eine neue, offene Zustimmung."),
    )


class GoalPartnersForm(CommandForm):
    """Who takes part in a goal."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.set_goal_partners)

    partners = RecordsField(label=_("Partnerorganisationen"), required=False)
    role = LineField(
        label=_("Rolle der neu Gewählten"),
        required=False,
        max_length=80,
        help_text=_("Zum Beispiel „Kooperation“ oder „Träger“."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].queryset = Organisation.objects.filter(is_archived=False)  # type: ignore[attr-defined]
        self.present = {each.organisation_id: each.role for each in self.record.partners.all()} if self.record else {}  # type: ignore[attr-defined]
        self.initial["partners"] = list(self.present)

    def to_arguments(self) -> dict[str, Any]:
        role = self.cleaned_data["role"]
        return {"partners": {each: self.present.get(each.pk, role) for each in self.cleaned_data["partners"]}}
