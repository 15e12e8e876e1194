from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from schwerpunkt.core import clock
from schwerpunkt.ui import formats
from schwerpunkt.ui.status import Status

DAY = date(2023, 9, 14)
MOMENT = datetime(2023, 9, 14, 7, 12, tzinfo=UTC)


def test_dates_numbers_and_money_in_german() -> None:
    assert (
        formats.day(DAY),
        formats.day_long(DAY),
        formats.day_short(DAY),
        formats.moment(MOMENT),
        formats.clock_time(time(9, 5)),
        formats.number(Decimal("1234.5")),
        formats.number(2, 1),
        formats.money(Decimal("1234.5")).replace("\u00a0", " "),
        formats.percent(0.745).replace("\u00a0", " "),
    ) == (
        "14.09.2023",
        "Donnerstag, 14. September 2023",
        "Do, 14.09.",
        "14.09.2023, 09:12",
        "09:05",
        "1.234,5",
        "2,0",
        "1.234,50 €",
        "74 %",
    )


def test_dates_numbers_and_money_in_english() -> None:
    with override("en"):
        assert (
            formats.day(DAY),
            formats.day_long(DAY),
            formats.day_short(DAY),
            formats.number(Decimal("1234.5")),
            formats.money(Decimal("1234.5")),
        ) == ("14 Sept 2023", "Thursday, 14 September 2023", "Thu 14 Sept", "1,234.5", "€1,234.50")


def test_a_day_at_midnight_is_the_day_in_berlin() -> None:
    assert formats.day(datetime(2023, 9, 14, 22, 30, tzinfo=UTC)) == "15.09.2023"


@pytest.mark.parametrize(
    ("days", "words"), [(0, "heute"), (1, "morgen"), (2, "in 2 Tagen"), (-1, "seit 1 Tag"), (-14, "seit 14 Tagen")]
)
def test_how_far_a_day_is_away(days: int, words: str) -> None:
    with clock.at(MOMENT):
        assert formats.until(DAY + timedelta(days=days)) == words


@pytest.mark.parametrize(("days", "words"), [(0, "heute um 09:12"), (1, "gestern um 09:12"), (2, "12.09.2023")])
def test_how_long_ago_something_was(days: int, words: str) -> None:
    with clock.at(MOMENT):
        assert formats.ago(MOMENT - timedelta(days=days)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),
        ("", "–"),
        ((), "–"),
        (True, "ja"),
        (False, "nein"),
        (DAY, "14.09.2023"),
        (MOMENT, "14.09.2023, 09:12"),
        (time(9, 5), "09:05"),
        (1234, "1.234"),
        (("Eitorf", "Much"), "Eitorf, Much"),
        (Status("done", "erledigt"), "erledigt"),
        ("Text", "Text"),
    ],
)
def test_any_value_has_words(value: object, words: str) -> None:
    assert formats.words(value) == words
