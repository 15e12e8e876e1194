from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.core.dates import add_months
from schwerpunkt.core.log import without_personal_data
from schwerpunkt.core.worddiff import compare


def test_months_end_with_the_month() -> None:
    assert [add_months(date(2023, 1, 31), months) for months in (1, 12, 13, -2)] == [
        date(2023, 2, 28),
        date(2024, 1, 31),
        date(2024, 2, 29),
        date(2022, 11, 30),
    ]


@given(st.text(), st.text())
def test_the_pieces_of_a_comparison_give_back_both_texts(before: str, after: str) -> None:
    pieces = compare(before, after)

    old = "".join(piece.text for piece in pieces if piece.kind != "added")
    new = "".join(piece.text for piece in pieces if piece.kind != "removed")
    assert (old.split(), new.split()) == (before.split(), after.split())


def test_the_log_shows_neither_addresses_nor_tokens() -> None:
    line = "GET /bedarf/eyJhbGciOiJIUzI1NiIsInR5cCI6/ von petra.muster@gemeinde.example"

    assert without_personal_data(line) == "GET /bedarf/[…]/ von […]"
