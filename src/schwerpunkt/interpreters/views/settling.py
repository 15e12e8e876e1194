"""Pages of settlements: drawing up, checking, releasing, files, corrections."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.render import OUTPUTS
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.documents import settlement_letter
from schwerpunkt.interpreters.enums import BudgetKind, Perm, SettlementState
from schwerpunkt.interpreters.forms.settling import CorrectionForm, PaidForm, PostponeForm, SettleForm
from schwerpunkt.interpreters.models import Interpreter, Payout, Postponement, Settlement, SettlementLine
from schwerpunkt.interpreters.queries.settling import (
    Share,
    per_budget,
    settlement_lines,
    settlement_status,
    settlements,
    shares,
    tax_free_on,
    worth,
)
from schwerpunkt.interpreters.settling.payment_file import Party, Payment, payment_file
from schwerpunkt.interpreters.settling.rates import PAID
from schwerpunkt.interpreters.tables import LineTable, SettlementTable
from schwerpunkt.interpreters.views.people import ROWS
from schwerpunkt.interpreters.words import month
from schwerpunkt.interpreters.workflows import SETTLEMENT_FLOW
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Action, Crumb, action, transitions
from schwerpunkt.ui.pages import (
    CommandPage,
    ConfirmPage,
    CreatePage,
    DetailPage,
    Download,
    ListPage,
    Panel,
    RecordDownloadPage,
    TransitionPage,
    archive,
)
from schwerpunkt.ui.pages.within import CreateWithinPage
from schwerpunkt.ui.tables import Cell

LIST, ONE, LINES, LINE = (
    "interpreters:settlements",
    "interpreters:settlement",
    "interpreters:settlement_lines",
    "interpreters:settlement_line",
)
_WAYS = {"release": "interpreters:settlement_release", "pay": "interpreters:settlement_pay"}


def crumbs_of(settlement: Settlement | None = None) -> list[Crumb]:
    """The way to a page below the settlements or one of them."""
    trail = [
        Crumb(_("Sprachmittlung"), reverse("interpreters:requests")),
        Crumb(_("Abrechnungen"), reverse(LIST)),
    ]
    if settlement is not None:
        trail.append(Crumb(month(settlement.month), reverse(ONE, args=(settlement.pk,))))
    return trail


class SettlementList(ListPage[Settlement]):
    """All settlements, the latest first."""

    permission = Perm.VIEW_SETTLEMENTS
    title = _l("Abrechnungen")
    table_class = SettlementTable

    def records(self) -> QuerySet[Settlement]:
        return settlements()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()[:1]

    def pre_title(self) -> str:
        return str(self.title)

    def besides(self) -> dict[str, QuerySet[Settlement]]:
        return {"draft": Settlement.objects.filter(state=SettlementState.DRAFT)}

    def headline(self) -> str:
        count = self.table.numbers["draft"]
        if not count:
            return _("Keine Abrechnung wartet auf die Freigabe.")
        return ngettext(
            "%(count)s Abrechnung wartet auf die Freigabe", "%(count)s Abrechnungen warten auf die Freigabe", count
        ) % {"count": formats.count_word(count)}

    def primary(self) -> Action | None:
        return action(self.actor, _("Monat abrechnen"), Perm.SETTLE, "interpreters:settle")

    def actions(self) -> list[Action]:
        ways = (
            (_("Alle Posten"), LINES, ()),
            (_("Mittel des Jahres"), "interpreters:money", (clock.today().year,)),
            (_("Tarife"), "interpreters:tariffs", ()),
        )
        found = [action(self.actor, label, Perm.VIEW_SETTLEMENTS, name, *args) for label, name, args in ways]
        found.append(action(self.actor, _("Auszahlungskonto"), Perm.SETTLE, "interpreters:paying_account"))
        return [each for each in found if each]

    def empty(self) -> str:
        return _("Noch nichts abgerechnet. Ein Klick rechnet einen Monat ab; bezahlt wird erst, was Sie freigeben.")


class Settle(CreatePage):
    """Draws up the settlement of a month."""

    permission = Perm.SETTLE
    title = _l("Welchen Monat möchten Sie abrechnen?")
    form_class = SettleForm
    submit_label = _l("Monat abrechnen")
    success_view = ONE
    back_view = LIST

    def lead(self) -> str:
        return _("Es entsteht ein Entwurf. Sie prüfen ihn, und erst die Freigabe hält ihn fest.")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()


def _budgets(page: "SettlementDetail") -> dict[str, Any]:
    lines = f"{reverse(LINES)}?abrechnung={page.record.pk}"
    rows = [
        [Cell(str(BudgetKind(kind).label), f"{lines}&mittel={kind}"), Cell(str(count)), Cell(formats.money(amount))]
        for kind, (count, amount) in page.budgets.items()
    ]
    if rows:
        rows.append([Cell(_("zusammen"), lines), Cell(str(page.count)), Cell(formats.money(page.amount))])
    return {
        "heads": [_("Mittel"), _("Posten"), _("Summe")],
        "rows": rows,
        "sentence": _("In dieser Abrechnung ist nichts zu bezahlen."),
        "add": Action(_("Liste als Excel"), f"{lines}&als=xlsx") if rows else None,
        "caption": _("Summe je Mittel"),
    }


def _people(page: "SettlementDetail") -> dict[str, Any]:
    return {
        "heads": [_("Wer"), _("Posten"), _("Summe"), _("Konto"), _("Im Jahr"), page.last_head],
        "rows": [page.row_of(each) for each in page.shares],
        "sentence": _("Niemand bekommt etwas."),
        "add": None,
        "caption": _("Summe je Person"),
    }


def _postponed(page: "SettlementDetail") -> dict[str, Any] | None:
    rows = []
    for each in page.record.postponements.select_related("interpreter").order_by("interpreter__name"):
        way = action(page.actor, _("Doch abrechnen"), Perm.SETTLE, "interpreters:postponement_remove", each.pk)
        is_open = page.record.state == SettlementState.DRAFT
        rows.append(
            [Cell(each.interpreter.name), Cell(each.reason), Cell(way.label, way.url) if way and is_open else Cell("")]
        )
    if not rows:
        return None
    heads = [_("Wer"), _("Grund"), _("Aktion")]
    return {
        "heads": heads,
        "rows": rows,
        "sentence": "",
        "add": None,
        "caption": _("Auf den nächsten Monat verschoben"),
    }


class SettlementDetail(DetailPage[Settlement]):
    """A settlement: sums, people, what is missing, files."""

    permission = Perm.VIEW_SETTLEMENTS
    model = Settlement
    own_panels: ClassVar[tuple[Panel, ...]] = (
        Panel("mittel", _l("Je Mittel"), ROWS, _budgets, order=10),
        Panel("personen", _l("Je Person"), ROWS, _people, order=20),
        Panel("verschoben", _l("Auf den nächsten Monat verschoben"), ROWS, _postponed, order=30),
    )

    @cached_property
    def budgets(self) -> dict[str, Any]:
        """Count and sum by kind of money."""
        return per_budget(self.record)

    @property
    def count(self) -> int:
        """How many lines."""
        return sum(count for count, _amount in self.budgets.values())

    @property
    def amount(self) -> Any:
        """The sum of all lines."""
        return sum(amount for _count, amount in self.budgets.values())

    @cached_property
    def year(self) -> int:
        """The year the money counts for: the one it is released in."""
        released = self.record.released_at
        return (timezone.localtime(released) if released else clock.now()).year

    @cached_property
    def shares(self) -> list[Share]:
        """What each person gets."""
        return shares(self.record, self.year)

    @cached_property
    def payouts(self) -> dict[int, Payout]:
        """What was kept of each person at the release."""
        return {each.interpreter_id: each for each in self.record.payouts.all()}

    @property
    def is_draft(self) -> bool:
        """Whether it can still change."""
        return self.record.state == SettlementState.DRAFT

    @property
    def last_head(self) -> str:
        """What the last column holds."""
        return _("Aktion") if self.is_draft else _("Brief")

    def row_of(self, share: Share) -> list[Cell]:
        """What the list says of one person."""
        person = share.interpreter
        lines = f"{reverse(LINES)}?{_query(self.record, person)}"
        over = share.year_amount > self._limit
        return [
            Cell(person.name, reverse("interpreters:interpreter", args=(person.pk,))),
            Cell(str(share.count), lines),
            Cell(formats.money(share.amount)),
            self._account(share),
            Cell(formats.money(share.year_amount), note=self._over if over else ""),
            self._last(share),
        ]

    @cached_property
    def _limit(self) -> Any:
        return tax_free_on(clock.today().replace(year=self.year, day=1))

    @property
    def _over(self) -> str:
        return _("über %(limit)s im Jahr: bitte prüfen, ob es steuerfrei bleibt") % {
            "limit": formats.money(self._limit)
        }

    def _account(self, share: Share) -> Cell:
        if (kept := self.payouts.get(share.interpreter.pk)) is not None:
            return Cell(kept.hidden)
        if share.account is not None:
            return Cell(share.account.hidden)
        way = action(self.actor, _("fehlt: eintragen"), Perm.SETTLE, "interpreters:bank_account", share.interpreter.pk)
        return Cell(way.label, way.url) if way else Cell(_("fehlt"))

    def _last(self, share: Share) -> Cell:
        if (kept := self.payouts.get(share.interpreter.pk)) is not None:
            return Cell(_("Brief (PDF)"), reverse("interpreters:settlement_letter", args=(kept.pk,)))
        way = action(
            self.actor, _("Verschieben"), Perm.SETTLE, "interpreters:postpone", self.record.pk, share.interpreter.pk
        )
        return Cell(way.label, way.url) if way else Cell("")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return _("Abrechnung %(month)s") % {"month": month(self.record.month)}

    def headline(self) -> str:
        count = len(self.shares)
        return ngettext("%(amount)s für %(count)s Person", "%(amount)s für %(count)s Personen", count) % {
            "amount": formats.money(self.amount),
            "count": count,
        }

    def window_title(self) -> str:
        return self.pre_title()

    def lead(self) -> str:
        if self.is_draft:
            return _("Ein Entwurf: Bitte prüfen Sie die Beträge. Bezahlt wird erst, was freigegeben ist.")
        return _("Freigegeben und festgehalten. Änderungen kommen als Korrektur in eine spätere Abrechnung.")

    def primary(self) -> Action | None:
        if self.is_draft:
            return next(iter(transitions(self.actor, self.record, SETTLEMENT_FLOW, _WAYS)), None)
        return action(self.actor, _("Zahlungsdatei (SEPA)"), Perm.SETTLE, "interpreters:payment_file", self.record.pk)

    def actions(self) -> list[Action]:
        if self.is_draft:
            found = action(
                self.actor, _("Neu berechnen"), Perm.SETTLE, "interpreters:settlement_refresh", self.record.pk
            )
            return [found] if found else []
        letters = Action(_("Alle Briefe (ZIP)"), reverse("interpreters:settlement_letters", args=(self.record.pk,)))
        return [letters, *transitions(self.actor, self.record, SETTLEMENT_FLOW, _WAYS)]

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        return [
            (_("Stand"), settlement_status(row)),
            (_("Posten"), Action(str(self.count), f"{reverse(LINES)}?abrechnung={row.pk}")),
            # before that nothing is missing
            *([(_("Freigegeben"), row.released_at)] if row.released_at else []),
            *([(_("Bezahlt am"), row.paid_on)] if row.paid_on else []),
            *([(_("Daten"), _("erfunden (Beispieldaten)"))] if row.is_demo else []),
        ]


def _query(settlement: Settlement, person: Interpreter) -> str:
    return urlencode({"abrechnung": str(settlement.pk), "suche": person.name})


class _Below:
    """What the pages below a settlement share."""

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)  # type: ignore[attr-defined]  # the page's


class SettlementRefresh(_Below, ConfirmPage[Settlement]):
    """Reckons a draft anew."""

    permission = Perm.SETTLE
    model = Settlement
    title = _l("Die Abrechnung neu berechnen?")
    command = staticmethod(commands.refresh_settlement)
    submit_label = _l("Neu berechnen")
    success_view = ONE

    def consequences(self) -> list[str]:
        return [
            _(
                "Ergebnisse, Tarife, Schulungen und Mittel von heute gelten. Neue Einsätze bis zum Monatsende kommen dazu."
            ),
            _("Korrekturen und Verschiebungen bleiben."),
        ]


class SettlementRelease(_Below, TransitionPage[Settlement]):
    """Locks a settlement."""

    permission = Perm.SETTLE
    model = Settlement
    workflow = SETTLEMENT_FLOW
    verb = "release"
    title = _l("Die Abrechnung freigeben?")
    command = staticmethod(commands.release_settlement)
    success_view = ONE


class SettlementPay(_Below, TransitionPage[Settlement]):
    """Says that the bank has paid."""

    permission = Perm.SETTLE
    model = Settlement
    workflow = SETTLEMENT_FLOW
    verb = "pay"
    title = _l("Wann wurde bezahlt?")
    command = staticmethod(commands.mark_paid)
    form_class = PaidForm
    success_view = ONE

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"paid_on": clock.today()}}


class Postpone(_Below, CreateWithinPage[Settlement]):
    """Lets somebody wait for the next month."""

    permission = Perm.SETTLE
    model = Settlement
    within = "settlement"
    form_class = PostponeForm
    submit_label = _l("Verschieben")
    back_view = ONE

    @cached_property
    def person(self) -> Interpreter:
        """Who is to wait; Http404 when there is none."""
        found = Interpreter.objects.filter(pk=self.kwargs["person"]).first()
        if found is None:
            raise Http404
        return found

    def headline(self) -> str:
        return _("%(name)s auf den nächsten Monat verschieben?") % {"name": self.person.name}

    def lead(self) -> str:
        return _("Die Einsätze kommen in die nächste Abrechnung. Nichts geht verloren.")

    def command_arguments(self) -> dict[str, Any]:
        return {**super().command_arguments(), "interpreter": self.person}

    def success_url(self, result: Any) -> str:
        return self.back_url()


class PostponementRemove(ConfirmPage[Postponement]):
    """Settles somebody after all."""

    permission = Perm.SETTLE
    model = Postponement
    command = staticmethod(commands.include_again)
    submit_label = _l("Doch abrechnen")

    def prepare(self) -> None:
        super().prepare()
        self.settlement = self.record.settlement

    def headline(self) -> str:
        return _("%(name)s doch in diesem Monat abrechnen?") % {"name": self.record.interpreter.name}

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.settlement)

    def back_url(self) -> str:
        return reverse(ONE, args=(self.settlement.pk,))

    def success_url(self, result: Any) -> str:
        return self.back_url()


# -- files -----------------------------------------------------------------------------------------------------------
class SettlementLetter(RecordDownloadPage[Payout]):
    """The letter of one person."""

    permission = Perm.VIEW_SETTLEMENTS
    model = Payout

    def download(self) -> Download:
        return Download(_letter_name(self.record), OUTPUTS["pdf"].media_type, _letter(self.record))


class SettlementLetters(RecordDownloadPage[Settlement]):
    """All letters of a settlement in one archive."""

    permission = Perm.VIEW_SETTLEMENTS
    model = Settlement

    def download(self) -> Download:
        return archive(f"abrechnung-{self.record.month:%Y-%m}-briefe.zip", self._files())

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for each in self.record.payouts.select_related("settlement", "centre"):
            yield _letter_name(each), _letter(each)


def _letter_name(payout: Payout) -> str:
    return f"abrechnung-{payout.settlement.month:%Y-%m}-{slugify(payout.name)}-{payout.pk}.pdf"


def _letter(payout: Payout) -> bytes:
    return OUTPUTS["pdf"].render(settlement_letter(payout))


class PaymentFile(RecordDownloadPage[Settlement]):
    """The payment file for the bank."""

    permission = Perm.SETTLE
    model = Settlement

    def download(self) -> Download:
        settlement = self.record
        payouts = list(settlement.payouts.filter(amount__gt=0))
        if settlement.released_at is None or not payouts:
            raise Http404
        content = payment_file(
            Party(settlement.payer_holder, settlement.payer_iban, settlement.payer_bic),
            [
                Payment(
                    f"{settlement.pk}-{each.pk}",
                    Party(each.holder, each.iban, each.bic),
                    each.amount,
                    f"Sprachmittlung {settlement.month:%m/%Y}, Abrechnung {settlement.pk}-{each.pk}",
                )
                for each in payouts
            ],
            key=f"SPRACHMITTLUNG-{settlement.centre_id}-{settlement.pk}",
            made_at=timezone.localtime(settlement.released_at),
            execute_on=timezone.localtime(settlement.released_at).date(),
        )
        return Download(f"abrechnung-{settlement.month:%Y-%m}-sepa.xml", "application/xml", content)


# -- lines -----------------------------------------------------------------------------------------------------------
class LineList(ListPage[SettlementLine]):
    """The lines of all settlements."""

    permission = Perm.VIEW_SETTLEMENTS
    title = _l("Posten der Abrechnungen")
    table_class = LineTable

    def records(self) -> QuerySet[SettlementLine]:
        return settlement_lines()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def empty(self) -> str:
        return _("Noch kein Posten. Sie entstehen, wenn Sie einen Monat abrechnen.")


class LineDetail(DetailPage[SettlementLine]):
    """One line: what a talk costs and how that came about."""

    permission = Perm.VIEW_SETTLEMENTS
    model = SettlementLine

    def records(self) -> QuerySet[SettlementLine]:
        return settlement_lines()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.settlement)

    def pre_title(self) -> str:
        return self.record.interpreter.name

    def headline(self) -> str:
        return formats.money(self.record.amount)

    def lead(self) -> str:
        return self.record.words

    def primary(self) -> Action | None:
        row = self.record
        if row.settlement.state != SettlementState.DRAFT:
            return action(self.actor, _("Korrigieren"), Perm.SETTLE, "interpreters:line_correct", row.pk)
        if row.is_correction:
            return action(self.actor, _("Korrektur löschen"), Perm.SETTLE, "interpreters:correction_remove", row.pk)
        return None

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        request = row.assignment.request
        return [
            (_("Tag"), row.on),
            (_("Einsatz"), Action(str(request), reverse("interpreters:request", args=(request.pk,)))),
            (_("Einrichtung"), request.organisation.name),
            (_("Minuten"), row.minutes or None),
            (_("Bezahlt aus"), row.get_budget_display()),
            (_("Tarif"), Action(row.tariff.name, reverse("interpreters:tariff", args=(row.tariff_id,)))),
            (_("Abrechnung"), Action(month(row.settlement.month), reverse(ONE, args=(row.settlement_id,)))),
            (_("Korrektur"), _("ja") if row.is_correction else None),
        ]


class LineCorrect(CommandPage[SettlementLine]):
    """Corrects what a settled talk cost."""

    permission = Perm.SETTLE
    model = SettlementLine
    title = _l("Was hätte der Einsatz kosten sollen?")
    form_class = CorrectionForm
    submit_label = _l("Korrektur eintragen")
    back_view = LINE
    success_view = LINE

    def lead(self) -> str:
        return _("Die freigegebene Abrechnung bleibt. Die Differenz kommt in den nächsten Entwurf, mit Ihrem Grund.")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.settlement)

    def command_arguments(self) -> dict[str, Any]:
        return {"assignment": self.record.assignment}

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"amount": self._by_tariff()}}

    def _by_tariff(self) -> Any:
        """What the talk costs by the tariff of its day as it stands now; what it cost, when that cannot be told."""
        if self.record.assignment.state not in PAID:
            return 0
        try:
            return worth([self.record.assignment])[0].due.amount
        except Refused:
            return self.record.amount


class CorrectionRemove(ConfirmPage[SettlementLine]):
    """Takes a correction out of a draft."""

    permission = Perm.SETTLE
    model = SettlementLine
    title = _l("Die Korrektur löschen?")
    command = staticmethod(commands.remove_correction)
    is_dangerous = True
    submit_label = _l("Korrektur löschen")

    def prepare(self) -> None:
        super().prepare()
        self.settlement = self.record.settlement

    def consequences(self) -> list[str]:
        return [_("Was schon abgerechnet ist, bleibt, wie es ist.")]

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.settlement)

    def back_url(self) -> str:
        return reverse(ONE, args=(self.settlement.pk,))

    def success_url(self, result: Any) -> str:
        return self.back_url()
