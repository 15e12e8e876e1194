"""Pages of what settlements are reckoned with: the money of a year, tariffs, accounts, and who pays for a request."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import BudgetKind, Perm
from schwerpunkt.interpreters.forms.settling import (
    AccountForm,
    BudgetForm,
    ChargeForm,
    PayingAccountForm,
    TariffChangeForm,
    TariffForm,
)
from schwerpunkt.interpreters.models import FIRST_YEAR, LAST_YEAR, BankAccount, Interpreter, Request, Tariff
from schwerpunkt.interpreters.queries.settling import Money, Worth, charged_to, committed, money_of, paying_account
from schwerpunkt.interpreters.tables import TariffTable
from schwerpunkt.interpreters.views.people import ONE as PERSON
from schwerpunkt.interpreters.views.people import crumbs_of as person_crumbs
from schwerpunkt.interpreters.views.requests import ONE as REQUEST
from schwerpunkt.interpreters.views.requests import crumbs_of as request_crumbs
from schwerpunkt.interpreters.views.settling import LINES, crumbs_of
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Page
from schwerpunkt.ui.pages.within import CreateWithinPage
from schwerpunkt.ui.tables import Cell

_MONEY, _TARIFFS = "interpreters:money", "interpreters:tariffs"


class YearOfMoney(Page):
    """What is spent, committed and free in a year; every figure leads to its records."""

    permission = Perm.VIEW_SETTLEMENTS
    template: ClassVar[str] = "interpreters/money.html"
    title = _l("Mittel der Sprachmittlung")

    def prepare(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise Http404

    @property
    def year(self) -> int:
        """The year of the address."""
        return int(self.kwargs["year"])

    @cached_property
    def promised(self) -> list[Worth]:
        """What is promised and not settled; nothing when that cannot be told (see ``trouble``)."""
        try:
            return committed(self.year)
        except Refused as refused:
            self.trouble = refused.message
            return []

    trouble = ""

    @cached_property
    def money(self) -> list[Money]:
        """The three kinds of money."""
        return money_of(self.year, self.promised)

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return f"{self.title} {self.year}"

    def headline(self) -> str:
        state = self.money[0]
        if state.free is None:
            return _("Wie viel Landesmittel es %(year)s gibt, ist noch nicht eingetragen.") % {"year": self.year}
        if state.free < 0:
            return _("Von den Landesmitteln %(year)s fehlen %(amount)s.") % {
                "year": self.year,
                "amount": formats.money(-state.free),
            }
        return _("Von den Landesmitteln %(year)s sind %(amount)s frei.") % {
            "year": self.year,
            "amount": formats.money(state.free),
        }

    def lead(self) -> str:
        return _(
            "Ausgegeben ist, was freigegeben abgerechnet ist. Gebunden ist, was zugesagt oder gehalten, aber noch nicht freigegeben ist."
        )

    def primary(self) -> Action | None:
        return action(self.actor, _("Mittel eintragen"), Perm.SETTLE, "interpreters:budget")

    def actions(self) -> list[Action]:
        return [Action(str(year), reverse(_MONEY, args=(year,))) for year in (self.year - 1, self.year + 1)]

    def context(self) -> dict[str, Any]:
        return {
            "rows": [self._row(each) for each in self.money],
            "promised": [(str(kind.label), kind.value, self._promised(kind)) for kind in BudgetKind],
            "trouble": self.trouble,
        }

    def _row(self, each: Money) -> list[Cell]:
        spent = f"{reverse(LINES)}?mittel={each.kind}&tage_von=01.01.{self.year}&tage_bis=31.12.{self.year}&frei=1"
        return [
            Cell(each.label),
            Cell(formats.money(each.budget.amount), note=each.budget.source)
            if each.budget
            else Cell(_("nicht eingetragen")),
            Cell(formats.money(each.spent), spent),
            Cell(formats.money(each.committed), f"#gebunden-{each.kind}" if each.committed else ""),
            Cell(formats.money(each.free)),
        ]

    def _promised(self, kind: BudgetKind) -> list[list[Cell]]:
        found = [each for each in self.promised if each.budget == kind]
        rows = [
            [
                Cell(formats.day(each.on), reverse(REQUEST, args=(each.assignment.request_id,))),
                Cell(each.assignment.interpreter.name),
                Cell(each.assignment.get_state_display()),
                Cell(each.due.words),
                Cell(formats.money(each.due.amount)),
            ]
            for each in found
        ]
        if rows:
            total = formats.money(sum(each.due.amount for each in found))
            rows.append([Cell(_("zusammen")), Cell(""), Cell(""), Cell(""), Cell(total)])
        return rows


class BudgetSet(CreatePage):
    """Says how much money there is in a year."""

    permission = Perm.SETTLE
    title = _l("Wie viel Geld gibt es?")
    form_class = BudgetForm
    submit_label = _l("Mittel eintragen")

    def lead(self) -> str:
        return _("Steht für das Jahr schon ein Betrag, gilt danach der neue.")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"year": clock.today().year, "kind": BudgetKind.STATE}}

    def back_url(self) -> str:
        return reverse(_MONEY, args=(clock.today().year,))

    def success_url(self, result: Any) -> str:
        return reverse(_MONEY, args=(result.year,))


# -- tariffs ---------------------------------------------------------------------------------------------------------
class TariffList(ListPage[Tariff]):
    """All tariffs."""

    permission = Perm.VIEW_SETTLEMENTS
    title = _l("Tarife")
    table_class = TariffTable

    def records(self) -> QuerySet[Tariff]:
        return Tariff.objects.all()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def primary(self) -> Action | None:
        return action(self.actor, _("Tarif anlegen"), Perm.SETTLE, "interpreters:tariff_create")

    def empty(self) -> str:
        return _(
            "Noch kein Tarif. Tragen Sie ein, was Ihr Haus für einen Einsatz zahlt; ohne Tarif wird nichts abgerechnet."
        )


class TariffDetail(DetailPage[Tariff]):
    """One tariff."""

    permission = Perm.VIEW_SETTLEMENTS
    model = Tariff

    def crumbs(self) -> list[Crumb]:
        return _tariff_crumbs()

    def pre_title(self) -> str:
        return _("Tarif")

    def primary(self) -> Action | None:
        return action(self.actor, _("Tarif ändern"), Perm.SETTLE, "interpreters:tariff_change", self.record.pk)

    def facts(self) -> list[tuple[str, Any]]:
        row, money = self.record, formats.money
        step = _("%(amount)s je angefangene %(minutes)s Minuten") % {
            "amount": money(row.step_amount),
            "minutes": row.step_minutes,
        }
        return [
            (_("Gültig ab"), row.valid_from),
            (_("Gültig bis"), row.valid_to),
            (_("Quelle"), row.source),
            (_("Grundbetrag Stufe 1"), money(row.base_amount_1)),
            (_("Grundbetrag Stufe 2"), money(row.base_amount_2)),
            (_("Darin enthaltene Minuten"), row.base_minutes or None),
            (_("Danach"), step if row.step_minutes else None),
            (_("Höchstens bezahlte Minuten"), row.most_minutes),
            (_("Fahrt wird bezahlt"), row.get_travel_mode_display()),
            (_("Satz für die Fahrt"), formats.money(row.travel_rate) if row.travel_rate else None),
            (_("Fahrt zählt ab"), _("%(km)s km") % {"km": row.travel_from_km} if row.travel_from_km else None),
            (_("Bei zu später Absage"), money(row.late_amount)),
            (_("Wenn Ratsuchende nicht kommen"), money(row.absent_amount)),
            *([(_("Daten"), _("erfunden (Beispieldaten)"))] if row.is_demo else []),
        ]


def _tariff_crumbs() -> list[Crumb]:
    return [*crumbs_of(), Crumb(_("Tarife"), reverse(_TARIFFS))]


class TariffCreate(CreatePage):
    """A tariff from a day on."""

    permission = Perm.SETTLE
    title = _l("Neuer Tarif")
    form_class = TariffForm
    submit_label = _l("Tarif anlegen")
    success_view = "interpreters:tariff"
    back_view = _TARIFFS

    def crumbs(self) -> list[Crumb]:
        return _tariff_crumbs()


class TariffChange(CommandPage[Tariff]):
    """Corrects a tariff nothing is settled with yet."""

    permission = Perm.SETTLE
    model = Tariff
    title = _l("Tarif ändern")
    form_class = TariffChangeForm
    success_view = "interpreters:tariff"

    def crumbs(self) -> list[Crumb]:
        return _tariff_crumbs()


# -- accounts --------------------------------------------------------------------------------------------------------
class BankAccountSet(CreateWithinPage[Interpreter]):
    """Where an interpreter gets her money."""

    permission = Perm.SETTLE
    model = Interpreter
    within = "interpreter"
    title = _l("Bankverbindung")
    form_class = AccountForm
    back_view = PERSON

    def lead(self) -> str:
        return _("Nur für die Auszahlung der Einsätze. Wer nicht abrechnet, sieht sie nicht.")

    def crumbs(self) -> list[Crumb]:
        return person_crumbs(self.record)

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"holder": self.record.name}}

    def success_url(self, result: Any) -> str:
        return self.back_url() + "#auszahlung"


class BankAccountRemove(ConfirmPage[BankAccount]):
    """Forgets where she gets her money."""

    permission = Perm.SETTLE
    model = BankAccount
    title = _l("Die Bankverbindung löschen?")
    command = staticmethod(commands.remove_bank_account)
    is_dangerous = True
    submit_label = _l("Bankverbindung löschen")

    def consequences(self) -> list[str]:
        return [
            _("Ohne Bankverbindung wird niemand bezahlt."),
            _("Freigegebene Abrechnungen behalten das Konto, auf das gezahlt wurde."),
        ]

    def crumbs(self) -> list[Crumb]:
        return person_crumbs(self.record.interpreter)

    def back_url(self) -> str:
        return reverse(PERSON, args=(self.record.interpreter_id,))

    def success_url(self, result: Any) -> str:
        return self.back_url()


class PayingAccountSet(CreatePage):
    """The account the centre pays from."""

    permission = Perm.SETTLE
    title = _l("Auszahlungskonto")
    form_class = PayingAccountForm
    back_view = "interpreters:settlements"
    success_view = "interpreters:settlements"

    def lead(self) -> str:
        found = paying_account()
        if found is None:
            return _("Von diesem Konto Ihres Hauses zahlt die Bank. Es steht in der Zahlungsdatei.")
        return _("Jetzt: %(iban)s, %(holder)s. Tragen Sie ein, was ab jetzt gilt.") % {
            "iban": found.hidden,
            "holder": found.holder,
        }

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()


class RequestCharge(CommandPage[Request]):
    """Chooses out of which money a talk is paid."""

    permission = Perm.EDIT_REQUEST
    model = Request
    title = _l("Woraus wird das Gespräch bezahlt?")
    form_class = ChargeForm
    success_view = REQUEST

    def crumbs(self) -> list[Crumb]:
        return request_crumbs(self.record)

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"budget": charged_to(self.record)}}
