"""The tables that come with the program are complete, agree with each other, and answer wrong keys with words."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schwerpunkt.directory import reference
from schwerpunkt.directory.reference import MunicipalityKind, UnknownAgs
from schwerpunkt.directory.reference.tables import DATA, rows

RHEIN_SIEG = "05382"
TROISDORF = "05382068"

KEYS = tuple(each.ags for each in reference.all_municipalities())


def test_the_rhein_sieg_kreis_has_its_nineteen_municipalities() -> None:
    found = reference.municipalities(RHEIN_SIEG)

    assert [each.name for each in found] == [
        "Alfter",
        "Bad Honnef",
        "Bornheim",
        "Eitorf",
        "Hennef (Sieg)",
        "Königswinter",
        "Lohmar",
        "Meckenheim",
        "Much",
        "Neunkirchen-Seelscheid",
        "Niederkassel",
        "Rheinbach",
        "Ruppichteroth",
        "Sankt Augustin",
        "Siegburg",
        "Swisttal",
        "Troisdorf",
        "Wachtberg",
        "Windeck",
    ]
    assert sum(each.population for each in found) == 610_537
    assert {each.district_ags for each in found} == {RHEIN_SIEG}


def test_the_state_has_396_municipalities() -> None:
    found = reference.all_municipalities()

    assert len(found) == 396
    assert sum(each.population for each in found) == 18_190_422
    assert sum(each.kind == MunicipalityKind.CITY for each in found) == 22


def test_one_municipality_in_all_its_columns() -> None:
    assert reference.municipality(TROISDORF) == reference.Municipality(
        ags="05382068",
        ars="053820068068",
        kind=MunicipalityKind.TOWN,
        name="Troisdorf",
        official_name="Troisdorf, Stadt",
        population=76_503,
        latitude=50.8125,
        longitude=7.1623,
    )
    assert date(2023, 12, 31) == reference.POPULATION_ON


def test_keys_keep_their_leading_zero_and_stand_once_in_order() -> None:
    assert {key[:2] for key in KEYS} == {"05"}
    assert {len(key) for key in KEYS} == {8}
    assert list(KEYS) == sorted(set(KEYS))
    assert all(re.fullmatch(r"05\d{10}", each.ars) for each in reference.all_municipalities())
    assert len({each.ars for each in reference.all_municipalities()}) == 396


def test_every_kreis_and_city_and_aachen_have_a_centre() -> None:
    found = reference.areas()

    assert len(found) == 54
    assert [each.ags for each in found if each.within] == ["05334002"]
    assert {each.ags for each in found if not each.within} == {key[:5] for key in KEYS}
    assert reference.area(RHEIN_SIEG).centre_name == "Kommunales Integrationszentrum Rhein-Sieg-Kreis"
    assert reference.area("05154").centre_name == "Kommunales Integrationszentrum Kreis Kleve"
    assert reference.area("05314").centre_name == "Kommunales Integrationszentrum Stadt Bonn"
    assert reference.area("05334002").centre_name == "Kommunales Integrationszentrum Stadt Aachen"


@pytest.mark.parametrize(
    ("area", "inside", "served"),
    [(RHEIN_SIEG, 19, 19), ("05314", 1, 0), ("05334", 10, 9), ("05334002", 1, 0)],
    ids=["district", "city", "city region", "Aachen"],
)
def test_a_centre_serves_the_municipalities_below_it(area: str, inside: int, served: int) -> None:
    assert len(reference.municipalities(area)) == inside
    assert len(reference.municipalities_served(area)) == served


def test_aachen_is_not_served_by_the_city_region() -> None:
    assert "Aachen" not in {each.name for each in reference.municipalities_served("05334")}


def test_blanks_in_a_key_do_not_matter() -> None:
    assert reference.municipality(" 05 3 82 068\n").name == "Troisdorf"
    assert reference.area("05 382").name == "Rhein-Sieg-Kreis"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("5382068", "Den Gemeindeschlüssel „5382068“ gibt es nicht. Meinten Sie 05382068 (Troisdorf)?"),
        ("5382068.0", "Den Gemeindeschlüssel „5382068.0“ gibt es nicht. Meinten Sie 05382068 (Troisdorf)?"),
        ("053820068068", "Den Gemeindeschlüssel „053820068068“ gibt es nicht. Meinten Sie 05382068 (Troisdorf)?"),
        ("troisdorf", "Den Gemeindeschlüssel „troisdorf“ gibt es nicht. Meinten Sie 05382068 (Troisdorf)?"),
        ("0538206O", "Den Gemeindeschlüssel „0538206O“ gibt es nicht. Meinten Sie 05382060 (Siegburg)?"),
        ("053820688", "Den Gemeindeschlüssel „053820688“ gibt es nicht. Meinten Sie 05382068 (Troisdorf)?"),
        ("05314", "Den Gemeindeschlüssel „05314“ gibt es nicht. Meinten Sie 05314000 (Bonn)?"),
        (
            "05382069",
            (
                "Den Gemeindeschlüssel „05382069“ gibt es nicht. "
                "Ähnlich sind: 05382068 (Troisdorf), 05382064 (Swisttal), 05382060 (Siegburg)."
            ),
        ),
        (
            "05382",
            (
                "„05382“ steht für ein ganzes Gebiet: Rhein-Sieg-Kreis. "
                "Bitte nennen Sie den achtstelligen Schlüssel der Kommune."
            ),
        ),
        ("5314", "Den Gemeindeschlüssel „5314“ gibt es nicht. Meinten Sie 05314000 (Bonn)?"),
        ("53820068068", "Den Gemeindeschlüssel „53820068068“ gibt es nicht. Meinten Sie 05382068 (Troisdorf)?"),
        (
            "5382",
            (
                "„5382“ steht für ein ganzes Gebiet: Rhein-Sieg-Kreis. "
                "Bitte nennen Sie den achtstelligen Schlüssel der Kommune."
            ),
        ),
        (
            "05382000",
            (
                "„05382000“ steht für ein ganzes Gebiet: Rhein-Sieg-Kreis. "
                "Bitte nennen Sie den achtstelligen Schlüssel der Kommune."
            ),
        ),
        (
            "01001000",
            (
                "Den Gemeindeschlüssel „01001000“ gibt es nicht. "
                "Bekannt sind die Kommunen in Nordrhein-Westfalen; ihre Schlüssel beginnen mit 05."
            ),
        ),
        (
            "Entenhausen",
            (
                "Den Gemeindeschlüssel „Entenhausen“ gibt es nicht. "
                "Er hat acht Ziffern, zum Beispiel 05382068 für Troisdorf."
            ),
        ),
        (
            "9" * 5000,
            (
                f"Den Gemeindeschlüssel „{'9' * 29}…“ gibt es nicht. "
                "Er hat acht Ziffern, zum Beispiel 05382068 für Troisdorf."
            ),
        ),
        (" ", "Bitte nennen Sie den Gemeindeschlüssel, zum Beispiel 05382068 für Troisdorf."),
    ],
)
def test_an_unknown_key_is_told_what_was_probably_meant(typed: str, message: str) -> None:
    with pytest.raises(UnknownAgs) as refusal:
        reference.municipality(typed)

    assert refusal.value.message == message


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("5382", "Ein Gebiet mit dem Schlüssel „5382“ gibt es nicht. Meinten Sie 05382 (Rhein-Sieg-Kreis)?"),
        ("05382000", "Ein Gebiet mit dem Schlüssel „05382000“ gibt es nicht. Meinten Sie 05382 (Rhein-Sieg-Kreis)?"),
        (TROISDORF, "Ein Gebiet mit dem Schlüssel „05382068“ gibt es nicht. Meinten Sie 05382 (Rhein-Sieg-Kreis)?"),
        ("Kreis Kleve", "Ein Gebiet mit dem Schlüssel „Kreis Kleve“ gibt es nicht. Meinten Sie 05154 (Kreis Kleve)?"),
        (
            "99",
            (
                "Ein Gebiet mit dem Schlüssel „99“ gibt es nicht. "
                "Kreise und kreisfreie Städte haben fünf Ziffern, zum Beispiel 05382 (Rhein-Sieg-Kreis)."
            ),
        ),
        ("", "Bitte nennen Sie den Schlüssel des Gebiets, zum Beispiel 05382 für den Rhein-Sieg-Kreis."),
    ],
)
def test_an_unknown_area_is_told_what_was_probably_meant(typed: str, message: str) -> None:
    with pytest.raises(UnknownAgs) as refusal:
        reference.municipalities(typed)

    assert refusal.value.message == message


@given(st.sampled_from(KEYS))
def test_a_lost_leading_zero_is_always_found_again(key: str) -> None:
    with pytest.raises(UnknownAgs) as refusal:
        reference.municipality(key.removeprefix("0"))

    assert refusal.value.suggestions == (key,)


@given(st.sampled_from(KEYS), st.integers(min_value=0, max_value=6))
def test_swapped_digits_are_suggested_first(key: str, place: int) -> None:
    typed = key[:place] + key[place + 1] + key[place] + key[place + 2 :]
    if typed in KEYS or typed[5:] == "000" or key[place] == key[place + 1]:
        return
    with pytest.raises(UnknownAgs) as refusal:
        reference.municipality(typed)

    # Another municipality may have the same digits in another order; it may come before, never instead.
    ahead = refusal.value.suggestions[: refusal.value.suggestions.index(key)]
    assert {tuple(sorted(each)) for each in ahead} <= {tuple(sorted(key))}


@pytest.mark.parametrize("ask", [reference.municipality, reference.area])
@given(typed=st.text(max_size=40))
def test_whatever_is_typed_by_chance_is_refused_with_a_sentence(ask: Callable[[str], object], typed: str) -> None:
    with pytest.raises(UnknownAgs, match=r"[.?]$"):
        ask(typed)


def test_school_holidays_follow_each_other_without_overlap() -> None:
    found = reference.school_holidays()

    assert len(found) == 37
    assert all(each.starts_on <= each.ends_on for each in found)
    assert all(a.ends_on + timedelta(days=1) < b.starts_on for a, b in pairwise(found))


def test_the_summer_holidays_of_the_founding_year() -> None:
    summer = [
        (each.starts_on, each.ends_on)
        for each in reference.school_holidays()
        if each.kind == reference.HolidayKind.SUMMER and each.starts_on.year == 2023
    ]

    assert summer == [(date(2023, 6, 22), date(2023, 8, 4))]


def test_every_table_has_a_credit_and_is_described_with_it() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    tables = {file.name.removesuffix(".csv") for file in DATA.iterdir() if file.name.endswith(".csv")}

    assert sorted(name for credit in reference.CREDITS for name in credit.tables) == sorted(tables)
    for credit in reference.CREDITS:
        assert credit.line in readme
    for table in tables:
        assert f"| `{table}.csv` | {len(rows(table))} |" in readme
