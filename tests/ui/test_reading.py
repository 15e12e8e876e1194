"""What people type becomes dates, times and amounts, or a sentence that helps."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TypeVar

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.core import clock
from schwerpunkt.ui.amounts import parse_money, parse_number
from schwerpunkt.ui.dates import MONTHS, Unreadable, parse_date, parse_time
from schwerpunkt.ui.fields import (
    DateField,
    LineField,
    MoneyField,
    NumberField,
    OrderField,
    TextField,
    TimeField,
    WholeNumberField,
    moved,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
T = TypeVar("T")


def _outcome(read: Callable[[str], T], text: str) -> T | str:
    """What was read, or the sentence of refusal."""
    try:
        return read(text)
    except Unreadable as refusal:
        return str(refusal)


@given(DAYS)
def test_every_day_is_read_in_all_its_spellings(day: date) -> None:
    spellings = (
        f"{day:%d.%m.%Y}",
        f" {day.day}. {day.month}. {day.year} ",
        f"{day:%Y-%m-%d}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        f"{day.day} {MONTHS[day.month - 1][:3]}. {day.year}",
    )
    assert {parse_date(text) for text in spellings} == {day}


@pytest.mark.parametrize(("text", "day"), [("31.12.23", date(2023, 12, 31)), ("1.1.99", date(1999, 1, 1))])
def test_two_digits_name_the_nearer_century(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31.2.2023", "Das Datum gibt es nicht: 31. Februar. Meinten Sie den 28.?"),
        ("30.02.2024", "Das Datum gibt es nicht: 30. Februar. Meinten Sie den 29.?"),
        ("2023-04-31", "Das Datum gibt es nicht: 31. April. Meinten Sie den 30.?"),
        ("12.31.2023", "Einen 31. Monat gibt es nicht. Schreiben Sie Tag, Monat, Jahr."),
        ("0.1.2023", "Einen 0. Tag gibt es nicht."),
        ("1.1.3023", "Das Jahr 3023 liegt außerhalb von 1900 bis 2100."),
        ("5.3.", "Bitte nennen Sie auch das Jahr, zum Beispiel 05.03.2026."),
        ("bald", "„bald“ verstehen wir nicht als Datum. Schreiben Sie es so: 31.12.2026."),
        ("5. Ma 2023", "„5. Ma 2023“ verstehen wir nicht als Datum. Schreiben Sie es so: 31.12.2026."),
    ],
)
def test_what_is_no_date_is_explained(text: str, sentence: str) -> None:
    with clock.at(datetime(2026, 5, 1, tzinfo=UTC)), pytest.raises(Unreadable) as refusal:
        parse_date(text)
    assert str(refusal.value) == sentence


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    result = _outcome(parse_date, text)
    assert result.endswith((".", "?")) if isinstance(result, str) else result >= date(1900, 1, 1)


@pytest.mark.parametrize("text", ["9:30", "09.30", "9:30 Uhr", " 09:30h "])
def test_a_time_is_read_in_all_its_spellings(text: str) -> None:
    assert parse_time(text) == time(9, 30)


@pytest.mark.parametrize("text", ["24:00", "9:60", "früh", ""])
def test_what_is_no_time_is_explained(text: str) -> None:
    with pytest.raises(Unreadable, match="ist keine Uhrzeit"):
        parse_time(text)


@given(st.decimals(Decimal("-9999999.99"), Decimal("9999999.99"), places=2))
def test_every_amount_is_read_to_the_cent_in_all_its_spellings(amount: Decimal) -> None:
    german = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    spellings = (german, f"{german} €", f"EUR {german}", german.replace(".", ""), german.replace(".", " "), str(amount))
    assert {parse_money(text) for text in spellings} == {amount}


@pytest.mark.parametrize(
    ("text", "amount"), [("1.234", "1234.00"), ("1.5", "1.50"), ("1234,5", "1234.50"), ("\N{MINUS SIGN}3", "-3.00")]
)
def test_a_point_before_three_digits_marks_thousands(text: str, amount: str) -> None:
    assert parse_money(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("viel", "„viel“ ist kein Betrag. Schreiben Sie ihn so: 1.234,50."),
        ("1,234", "Bitte höchstens 2 Stellen nach dem Komma."),
        ("1,2,3", "„1,2,3“ ist keine Zahl."),
        ("1e5", "„1e5“ ist kein Betrag. Schreiben Sie ihn so: 1.234,50."),
        ("NaN", "„NaN“ ist kein Betrag. Schreiben Sie ihn so: 1.234,50."),
    ],
)
def test_what_is_no_amount_is_explained(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        parse_money(text)
    assert str(refusal.value) == sentence


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    result = _outcome(parse_number, text)
    assert result.endswith(".") if isinstance(result, str) else result.is_finite()


def test_fields_show_what_they_read() -> None:
    shown = (
        DateField().prepare_value(date(2023, 3, 1)),
        TimeField().prepare_value(time(9, 5)),
        MoneyField().prepare_value(Decimal("1234.5")),
        NumberField().prepare_value(Decimal("2.5")),
    )
    assert shown == ("01.03.2023", "09:05", "1.234,50", "2,5")


def test_fields_clean_what_was_typed() -> None:
    cleaned = (
        DateField().clean("1.3.2023"),
        DateField(required=False).clean(""),
        TimeField().clean("9:05"),
        MoneyField().clean("1.234,5 €"),
        WholeNumberField(most=10).clean("7"),
        LineField().clean("  ein\u00ad \u200bWort\n mehr "),
        TextField().clean("Eins\r\n\r\n\r\n\x0bZwei\u200b "),
    )
    assert cleaned == (
        date(2023, 3, 1),
        None,
        time(9, 5),
        Decimal("1234.50"),
        7,
        "ein Wort mehr",
        "Eins\n\nZwei",
    )


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (MoneyField(), "-1", "Mindestens 0,00."),
        (WholeNumberField(least=1), "0", "Mindestens 1."),
        (WholeNumberField(most=10), "11", "Höchstens 10."),
        (WholeNumberField(), "1,5", "Bitte höchstens 0 Stellen nach dem Komma."),
        (DateField(), "", "Bitte nennen Sie das Datum, zum Beispiel 31.12.2026."),
    ],
)
def test_fields_refuse_in_words(field: NumberField | DateField, text: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        field.clean(text)
    assert refusal.value.messages == [sentence]


def test_an_order_must_hold_every_item_once() -> None:
    field = OrderField(items=[(1, "Anna"), (2, "Berta")])
    assert field.clean(["2", "1"]) == ("2", "1")
    for wrong in (["1"], ["1", "1"], ["1", "2", "3"], None):
        with pytest.raises(ValidationError, match="Inzwischen ist etwas dazugekommen"):
            field.clean(wrong)


@pytest.mark.parametrize(
    ("move", "keys"),
    [("b:up", "bac"), ("b:down", "acb"), ("a:up", "abc"), ("c:down", "abc"), ("x:up", "abc"), ("", "abc")],
)
def test_items_move_one_place_and_stop_at_the_ends(move: str, keys: str) -> None:
    assert "".join(moved(["a", "b", "c"], move)) == keys
