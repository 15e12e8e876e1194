"""Forms about settlements and what they are reckoned with."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core import clock
from schwerpunkt.core.dates import add_months
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import TariffFacts
from schwerpunkt.interpreters.enums import BudgetKind, TravelMode
from schwerpunkt.interpreters.models import FIRST_YEAR, LAST_YEAR, LONGEST_TALK, MOST_MONEY
from schwerpunkt.interpreters.settling.rates import Rates
from schwerpunkt.interpreters.words import month
from schwerpunkt.ui.command_form import CommandForm, ReasonForm
from schwerpunkt.ui.fields import ChoiceField, DateField, LineField, MoneyField, NumberField, WholeNumberField

_MONTHS = 12
_RATES = tuple(each.name for each in fields(Rates))


class SettleForm(CommandForm):
    """Which month to settle."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.settle_month)

    month = ChoiceField(
        label=_("Monat"),
        coerce=date.fromisoformat,
        help_text=_("Alle Einsätze bis zum Ende dieses Monats, die noch in keiner Abrechnung stehen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this = clock.today().replace(day=1)
        months = [add_months(this, -number) for number in range(_MONTHS)]
        self.fields["month"].choices = [(each.isoformat(), month(each)) for each in months]  # type: ignore[attr-defined]  # a choice field
        self.fields["month"].widget = forms.Select(choices=self.fields["month"].choices)  # type: ignore[attr-defined]  # a choice field
        self.initial.setdefault("month", months[1].isoformat())


class PaidForm(CommandForm):
    """When the bank has paid."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.mark_paid)

    paid_on = DateField(label=_("Bezahlt am"))


class PostponeForm(ReasonForm):
    """Why somebody waits for the next month."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.postpone)


class CorrectionForm(ReasonForm):
    """What a talk should have cost, and why."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.correct_line)

    amount = MoneyField(
        label=_("Richtiger Betrag"), help_text=_("Nicht die Differenz, sondern was der Einsatz insgesamt kosten soll.")
    )
    field_order = ("amount", "reason")


class ChargeForm(CommandForm):
    """Out of which money a talk is paid."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.charge_request)

    budget = ChoiceField(
        label=_("Bezahlt aus"),
        choices=BudgetKind.choices,
        help_text=_(
            "„Einrichtung zahlt“: Ihr Haus zahlt aus und holt sich den Betrag von der Einrichtung zurück; die Liste nennt ihn."
        ),
    )


class BudgetForm(CommandForm):
    """How much money there is in a year."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.set_budget)

    year = WholeNumberField(label=_("Jahr"), least=FIRST_YEAR, most=LAST_YEAR)
    kind = ChoiceField(label=_("Mittel"), choices=BudgetKind.choices)
    amount = MoneyField(label=_("Betrag"), most=MOST_MONEY)
    source = LineField(
        label=_("Quelle"),
        max_length=300,
        help_text=_("Zum Beispiel der Bescheid mit Datum und Zeichen, oder der Haushaltsplan."),
    )


class AccountForm(CommandForm):
    """An interpreter's account."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.set_bank_account)

    holder = LineField(
        label=_("Kontoinhaber"), max_length=70, help_text=_("Wie bei der Bank, auch wenn jemand anderes.")
    )
    iban = LineField(
        label=_("IBAN"),
        max_length=50,
        help_text=_("Wird geprüft. Danach zeigt das Programm nur noch das Ende."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["iban"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}


class PayingAccountForm(AccountForm):
    """The centre's account."""

    command = staticmethod(commands.set_paying_account)


class TariffForm(CommandForm):
    """A tariff from a day on."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_tariff)
    groups: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Tarif"), ("name", "valid_from", "source")),
        (
            _("Für das Gespräch"),
            ("base_amount_1", "base_amount_2", "base_minutes", "step_amount", "step_minutes", "most_minutes"),
        ),
        (_("Für die Fahrt"), ("travel_mode", "travel_rate", "travel_from_km", "is_return_paid")),
        (_("Wenn das Gespräch ausfällt"), ("late_amount", "absent_amount")),
    )

    name = LineField(label=_("Name"), max_length=120, help_text=_("Zum Beispiel „Aufwandsentschädigung 2026“."))
    valid_from = DateField(label=_("Gültig ab"), help_text=_("Der Tarif davor endet am Tag davor."))
    source = LineField(label=_("Quelle"), max_length=300, help_text=_("Wo das steht: Richtlinie, Beschluss, Datum."))
    base_amount_1 = MoneyField(label=_("Grundbetrag Stufe 1"))
    base_amount_2 = MoneyField(
        label=_("Grundbetrag Stufe 2"), help_text=_("Ab wann jemand zur Stufe 2 gehört, steht unter Regeln und Sätze.")
    )
    base_minutes = WholeNumberField(
        label=_("Im Grundbetrag enthaltene Minuten"),
        least=0,
        most=LONGEST_TALK,
        help_text=_("0, wenn es auf die Dauer nicht ankommt."),
    )
    step_amount = MoneyField(label=_("Betrag für jede weitere angefangene Zeit"), required=False, initial=0)
    step_minutes = WholeNumberField(
        label=_("Minuten einer weiteren Zeit"),
        least=0,
        most=LONGEST_TALK,
        required=False,
        initial=0,
        help_text=_("30: für jede angefangene halbe Stunde. 0: es bleibt beim Grundbetrag."),
    )
    most_minutes = WholeNumberField(
        label=_("Höchstens bezahlte Minuten"),
        least=1,
        most=LONGEST_TALK,
        required=False,
        help_text=_("Leer: jede Minute zählt."),
    )
    travel_mode = ChoiceField(label=_("Fahrt wird bezahlt"), choices=TravelMode.choices, initial=TravelMode.NONE)
    travel_rate = NumberField(
        label=_("Satz je Minute oder Kilometer in €"), digits=4, least=0, most=999, required=False, initial=0
    )
    travel_from_km = WholeNumberField(
        label=_("Fahrt zählt ab so vielen km"),
        least=0,
        most=500,
        required=False,
        initial=0,
        help_text=_("Einfacher Weg. 0: immer."),
    )
    is_return_paid = forms.BooleanField(label=_("Hin- und Rückweg zählen"), required=False, initial=True)
    late_amount = MoneyField(
        label=_("Betrag bei zu später Absage"),
        required=False,
        initial=0,
        help_text=_("Gilt „eine Stunde wird bezahlt“, nennen Sie den Betrag einer Stunde."),
    )
    absent_amount = MoneyField(
        label=_("Betrag, wenn Ratsuchende nicht kommen"),
        required=False,
        initial=0,
        help_text=_("Die Fahrt kommt dazu."),
    )

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        numbers = {name: values[name] for name in _RATES}
        filled = {name: value for name, value in numbers.items() if value is not None or name == "most_minutes"}
        return {"facts": TariffFacts(values["name"], values["valid_from"], values["source"], Rates(**filled))}


class TariffChangeForm(TariffForm):
    """An existing tariff nothing is settled with yet."""

    command = staticmethod(commands.change_tariff)
