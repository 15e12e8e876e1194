"""Forms of focus periods and agreements."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import Code, LegalVersion, Organisation
from schwerpunkt.documents.forms import UploadField
from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import AgreementOutcome, Channel
from schwerpunkt.planning.models import Goal
from schwerpunkt.ui.command_form import CommandForm, ReasonForm
from schwerpunkt.ui.fields import (
    ChoiceField,
    DateField,
    LineField,
    OrderField,
    RecordField,
    RecordsField,
    TextField,
)


class PeriodForm(CommandForm):
    """A new focus period."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.create_period)

    title = LineField(label=_("Titel"), max_length=160, help_text=_("Zum Beispiel „Schwerpunkte 2027/2028“."))
    starts_on = DateField(label=_("Beginn"))
    ends_on = DateField(
        label=_("Ende"),
        required=False,
        help_text=_("Leer lassen: Der Zeitraum dauert so lange, wie der Erlass es vorsieht."),
    )
    planned_label = LineField(
        label=_("Zeitangabe im Text"),
        max_length=60,
        required=False,
        help_text=_("So steht es in der Vorlage, zum Beispiel „im Jahr 2023“."),
    )
    action_fields = RecordsField(label=_("Handlungsfelder"))
    strategy_level = RecordField(
        label=_("Integrationsstrategieebene"),
        required=False,
        help_text=_("Auf welche Ebene der Landesstrategie sich die Schwerpunkte beziehen."),
    )
    legal_version = RecordField(
        label=_("Rechtsgrundlage"), required=False, help_text=_("Die Fassung, die beim Festlegen der Ziele galt.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = Code.objects.order_by("position")
        self.fields["action_fields"].queryset = codes.filter(kind=CodeKind.ACTION_FIELD)  # type: ignore[attr-defined]
        self.fields["strategy_level"].queryset = codes.filter(kind=CodeKind.STRATEGY_LEVEL)  # type: ignore[attr-defined]
        self.fields["legal_version"].queryset = LegalVersion.objects.select_related("source")  # type: ignore[attr-defined]


class PeriodChangeForm(PeriodForm):
    """The frame of an existing period."""

    command = staticmethod(commands.change_period)
    ends_on = DateField(label=_("Ende"))


class SubmitForm(CommandForm):
    """To which ministries the goals go."""

    command = staticmethod(commands.submit_period)

    ministries = RecordsField(
        label=_("Ministerien"),
        error_messages={"required": _("Bitte nennen Sie die Ministerien, die zustimmen sollen.")},
    )
    submitted_on = DateField(label=_("Vorgelegt am"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ministries = Organisation.objects.filter(kind=OrganisationKind.MINISTRY, is_archived=False)
        self.fields["ministries"].queryset = ministries  # type: ignore[attr-defined]
        self.initial.setdefault("ministries", list(ministries))


class TakeBackForm(ReasonForm):
    """Why the goals are taken back from the ministries."""

    command = staticmethod(commands.take_back_period)


class OrderForm(CommandForm):
    """The order of the goals."""

    command = staticmethod(commands.order_goals)

    order = OrderField(
        label=_("Reihenfolge"), help_text=_("Ziehen Sie die Ziele an ihren Platz, oder nutzen Sie die Pfeile.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = Goal.objects.filter(period_id=self.record.pk if self.record else 0).order_by("position")
        field = self.fields["order"]
        field.items = [(str(goal.pk), goal.title) for goal in goals]  # type: ignore[attr-defined]
        self.initial["order"] = [str(goal.pk) for goal in goals]


class AgreementForm(CommandForm):
    """What a ministry answered."""

    command = staticmethod(commands.record_agreement)

    outcome = ChoiceField(
        label=_("Antwort"),
        choices=[choice for choice in AgreementOutcome.choices if choice[0] != AgreementOutcome.OPEN],
    )
    answered_on = DateField(label=_("Datum der Antwort"))
    channel = ChoiceField(label=_("Weg"), choices=Channel.choices)
    reference = LineField(label=_("Aktenzeichen"), max_length=80, required=False)
    conditions = TextField(label=_("Auflagen"), required=False, help_text=_("Nur wenn mit Auflagen zugestimmt wurde."))
    document = UploadField(label=_("Schreiben des Ministeriums"), required=False)
