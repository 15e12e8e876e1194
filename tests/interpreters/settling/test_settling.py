"""Settling a month: what is in it, that it adds up, that it stays, and what is corrected afterwards."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import Sum
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from schwerpunkt.audit import trail
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.models import Letterhead
from schwerpunkt.documents.render import OUTPUTS
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import TariffFacts
from schwerpunkt.interpreters.documents import settlement_letter
from schwerpunkt.interpreters.enums import BudgetKind, SettlementState
from schwerpunkt.interpreters.models import BankAccount, Payout, Settlement, SettlementLine, Tariff
from schwerpunkt.interpreters.queries.settling import (
    charged_to,
    committed,
    money_of,
    needs_state_money_allowed,
    payee,
    settlement_lines,
    shares,
)
from schwerpunkt.interpreters.settling.payment_file import Party, Payment, for_banks, payment_file
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.contributions import all_waiting
from tests.kit import pool, settling
from tests.kit.pdf import assert_accessible_pdf, pdf_text
from tests.kit.pdfua import pdfua_errors
from tests.kit.world import World


def days(number: int) -> datetime:
    return pool.TALK + timedelta(days=number)


def later(run: Callable[..., Any], world: World, role: str = "assistant", **arguments: Any) -> Any:
    with clock.at(settling.LATER):
        return run(actor=world.actor(role), **arguments)


def test_a_month_holds_every_talk_that_is_paid_for_and_no_other(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.held(world, person, 150)
    settling.held(world, person, starts_at=days(1), outcome="client_absent")
    settling.held(world, person, starts_at=days(2), outcome="absent")
    settling.held(world, person, starts_at=days(12))  # in October
    late = settling.assigned(world, person, days(3)).request
    with clock.at(days(3) - timedelta(hours=2)):
        commands.cancel_request(actor=world.here.system, request=late)
    settling.assigned(world, person, days(4))  # nobody has said what came of it

    settlement = settling.settle(world)

    found = [(each.on, each.amount) for each in settlement.lines.all()]
    assert found == [
        (date(2023, 9, 21), Decimal("35.00")),
        (date(2023, 9, 22), Decimal("20.00")),
        (date(2023, 9, 24), Decimal("12.50")),
    ]


def test_settling_twice_gives_the_same_cents_and_no_second_settlement(world: World) -> None:
    settling.tariff(world)
    for number in range(3):
        settling.held(world, pool.interpreter(world, f"Person {number}"), 60 + 70 * number)
    first = list(settlement_values(settling.settle(world)))

    again = list(settlement_values(settling.settle(world)))

    assert (again, Settlement.objects.count()) == (first, 1)


def settlement_values(settlement: Settlement) -> Any:
    return settlement.lines.values_list("assignment", "amount", "words", "budget", "tariff")


def test_a_talk_of_an_earlier_month_told_late_comes_with_the_next(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    settling.released(world)
    forgotten = settling.held(world, person, starts_at=days(1))

    october = settling.settle(world, settling.OCTOBER)

    assert [each.assignment for each in october.lines.all()] == [forgotten]


@pytest.mark.parametrize(
    ("month", "sentence"),
    [
        (date(2023, 11, 1), "Der Monat hat noch nicht begonnen."),
        (date(2023, 8, 1), "Bis zum Ende dieses Monats ist nichts abzurechnen."),
    ],
)
def test_a_month_without_anything_to_pay_is_refused(world: World, month: date, sentence: str) -> None:
    settling.tariff(world)
    settling.held(world, pool.interpreter(world))
    with pytest.raises(Refused) as refused:
        settling.settle(world, month)

    assert (refused.value.fields, Settlement.objects.count()) == ({"month": sentence}, 0)


def test_a_day_without_tariff_is_named(world: World) -> None:
    settling.tariff(world, valid_from=date(2023, 10, 1))
    settling.held(world, pool.interpreter(world))
    with pytest.raises(Refused) as refused:
        settling.settle(world)

    assert refused.value.message == "Für Einsätze am 21.09.2023 gilt kein Tarif. Legen Sie zuerst einen an."


def test_the_level_is_the_one_of_the_day(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.held(world, person)
    settling.held(world, person, starts_at=days(5))
    with clock.at(settling.LATER):
        for number, on in enumerate((date(2023, 1, 1), date(2023, 9, 24))):
            commands.add_training(actor=world.here.system, interpreter=person, title=f"Kurs {number}", on=on, lessons=8)

    amounts = [each.amount for each in settling.settle(world).lines.all()]

    assert amounts == [Decimal("25.00"), Decimal("40.00")]


# -- releasing -------------------------------------------------------------------------------------------------------
def test_without_an_account_nothing_is_released_until_the_person_waits(world: World) -> None:
    settling.tariff(world)
    first, second = pool.interpreter(world, "Amal Beispiel"), pool.interpreter(world, "Bela Muster")
    settling.held(world, first)
    settling.held(world, second)
    settling.accounts(world, first)
    draft = settling.settle(world)
    with pytest.raises(Refused) as refused:
        later(commands.release_settlement, world, settlement=draft)
    assert refused.value.message.startswith("Von Bela Muster fehlt die Bankverbindung.")

    later(commands.postpone, world, settlement=draft, interpreter=second, reason="Konto folgt")
    later(commands.release_settlement, world, settlement=draft)

    assert [(each.name, each.amount) for each in draft.payouts.all()] == [("Amal Beispiel", Decimal("25.00"))]
    settling.accounts(world, second)
    october = settling.settle(world, settling.OCTOBER)
    assert [each.interpreter for each in october.lines.all()] == [second]


def test_without_the_centres_account_nothing_is_released(world: World) -> None:
    settling.tariff(world)
    settling.held(world, pool.interpreter(world))
    draft = settling.settle(world)
    with pytest.raises(Refused) as refused:
        later(commands.release_settlement, world, settlement=draft)

    assert refused.value.message == "Tragen Sie zuerst das Auszahlungskonto Ihres Hauses ein."


def test_what_has_changed_since_the_draft_is_looked_at_first(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    draft = settling.settle(world)
    settling.held(world, person, starts_at=days(1))
    with pytest.raises(Refused) as refused:
        later(commands.release_settlement, world, settlement=draft)
    assert refused.value.message.startswith("Seit der Berechnung hat sich etwas geändert.")

    later(commands.refresh_settlement, world, settlement=draft)
    later(commands.release_settlement, world, settlement=draft)

    assert draft.payouts.get().amount == Decimal("50.00")


def test_the_database_lets_nobody_touch_what_is_released(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    settlement = settling.released(world)
    line, payout = settlement.lines.get(), settlement.payouts.get()
    copy = SettlementLine(
        **{
            name: getattr(line, name)
            for name in ("settlement", "assignment", "interpreter", "tariff", "budget", "on", "amount", "words")
        },
        is_correction=True,
    )
    acts: list[Callable[[], object]] = [
        lambda: SettlementLine.objects.filter(pk=line.pk).update(amount=1),
        lambda: SettlementLine.objects.filter(pk=line.pk).delete(),
        lambda: Payout.objects.filter(pk=payout.pk).update(iban="DE1"),
        lambda: Payout.objects.filter(pk=payout.pk).delete(),
        copy.save,
        lambda: Settlement.objects.filter(pk=settlement.pk).update(state="draft", released_at=None),
        lambda: Settlement.objects.filter(pk=settlement.pk).update(month=date(2023, 8, 1)),
        lambda: Settlement.objects.filter(pk=settlement.pk).update(payer_iban="DE1"),
        settlement.delete,
    ]
    for act in acts:
        with licence("test"), pytest.raises(IntegrityError, match="settlement_is_locked"), transaction.atomic():
            act()

    assert SettlementLine.objects.get().amount == Decimal("25.00")
    assert Payout.objects.get().iban == "DE89370400440532013000"


def test_a_talk_is_settled_once(world: World) -> None:
    settling.tariff(world)
    settling.held(world, pool.interpreter(world))
    draft = settling.settle(world)
    line = draft.lines.get()
    line.pk, line._state.adding = None, True
    with licence("test"), pytest.raises(IntegrityError), transaction.atomic():
        models.Model.save(line)


def test_a_released_month_is_not_settled_again(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    settlement = settling.released(world)
    refusals: list[Callable[[], object]] = [
        lambda: settling.settle(world),
        lambda: later(commands.refresh_settlement, world, settlement=settlement),
        lambda: later(commands.release_settlement, world, settlement=settlement),
        lambda: later(commands.postpone, world, settlement=settlement, interpreter=person, reason="spät"),
    ]
    for each in refusals:
        with pytest.raises(Refused):
            each()

    assert settlement.lines.count() == 1


def test_the_list_the_letters_and_the_payment_file_have_one_sum(world: World) -> None:
    settling.tariff(world)
    people = [pool.interpreter(world, name) for name in ("Zoë Müller", "Łukasz Şahin", "Amal Beispiel")]
    settling.accounts(world, *people)
    for number in range(9):
        settling.held(world, people[number % 3], 50 + 37 * number, starts_at=days(number))
    settlement = settling.released(world)
    payouts = list(settlement.payouts.all())
    made = payment_file(
        Party("Musterkreis", "DE02120300000000202051"),
        [Payment(f"{each.pk}", Party(each.holder, each.iban, each.bic), each.amount, "Test") for each in payouts],
        key="K-1",
        made_at=settling.LATER,
        execute_on=settling.LATER.date(),
    )
    space = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
    tree = ET.fromstring(made)  # noqa: S314  # made above

    total = settlement.lines.aggregate(total=Sum("amount"))["total"]
    transfers = [Decimal(str(each.text)) for each in tree.iterfind(".//p:InstdAmt", space)]
    names = [str(each.text) for each in tree.iterfind(".//p:Cdtr/p:Nm", space)]
    control = {each.text for each in tree.iterfind(".//p:CtrlSum", space)}
    assert total == sum(each.amount for each in payouts) == sum(transfers)
    assert control == {f"{total:.2f}"}
    assert sorted(names) == ["Amal Beispiel", "Lukasz Sahin", "Zoe Mueller"]
    letters = [OUTPUTS["pdf"].render(settlement_letter(each)) for each in payouts]
    sums = [re.findall(r"Summe\s+([\d.,]+)\s€", pdf_text(each)) for each in letters]
    assert sum(Decimal(found.replace(".", "").replace(",", ".")) for (found,) in sums) == total


def test_a_letter_is_accessible_and_the_same_each_time_also_under_a_new_letterhead(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    payout = settling.released(world).payouts.get()

    made = OUTPUTS["pdf"].render(settlement_letter(payout))

    assert_accessible_pdf(made)
    assert pdfua_errors(made) == []
    with licence("test"):
        day = settling.LATER.date() + timedelta(days=30)
        Letterhead(authority="Kreis mit neuem Namen", address="Neue Straße 1", valid_from=day).save()
    with clock.at(settling.LATER + timedelta(days=60)):
        assert OUTPUTS["pdf"].render(settlement_letter(payout)) == made


def test_a_payment_file_is_the_same_each_time_and_in_latin_letters() -> None:
    arguments: Any = {"key": "K-1", "made_at": settling.LATER, "execute_on": settling.LATER.date()}
    payer = Party("Kreis Düren & Söhne", "DE02120300000000202051", "BYLADEM1001")
    payment = Payment("1-1", Party("Олена Приклад", "DE89370400440532013000", "COBADEFFXXX"), Decimal("12.34"), "März")

    first = payment_file(payer, [payment], **arguments)

    assert payment_file(payer, [payment], **arguments) == first
    assert b"<Nm>Olena Priklad</Nm>" in first
    assert b"<Nm>Kreis Dueren Soehne</Nm>" in first
    assert b'<InstdAmt Ccy="EUR">12.34</InstdAmt>' in first
    assert for_banks("=1+1; <Ägäis>_@") == "1+1 Aegaeis"


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=70).filter(for_banks), st.decimals("0.01", "999999.99", places=2)),
        min_size=1,
        max_size=8,
    )
)
@hypothesis_settings(max_examples=10)
def test_whatever_people_are_called_the_bank_takes_the_file_and_its_sum(people: list[tuple[str, Decimal]]) -> None:
    payments = [
        Payment(f"1-{number}", Party(name, "DE89370400440532013000"), amount, name)
        for number, (name, amount) in enumerate(people)
    ]

    made = payment_file(
        Party("Musterkreis", "DE02120300000000202051"),
        payments,
        key="K-1",
        made_at=settling.LATER,
        execute_on=settling.LATER.date(),
    )

    tree = ET.fromstring(made)  # noqa: S314  # made above
    amounts = [Decimal(str(each.text)) for each in tree.iter() if each.tag.endswith("InstdAmt")]
    assert amounts == [amount for _name, amount in people]


# -- corrections -----------------------------------------------------------------------------------------------------
def test_a_correction_is_the_difference_in_the_next_draft(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    talk = settling.held(world, person)
    settling.released(world)
    settling.held(world, person, starts_at=days(12))

    line = later(
        commands.correct_line, world, assignment=talk, amount=Decimal("35.00"), reason="Dauerte länger, siehe Blatt"
    )

    assert (line.amount, line.settlement.month, line.settlement.state) == (Decimal("10.00"), settling.OCTOBER, "draft")
    assert line.words == "Korrektur: bisher 25,00\xa0€, richtig 35,00\xa0€. Dauerte länger, siehe Blatt"
    october = settling.released(world, settling.OCTOBER)
    assert october.payouts.get().amount == Decimal("35.00")
    assert payee(person, 2023)[1] == Decimal("60.00")


@pytest.mark.parametrize(("amount", "reason", "field"), [("25.00", "falsch", "amount"), ("30.00", " ", "reason")])
def test_a_correction_needs_a_reason_and_a_difference(world: World, amount: str, reason: str, field: str) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    talk = settling.held(world, person)
    settling.released(world)
    with pytest.raises(Refused) as refused:
        later(commands.correct_line, world, assignment=talk, amount=Decimal(amount), reason=reason)

    assert list(refused.value.fields) == [field]


def test_a_talk_that_is_not_settled_is_not_corrected(world: World) -> None:
    settling.tariff(world)
    talk = settling.held(world, pool.interpreter(world))
    settling.settle(world)
    with pytest.raises(Refused) as refused:
        later(commands.correct_line, world, assignment=talk, amount=Decimal(1), reason="zu früh")

    assert refused.value.message.startswith("Dieser Einsatz ist noch nicht abgerechnet.")


def test_who_would_have_to_pay_back_waits(world: World) -> None:
    settling.tariff(world)
    person, other = pool.interpreter(world, "Amal Beispiel"), pool.interpreter(world, "Bela Muster")
    settling.accounts(world, person, other)
    talk = settling.held(world, person)
    settling.released(world)
    settling.held(world, other, starts_at=days(12))
    line = later(commands.correct_line, world, assignment=talk, amount=Decimal("5.00"), reason="Irrtum")
    october = settling.settle(world, settling.OCTOBER)
    with pytest.raises(Refused) as refused:
        later(commands.release_settlement, world, settlement=october)
    assert refused.value.message.startswith("Amal Beispiel müsste nach einer Korrektur zurückzahlen.")

    later(commands.postpone, world, settlement=october, interpreter=person, reason="wird verrechnet")
    later(commands.release_settlement, world, settlement=october)

    line.refresh_from_db()
    assert (line.settlement.month, [each.name for each in october.payouts.all()]) == (
        date(2023, 11, 1),
        ["Bela Muster"],
    )


def test_a_correction_that_is_not_released_can_be_taken_out(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    talk = settling.held(world, person)
    first = settling.released(world).lines.get()
    line = later(commands.correct_line, world, assignment=talk, amount=Decimal(0), reason="Irrtum")

    later(commands.remove_correction, world, line=line)

    assert list(SettlementLine.objects.all()) == [first]
    with pytest.raises(Refused):
        later(commands.remove_correction, world, line=first)


# -- money -----------------------------------------------------------------------------------------------------------
def test_the_money_of_a_year_is_spent_committed_and_free(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person, 130)
    settling.released(world)
    settling.held(world, person, starts_at=days(1))
    settling.assigned(world, person, days(60), minutes=150)
    later(commands.set_budget, world, year=2023, kind="state", amount=Decimal(1000), source="Bescheid vom 1. Januar")
    promised = committed(2023)

    state, own, _requester = money_of(2023, promised)

    assert (state.spent, state.committed, state.free) == (Decimal("35.00"), Decimal("60.00"), Decimal("905.00"))
    assert (own.spent, own.committed, own.free) == (Decimal(), Decimal(), None)
    assert sum(each.due.amount for each in promised) == state.committed


def test_a_request_is_paid_out_of_the_money_that_is_chosen_and_allowed(world: World) -> None:
    request = pool.request(world)
    assert charged_to(request) == BudgetKind.STATE
    chosen = commands.charge_request(actor=world.actor("officer"), request=request, budget="requester")
    assert charged_to(chosen) == BudgetKind.REQUESTER

    excluded = pool.request(world, starts_at=days(1))
    excluded.is_state_money_excluded = True  # what the examination of a request says
    assert needs_state_money_allowed(excluded) is not None
    assert charged_to(excluded) == BudgetKind.OWN


def test_a_settled_talk_keeps_its_money(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    talk = settling.held(world, person)
    settling.released(world)
    with pytest.raises(Refused):
        commands.charge_request(actor=world.actor("officer"), request=talk.request, budget="own")


def test_what_somebody_gets_in_a_year_comes_with_the_settlement(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    settling.released(world)
    settling.held(world, person, 180, starts_at=days(12))
    october = settling.settle(world, settling.OCTOBER)

    (share,) = shares(october, 2023)

    assert (share.amount, share.year_amount, share.is_payable) == (Decimal("35.00"), Decimal("60.00"), True)


# -- tariffs, accounts -----------------------------------------------------------------------------------------------
def test_a_new_tariff_ends_the_one_before(world: World) -> None:
    old = settling.tariff(world)
    new = settling.tariff(world, valid_from=date(2023, 10, 1))
    old.refresh_from_db()

    assert (old.valid_to, new.valid_to) == (date(2023, 9, 30), None)
    with pytest.raises(Refused):
        settling.tariff(world, valid_from=date(2023, 5, 1))
    assert Tariff.objects.count() == 2


def test_a_tariff_that_was_settled_with_stays(world: World) -> None:
    tariff = settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    settling.released(world)
    facts = TariffFacts(tariff.name, date(2023, 1, 1), tariff.source, settling.RATES)
    with pytest.raises(Refused):
        later(commands.change_tariff, world, tariff=tariff, facts=facts)
    with pytest.raises(Refused) as refused:
        settling.tariff(world, valid_from=date(2023, 9, 21))

    assert refused.value.fields == {
        "valid_from": "Bis zum 21.09.2023 ist schon abgerechnet. Der neue Tarif muss danach beginnen."
    }


@pytest.mark.parametrize(
    ("iban", "words"),
    [
        ("DE88 3704 0044 0532 0130 00", "Prüfziffer"),
        ("DE89", "keine vollständige IBAN"),
        ("Sparkasse", "keine vollständige IBAN"),
        ("", "keine vollständige IBAN"),
        ("BR15 0000 0000 0000 1093 2840 814P 2", "SEPA"),
    ],
)
def test_an_account_number_that_cannot_be_is_refused_at_the_field(world: World, iban: str, words: str) -> None:
    person = pool.interpreter(world)
    with pytest.raises(Refused) as refused:
        later(commands.set_bank_account, world, interpreter=person, holder="Amal Beispiel", iban=iban)

    assert words in refused.value.fields["iban"]
    assert not BankAccount.objects.exists()


def test_an_account_belongs_to_somebody_a_bank_can_write(world: World) -> None:
    person = pool.interpreter(world)
    for holder in (" ", "\x7f", "<>"):
        with pytest.raises(Refused) as refused:
            later(commands.set_bank_account, world, interpreter=person, holder=holder, iban=settling.IBAN)
        assert list(refused.value.fields) == ["holder"]


def test_the_history_never_tells_an_account_number(world: World) -> None:
    person = pool.interpreter(world)
    later(commands.set_bank_account, world, interpreter=person, holder="Frieda Konto", iban="de89370400440532013000")
    settling.tariff(world)
    settling.held(world, person)
    settling.accounts(world, person)
    settling.released(world)
    account = BankAccount.objects.get()
    later(commands.remove_bank_account, world, account=account)

    told = " ".join(f"{each.changes} {each.object_label}" for each in AuditEntry.objects.all())
    assert account.iban == "DE89370400440532013000"
    assert "3704" not in told
    assert "Frieda" not in told
    assert "3000" not in told


@pytest.mark.parametrize("role", ["officer", "reader", "auditor", "admin"])
def test_only_who_settles_may_settle(world: World, role: str) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    talk = settling.held(world, person)
    draft = settling.settle(world)
    tariff, line, account = Tariff.objects.get(), draft.lines.get(), BankAccount.objects.get()
    facts = TariffFacts("Neu", date(2024, 1, 1), "Test", settling.RATES)
    attempts: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (commands.settle_month, {"month": settling.SEPTEMBER}),
        (commands.refresh_settlement, {"settlement": draft}),
        (commands.release_settlement, {"settlement": draft}),
        (commands.mark_paid, {"settlement": draft, "paid_on": date(2023, 10, 1)}),
        (commands.postpone, {"settlement": draft, "interpreter": person, "reason": "so"}),
        (commands.correct_line, {"assignment": talk, "amount": Decimal(1), "reason": "so"}),
        (commands.remove_correction, {"line": line}),
        (commands.add_tariff, {"facts": facts}),
        (commands.change_tariff, {"tariff": tariff, "facts": facts}),
        (commands.set_bank_account, {"interpreter": person, "holder": "A", "iban": settling.IBAN}),
        (commands.remove_bank_account, {"account": account}),
        (commands.set_paying_account, {"holder": "A", "iban": settling.IBAN}),
        (commands.set_budget, {"year": 2023, "kind": "own", "amount": Decimal(1), "source": "so"}),
    ]
    for attempt, arguments in attempts:
        with pytest.raises(Forbidden):
            later(attempt, world, role, **arguments)

    draft.refresh_from_db()
    assert draft.state == SettlementState.DRAFT


def test_another_centre_has_none_of_it(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    settling.released(world)
    with inside(world.there.centre):
        counts = [rows.count() for rows in (Settlement.objects, settlement_lines(), Payout.objects, Tariff.objects)]

    assert counts == [0, 0, 0, 0]


def test_it_is_paid_after_the_release(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    settlement = settling.released(world)
    for wrong in (date(2023, 10, 3), date(2023, 10, 5)):
        with pytest.raises(Refused):
            later(commands.mark_paid, world, settlement=settlement, paid_on=wrong)

    later(commands.mark_paid, world, settlement=settlement, paid_on=date(2023, 10, 4))

    assert (settlement.pk, Settlement.objects.get().state) == (settlement.pk, SettlementState.PAID)


def test_what_was_changed_after_the_release_waits_to_be_corrected(world: World) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    talk = settling.held(world, person)
    settling.released(world)
    title = "Ein abgerechneter Einsatz ist berichtigt worden"

    def told() -> int:
        day = settling.LATER.date()
        return sum(1 for each in all_waiting(world.actor("assistant"), day) if each.title == title)

    before = told()
    later(commands.correct_outcome, world, "officer", assignment=talk, reason="Verwechselt")
    talk.refresh_from_db()
    later(commands.record_outcome, world, "officer", assignment=talk, outcome="absent", held_from=None, held_until=None)
    waiting = told()
    later(commands.correct_line, world, assignment=talk, amount=Decimal(0), reason="Kam nicht")

    assert (before, waiting, told()) == (0, 1, 0)


def test_a_changed_budget_says_what_it_was(world: World) -> None:
    facts: dict[str, Any] = {"actor": world.actor("head"), "year": 2023, "kind": BudgetKind.STATE, "source": "Bescheid"}
    commands.set_budget(**facts, amount=Decimal(1000))
    made = commands.set_budget(**facts, amount=Decimal(1200))
    entry = trail.history(made, None).first()

    assert entry is not None
    assert [(each["before"], each["after"]) for each in entry.changes] == [("1.000,00", "1.200,00")]


def test_a_name_that_grows_by_its_umlauts_fits_the_bank() -> None:
    made = payment_file(
        Party("Ü" * 70, settling.OTHER_IBAN.replace(" ", "")),
        [Payment("1", Party("Ä" * 69 + " B", settling.IBAN.replace(" ", "")), Decimal(1), "x")],
        key="K",
        made_at=settling.LATER,
        execute_on=settling.LATER.date(),
    )
    names = [each.text or "" for each in ET.fromstring(made).iter() if each.tag.endswith("Nm")]  # noqa: S314  # our own file

    assert {len(each) for each in names} == {70}
