"""The pages of settling: from the click to the files, and who sees an account number."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from schwerpunkt.accounts.actors import actor_for
from schwerpunkt.core import clock
from schwerpunkt.figures.metrics import Scope, metric_of
from schwerpunkt.figures.queries import counted_all
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.models import BankAccount, Settlement, SettlementLine, Tariff
from schwerpunkt.interpreters.settling.rates import Rates
from schwerpunkt.ui.contributions import all_waiting
from tests.kit import pool, settling
from tests.kit.typing_in import filled
from tests.kit.world import World


@pytest.fixture
def head(world: World, client: Client) -> Client:
    """The head of the centre, signed in."""
    client.force_login(world.here.people["head"].user)
    return client


def _send(client: Client, url: str, **typed: Any) -> Any:
    with clock.at(settling.LATER):
        return client.post(url, filled(client.get(url).text, typed))


def _file(client: Client, name: str, *args: Any, **query: str) -> bytes:
    with clock.at(settling.LATER):
        answer: Any = client.get(reverse(f"interpreters:{name}", args=args), query)
        return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _page(client: Client, name: str, *args: Any) -> str:
    with clock.at(settling.LATER):
        return client.get(reverse(f"interpreters:{name}", args=args)).text


def test_from_the_click_to_the_files(world: World, head: Client) -> None:
    person = pool.interpreter(world, "Zoë Müller")
    settling.held(world, person, 150)
    _send(
        head,
        reverse("interpreters:tariff_create"),
        name="Tarif 2023",
        valid_from="1.1.2023",
        source="Beschluss",
        base_amount_1="25",
        base_amount_2="40",
        base_minutes="120",
        step_amount="10",
        step_minutes="60",
        travel_mode="per_minute",
        travel_rate="0,20",
    )
    _send(head, reverse("interpreters:paying_account"), holder="Musterkreis", iban=settling.OTHER_IBAN)
    _send(head, reverse("interpreters:settle"), month="2023-09-01")
    settlement = Settlement.objects.get()
    draft = _page(head, "settlement", settlement.pk)
    assert "fehlt: eintragen" in draft
    _send(head, reverse("interpreters:bank_account", args=(person.pk,)), holder="Zoë Müller", iban=settling.IBAN)
    _send(head, reverse("interpreters:settlement_release", args=(settlement.pk,)))
    _send(head, reverse("interpreters:settlement_pay", args=(settlement.pk,)), paid_on="4.10.2023")

    settlement.refresh_from_db()
    line = settlement.lines.get()
    letters = _file(head, "settlement_letters", settlement.pk)
    archive = ZipFile(BytesIO(letters))
    (name,) = archive.namelist()
    letter = "\n".join(each.extract_text() for each in PdfReader(BytesIO(archive.read(name))).pages)
    payment = _file(head, "payment_file", settlement.pk)
    _send(head, reverse("interpreters:paying_account"), holder="Anderes Haus", iban=settling.IBAN)
    _send(head, reverse("interpreters:bank_account", args=(person.pk,)), holder="Neu", iban=settling.OTHER_IBAN)
    assert settlement.state == "paid"
    assert letters == _file(head, "settlement_letters", settlement.pk)
    assert payment == _file(head, "payment_file", settlement.pk)
    assert name.startswith("abrechnung-2023-09-zoe-muller-")
    assert f"{line.amount:.2f}".replace(".", ",") in letter
    assert "3704" not in letter
    assert f'<InstdAmt Ccy="EUR">{line.amount:.2f}</InstdAmt>'.encode() in payment
    assert b"<Nm>Zoe Mueller</Nm>" in payment


def test_the_page_of_a_month_says_who_is_over_the_limit_of_the_year(world: World, head: Client) -> None:
    settling.tariff(world, Rates(Decimal(900), Decimal(900), 0))
    person = pool.interpreter(world)
    settling.held(world, person)
    settlement = settling.settle(world)

    assert "über 840,00\xa0€ im Jahr: bitte prüfen, ob es steuerfrei bleibt" in _page(head, "settlement", settlement.pk)


def test_an_account_number_is_shown_to_nobody_and_its_end_only_to_who_settles(world: World, head: Client) -> None:
    person = pool.interpreter(world)
    settling.accounts(world, person)
    officer = Client()
    officer.force_login(world.here.people["officer"].user)

    seen, unseen = _page(head, "interpreter", person.pk), _page(officer, "interpreter", person.pk)

    assert "DE … 3000" in seen
    assert "DE89" not in seen
    assert "3000" not in unseen


def test_a_wrong_account_number_is_told_at_the_field(world: World, head: Client) -> None:
    person = pool.interpreter(world)
    answer = _send(
        head,
        reverse("interpreters:bank_account", args=(person.pk,)),
        holder="Amal Beispiel",
        iban="DE88 3704 0044 0532 0130 00",
    )

    assert answer.status_code == 422
    assert "Die Prüfziffer passt nicht." in answer.text
    assert not BankAccount.objects.exists()


def test_no_cell_of_the_list_is_a_formula(world: World, head: Client) -> None:
    settling.tariff(world)
    settling.held(world, pool.interpreter(world, "=HYPERLINK(1)"))
    settling.settle(world)

    text = _file(head, "settlement_lines", als="csv")
    assert b"HYPERLINK" in text
    assert b";=HYPERLINK" not in text
    assert b'"=HYPERLINK' not in text


def test_the_figures_of_the_year_open_their_records(world: World, head: Client) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person, 130)
    settling.released(world)
    _send(
        head,
        reverse("interpreters:budget"),
        year="2023",
        kind="state",
        amount="50.000",
        source="Bescheid",
    )
    page = _page(head, "money", 2023)
    query = {"mittel": "state", "tage_von": "01.01.2023", "tage_bis": "31.12.2023", "frei": "1"}
    lines = _file(head, "settlement_lines", **query).decode()
    scope = Scope(date(2023, 1, 1), date(2023, 12, 31))
    (counted,) = counted_all([(metric_of("interpreters.cost_state"), scope)])

    assert "Von den Landesmitteln 2023 sind 49.965,00\xa0€ frei." in page
    assert "35,00\xa0€" in lines
    assert counted == Decimal("35.00")


def test_today_tells_who_settles_what_waits(world: World) -> None:
    settling.tariff(world)
    settling.held(world, pool.interpreter(world))
    with clock.at(settling.LATER):
        waits = [each.title for each in all_waiting(actor_for(world.here.people["assistant"]), clock.today())]
        settling.settle(world)
        then = [each.title for each in all_waiting(actor_for(world.here.people["assistant"]), clock.today())]
        others = [each.title for each in all_waiting(actor_for(world.here.people["officer"]), clock.today())]

    assert "1 Einsatz abrechnen" in waits
    assert "Abrechnung prüfen und freigeben" in then
    assert "Abrechnung prüfen und freigeben" not in others


def test_the_account_of_somebody_who_left_is_to_be_deleted_in_the_end(world: World) -> None:
    person = pool.interpreter(world)
    settling.accounts(world, person)
    with clock.at(pool.NOON):
        commands.let_leave(actor=world.here.system, interpreter=person)
    actor = actor_for(world.here.people["head"])

    before = [each.title for each in all_waiting(actor, date(2024, 9, 13))]
    after = [each.title for each in all_waiting(actor, date(2024, 9, 14))]

    assert ("Bankverbindung löschen" in before, "Bankverbindung löschen" in after) == (False, True)


def test_a_correction_through_the_pages(world: World, head: Client) -> None:
    settling.tariff(world)
    person = pool.interpreter(world)
    settling.accounts(world, person)
    settling.held(world, person)
    line = settling.released(world).lines.get()

    _send(head, reverse("interpreters:line_correct", args=(line.pk,)), amount="30", reason="Länger gedauert")

    made = SettlementLine.objects.get(is_correction=True)
    assert made.amount == Decimal("5.00")
    assert "Korrektur: bisher 25,00" in _page(head, "settlement_line", made.pk)


def test_a_tariff_is_changed_through_the_page_while_nothing_is_settled(world: World, head: Client) -> None:
    tariff = settling.tariff(world)

    _send(head, reverse("interpreters:tariff_change", args=(tariff.pk,)), base_amount_1="30")

    assert Tariff.objects.get().base_amount_1 == Decimal("30.00")
