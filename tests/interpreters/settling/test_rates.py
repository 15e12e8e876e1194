"""What a talk is worth: the tariffs of five districts, and what holds for every tariff."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.interpreters.enums import AssignmentState, TravelMode
from schwerpunkt.interpreters.settling.rates import PAID, Rates, Talk, due

HELD = AssignmentState.HELD
HEINSBERG = Rates(Decimal(25), Decimal(25), 120, Decimal(10), 60)
"""25 euro up to two hours, 10 for each further begun hour [HS-SM]."""
RHEIN_ERFT = Rates(Decimal(25), Decimal(25), 60, Decimal(5), 30)
"""25 euro for the first hour, 5 for each further begun half hour, travel included [REK-SM]."""
EXAMPLE_HOUR = Decimal(20)
"""Ennepe-Ruhr pays by the hour plus travel; the rate was not found, so this is an example."""
ENNEPE_RUHR = Rates(
    EXAMPLE_HOUR,
    EXAMPLE_HOUR,
    60,
    EXAMPLE_HOUR,
    60,
    most_minutes=180,
    travel_mode=TravelMode.PER_KM,
    travel_rate=Decimal("0.30"),
    late_amount=EXAMPLE_HOUR,
)
"""At most three hours; cancelled later than 24 hours before: one hour is paid [EN-SM]. Rates are examples."""
BORKEN = Rates(
    Decimal("7.50"),
    Decimal("7.50"),
    30,
    Decimal("7.50"),
    30,
    travel_mode=TravelMode.COUNTED,
    travel_from_km=5,
)
"""7.50 euro for each begun half hour, travel time included if the way is 5 km or more [BOR-SM]."""
RHEIN_SIEG_OLD = Rates(Decimal(25), Decimal(25), 0)
"""25 euro flat [RSK-SM-OLD]."""
EXAMPLE_MINUTE = Decimal("0.20")
"""Rhein-Sieg pays each minute of driving time; the rate was not found, so this is an example."""
RHEIN_SIEG = Rates(
    Decimal(25), Decimal(40), 0, travel_mode=TravelMode.PER_MINUTE, travel_rate=EXAMPLE_MINUTE, is_return_paid=True
)
"""25 or 40 euro by completed trainings, plus driving time [RSK-SM21]."""


@pytest.mark.parametrize(
    ("rates", "talk", "amount"),
    [
        (HEINSBERG, Talk(HELD, 45, 1), "25.00"),
        (HEINSBERG, Talk(HELD, 120, 1), "25.00"),
        (HEINSBERG, Talk(HELD, 121, 1), "35.00"),
        (HEINSBERG, Talk(HELD, 180, 1), "35.00"),
        (HEINSBERG, Talk(HELD, 181, 1), "45.00"),
        (RHEIN_ERFT, Talk(HELD, 60, 1, 30, 40), "25.00"),
        (RHEIN_ERFT, Talk(HELD, 61, 1, 30, 40), "30.00"),
        (RHEIN_ERFT, Talk(HELD, 95, 1, 30, 40), "35.00"),
        (ENNEPE_RUHR, Talk(HELD, 60, 1, 10, 20), "26.00"),
        (ENNEPE_RUHR, Talk(HELD, 170, 1, 0, 0), "60.00"),
        (ENNEPE_RUHR, Talk(HELD, 240, 1, 0, 0), "60.00"),
        (ENNEPE_RUHR, Talk(AssignmentState.CANCELLED_LATE, 0, 1, 10, 20), "20.00"),
        (BORKEN, Talk(HELD, 30, 1, 4, 10), "7.50"),
        (BORKEN, Talk(HELD, 30, 1, 5, 10), "15.00"),
        (BORKEN, Talk(HELD, 31, 1, 4, 10), "15.00"),
        (BORKEN, Talk(HELD, 60, 1, 20, 25), "30.00"),
        (RHEIN_SIEG_OLD, Talk(HELD, 15, 2, 20, 30), "25.00"),
        (RHEIN_SIEG_OLD, Talk(HELD, 240, 1, 20, 30), "25.00"),
        (RHEIN_SIEG, Talk(HELD, 60, 1, 0, 0), "25.00"),
        (RHEIN_SIEG, Talk(HELD, 60, 2, 0, 0), "40.00"),
        (RHEIN_SIEG, Talk(HELD, 60, 2, 20, 30), "52.00"),
    ],
)
def test_the_tariffs_of_the_districts(rates: Rates, talk: Talk, amount: str) -> None:
    assert due(rates, talk).amount == Decimal(amount)


def test_the_words_say_how() -> None:
    assert (
        due(HEINSBERG, Talk(HELD, 130, 1)).words == "130 Min.: Grundbetrag 25,00\xa0€ (bis 120 Min.) + 1 × 10,00\xa0€"
    )
    assert due(RHEIN_SIEG, Talk(HELD, 60, 2, 20, 30)).words == (
        "60 Min.: Grundbetrag Stufe 2 40,00\xa0€ + Fahrt 60 Min. × 0,20 €"
    )
    assert due(BORKEN, Talk(HELD, 30, 1, 5, 10)).words == (
        "30 Min. + Fahrt 20 Min.: Grundbetrag 7,50\xa0€ (bis 30 Min.) + 1 × 7,50\xa0€"
    )
    assert due(ENNEPE_RUHR, Talk(HELD, 240, 1)).words.startswith("180 Min., mehr zählt nicht: ")


def test_half_a_cent_is_rounded_up_once() -> None:
    rates = replace(RHEIN_SIEG_OLD, travel_mode=TravelMode.PER_MINUTE, travel_rate=Decimal("0.0025"))

    assert due(rates, Talk(HELD, 60, 1, 1, 1)).amount == Decimal("25.01")
    assert due(replace(rates, is_return_paid=False), Talk(HELD, 60, 1, 1, 1)).amount == Decimal("25.00")


def test_the_client_who_did_not_come_costs_the_way_too() -> None:
    rates = replace(RHEIN_SIEG, absent_amount=Decimal(10), late_amount=Decimal(5))

    assert due(rates, Talk(AssignmentState.CLIENT_ABSENT, 0, 1, 20, 30)).amount == Decimal("22.00")
    assert due(rates, Talk(AssignmentState.CANCELLED_LATE, 0, 1, 20, 30)).amount == Decimal("5.00")


def test_nobody_is_paid_for_not_coming() -> None:
    with pytest.raises(ValueError, match="nobody is paid"):
        due(RHEIN_SIEG, Talk(AssignmentState.INTERPRETER_ABSENT, 0, 1))


MONEY = st.decimals(0, 200, places=2)
RATES = st.builds(
    Rates,
    base_amount_1=MONEY,
    base_amount_2=MONEY,
    base_minutes=st.integers(0, 240),
    step_amount=MONEY,
    step_minutes=st.integers(0, 120),
    most_minutes=st.none() | st.integers(1, 480),
    travel_mode=st.sampled_from(TravelMode),
    travel_rate=st.decimals(0, 2, places=4),
    travel_from_km=st.integers(0, 30),
    is_return_paid=st.booleans(),
    late_amount=MONEY,
    absent_amount=MONEY,
)
TALKS: Any = st.builds(
    Talk,
    outcome=st.sampled_from(PAID),
    minutes=st.integers(0, 480),
    level=st.sampled_from((1, 2)),
    way_km=st.integers(0, 120),
    way_minutes=st.integers(0, 180),
)


@given(RATES, TALKS)
def test_an_amount_is_never_negative_has_whole_cents_and_stays_the_same(rates: Rates, talk: Talk) -> None:
    first = due(rates, talk)

    assert first.amount >= 0
    assert first.amount == first.amount.quantize(Decimal("0.01"))
    assert due(rates, talk) == first


@given(RATES, TALKS, st.integers(0, 300))
def test_a_longer_talk_and_a_longer_way_never_cost_less(rates: Rates, talk: Talk, more: int) -> None:
    amount = due(rates, talk).amount

    assert due(rates, replace(talk, minutes=talk.minutes + more)).amount >= amount
    assert due(rates, replace(talk, way_km=talk.way_km + more, way_minutes=talk.way_minutes + more)).amount >= amount


@given(RATES, TALKS, st.integers(0, 300))
def test_above_the_longest_paid_time_nothing_more_is_paid(rates: Rates, talk: Talk, more: int) -> None:
    capped = replace(rates, most_minutes=talk.minutes)

    assert due(capped, replace(talk, minutes=talk.minutes + more)).amount == due(capped, talk).amount
