"""Plans against a check of its own and, where few enough, against every plan there is."""

import json
import math
from datetime import datetime, timedelta
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schwerpunkt.interpreters.dispatch import generator, solving
from schwerpunkt.interpreters.dispatch.instance import Instance, Point, Wanted, Ways, read
from schwerpunkt.interpreters.dispatch.options import possible
from schwerpunkt.interpreters.dispatch.outcome import told
from schwerpunkt.interpreters.dispatch.planning import Plan, field_of, plan

WAYS = {"detour_factor": 1.25, "kmh": 45, "fixed_minutes": 5, "default_km": 2}
TOWNS = [(50.7, 7.1), (50.78, 7.2), (50.9, 7.0)]
MONDAY = datetime(2027, 3, 1)  # noqa: DTZ001  # local times


def way(ways: Ways, here: Point, there: Point) -> float:
    if here == there:
        return ways.default_km
    lat1, lon1, lat2, lon2 = map(math.radians, (here.lat, here.lon, there.lat, there.lon))
    angle = math.acos(min(1, math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)))
    return 6371 * angle * ways.detour_factor


def can_do_both(ways: Ways, one: Wanted, other: Wanted) -> bool:
    first, second = sorted((one, other), key=lambda each: each.start)
    if second.start < first.end:
        return False
    if second.start.date() not in (first.start.date(), first.end.date()):
        return True
    minutes = math.ceil(ways.fixed_minutes + 60 * way(ways, first.place, second.place) / ways.kmh - 1e-6)
    return second.start >= first.end + timedelta(minutes=minutes)


def broken(instance: Instance, chosen: dict[int, int]) -> str:
    """The first hard rule that the plan breaks; empty when it breaks none. Written apart from the planner."""
    for request, person in chosen.items():
        wanted, helper = instance.requests[request], instance.interpreters[person]
        holds = {
            "language": wanted.language in helper.languages,
            "woman": helper.woman or not wanted.woman,
            "qualification": wanted.qualification in {None, *helper.qualifications},
            "free": any(since <= wanted.start and wanted.end <= until for since, until in helper.free),
        }
        for rule, is_held in holds.items():
            if not is_held:
                return rule
    for person in set(chosen.values()):
        talks = [instance.requests[request] for request, who in chosen.items() if who == person]
        weeks = [each.start.date() - timedelta(days=each.start.weekday()) for each in talks]
        cap = instance.interpreters[person].max_per_week
        if cap is not None and any(weeks.count(week) > cap for week in weeks):
            return "week"
        if not all(can_do_both(instance.ways, *both) for both in combinations(talks, 2)):
            return "way"
    return ""


def worth(instance: Instance, chosen: dict[int, int]) -> tuple[int, float, int]:
    km = sum(
        2 * way(instance.ways, instance.interpreters[person].home, instance.requests[request].place)
        for request, person in chosen.items()
    )
    loads = [list(chosen.values()).count(person) for person in set(chosen.values())]
    return -len(chosen), round(km, 3), sum(load**2 for load in loads)


def best(instance: Instance) -> tuple[int, float, int]:
    """The best of all plans there are."""
    people = [None, *range(len(instance.interpreters))]
    plans = (
        {request: person for request, person in enumerate(choice) if person is not None}
        for choice in product(people, repeat=len(instance.requests))
    )
    return min(worth(instance, each) for each in plans if not broken(instance, each))


def file(requests: list[dict[str, Any]], interpreters: list[dict[str, Any]], **ways: float) -> Instance:
    return read(json.dumps({"requests": requests, "interpreters": interpreters, "travel": {**WAYS, **ways}}))


def talk(number: int, day: int, minute: int, length: int = 60, town: int = 0, **more: Any) -> dict[str, Any]:
    start = MONDAY + timedelta(days=day, minutes=minute)
    lat, lon = TOWNS[town]
    end = start + timedelta(minutes=length)
    return {
        "id": f"R{number}",
        "language": "ar",
        "lat": lat,
        "lon": lon,
        "start": start.isoformat(),
        "end": end.isoformat(),
        **more,
    }


def person(number: int, town: int = 0, *, days: int = 14, **more: Any) -> dict[str, Any]:
    lat, lon = TOWNS[town]
    free = [{"start": MONDAY.isoformat(), "end": (MONDAY + timedelta(days=days)).isoformat()}]
    return {"id": f"P{number}", "languages": ["ar"], "lat": lat, "lon": lon, "availability": free, **more}


def covered(instance: Instance) -> int:
    return plan(instance).shares.covered


talks = st.builds(
    lambda day, quarter, length, town, woman, kind: talk(
        0, day, 15 * quarter, length, town, woman=woman, qualification=kind
    ),
    st.sampled_from([0, 1, 6, 7]),
    st.integers(32, 95),
    st.sampled_from([45, 60, 120]),
    st.integers(0, 2),
    st.booleans(),
    st.sampled_from([None, None, "law"]),
)
people = st.builds(
    lambda town, days, cap, woman, kinds: person(
        0, town, days=days, max_per_week=cap, woman=woman, qualifications=kinds
    ),
    st.integers(0, 2),
    st.sampled_from([1, 7, 14]),
    st.sampled_from([None, 1, 2]),
    st.booleans(),
    st.sampled_from([[], ["law"]]),
)


@given(st.lists(talks, max_size=5), st.lists(people, max_size=3), st.sampled_from([0, 2]))
@settings(max_examples=150)
def test_no_plan_is_better(
    requests: list[dict[str, Any]], interpreters: list[dict[str, Any]], default_km: float
) -> None:
    instance = file(
        [each | {"id": place} for place, each in enumerate(requests)],
        [each | {"id": place} for place, each in enumerate(interpreters)],
        default_km=default_km,
    )
    found = plan(instance)
    assert broken(instance, found.assignments) == ""
    talks_covered, km, squares = best(instance)
    assert worth(instance, found.assignments)[0] == talks_covered
    assert worth(instance, found.assignments)[1] == pytest.approx(km, abs=0.01)
    assert (found.covered_bound, found.shares.covered) == (-talks_covered, -talks_covered)
    assert found.km_bound == pytest.approx(found.shares.km, abs=0.01)
    assert found.load_squares_bound <= squares


@pytest.mark.parametrize("is_scarce", [False, True])
@pytest.mark.parametrize("limit", [solving._EXACT_PAIRS, 0])
def test_invented_instances_are_planned_by_the_rules(
    monkeypatch: pytest.MonkeyPatch, *, is_scarce: bool, limit: int
) -> None:
    instance = invented(300, 150, is_scarce=is_scarce)
    exact = plan(instance)
    monkeypatch.setattr(solving, "_EXACT_PAIRS", limit)

    found = plan(instance)

    assert broken(instance, found.assignments) == ""
    assert exact.shares.covered == exact.covered_bound
    assert exact.km_bound == pytest.approx(exact.shares.km)
    # the way for very many possibilities reaches the same here, and its bounds hold
    assert found.shares.covered == exact.shares.covered <= found.covered_bound
    assert found.km_bound <= exact.shares.km <= found.shares.km + 0.01
    assert (found.by_hand.covered, found.by_hand.km) == (exact.by_hand.covered, exact.by_hand.km)
    assert (found.shares.covered, -found.shares.km) >= (found.by_hand.covered, -1e9)
    assert found.shares.load_squares >= found.load_squares_bound


def invented(requests: int, interpreters: int, *, is_scarce: bool = False) -> Instance:
    return read(
        json.dumps(generator.instance(requests=requests, interpreters=interpreters, is_scarce=is_scarce, seed=3))
    )


def test_the_same_instance_gives_the_same_plan() -> None:
    one, other = plan(invented(120, 60)), plan(invented(120, 60))
    assert (one.assignments, one.shares, one.uncovered) == (other.assignments, other.shares, other.uncovered)


def test_the_way_between_two_talks_is_rounded_up_to_minutes() -> None:
    # within one place: 5 minutes and 2 km at 45 km/h are 7.67 minutes
    assert covered(file([talk(1, 0, 540), talk(2, 0, 607)], [person(1)])) == 1
    assert covered(file([talk(1, 0, 540), talk(2, 0, 608)], [person(1)])) == 2


def test_the_way_counts_on_one_day_only_and_after_midnight() -> None:
    late, early = talk(1, 0, 1410, 30), talk(2, 1, 5)
    assert covered(file([late, early], [person(1)])) == 1
    assert covered(file([talk(1, 0, 1410, 29), talk(2, 1, 0)], [person(1)])) == 2
    assert covered(file([talk(1, 0, 1410, 90), talk(2, 1, 20)], [person(1)])) == 1


def test_a_talk_into_monday_joins_the_weeks() -> None:
    sunday, monday = talk(1, 6, 1410, 60), talk(2, 7, 35)
    assert covered(file([sunday, monday], [person(1)])) == 1
    assert covered(file([sunday, monday], [person(1), person(2)])) == 2
    assert covered(file([sunday, talk(2, 7, 90)], [person(1, max_per_week=1)])) == 2


def test_windows_that_touch_are_one() -> None:
    halves = [
        {"start": "2027-03-01T08:00", "end": "2027-03-01T13:00"},
        {"start": "2027-03-01T13:00", "end": "2027-03-01T18:00"},
    ]
    assert covered(file([talk(1, 0, 760)], [person(1, availability=halves)])) == 1
    halves[1]["start"] = "2027-03-01T13:01"
    assert covered(file([talk(1, 0, 760)], [person(1, availability=halves)])) == 0


def test_talks_go_to_those_with_fewer_when_no_way_becomes_longer() -> None:
    found = plan(file([talk(each, each, 540) for each in range(4)], [person(1), person(2), person(3, town=1)]))
    assert sorted(list(found.assignments.values()).count(each) for each in (0, 1, 2)) == [0, 2, 2]
    assert (found.shares.load_squares, found.load_squares_bound) == (8, 6)
    further = plan(
        file([talk(each, each, 540) for each in range(4)], [person(1), person(2), person(3, town=1)]), more_km=5
    )
    assert further.shares.load_squares == 6


def test_an_empty_instance_has_an_empty_plan() -> None:
    assert told(file([], []), plan(file([], [])))["assignments"] == []
    assert plan(file([talk(1, 0, 540)], [])).uncovered[0].reason == "Niemand im Pool spricht „ar“."


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"woman": True}, "Gefragt ist eine Frau; diese Sprache sprechen im Pool nur Männer."),
        ({"qualification": "law"}, "Niemand mit dieser Sprache hat die Qualifikation „law“."),
        (
            {"start": "2027-04-01T09:00", "end": "2027-04-01T10:00"},
            "Zu dieser Zeit kann niemand kommen. P1 wäre am 14.03.2027, 23:00 Uhr frei.",
        ),
        ({}, "P1 könnte, ist um diese Zeit aber bei einem anderen Gespräch."),
    ],
)
def test_why_nobody_goes_is_said_with_what_would_help(change: dict[str, Any], reason: str) -> None:
    found = plan(file([talk(1, 0, 540), talk(2, 0, 550) | change], [person(1)]))
    assert [each.reason for each in found.uncovered][-1:] == [reason]


def test_a_full_week_is_named() -> None:
    found = plan(file([talk(1, 0, 540), talk(2, 1, 540)], [person(1, max_per_week=1)]))
    assert found.uncovered[0].reason.startswith("P1 wäre frei, hat in dieser Woche aber keinen Einsatz mehr übrig")


def test_what_is_cut_short_keeps_the_plan_by_hand_and_honest_bounds() -> None:
    instance = invented(300, 150, is_scarce=True)
    heard: list[int] = []

    stopped = plan(instance, should_stop=lambda: len(heard) > 0, told=lambda progress: heard.append(progress.covered))
    late = plan(instance, seconds=0)

    whole: Plan = plan(instance)
    for each in (stopped, late):
        assert broken(instance, each.assignments) == ""
        assert each.by_hand.covered <= each.shares.covered <= whole.shares.covered <= each.covered_bound
    assert (late.shares.covered, heard) == (late.by_hand.covered, [stopped.shares.covered])


@pytest.mark.parametrize("share", [0, 0.5, 0.9, 1, 1.5])
def test_any_prices_prove_a_bound(share: float) -> None:
    instance = invented(120, 50, is_scarce=True)
    pairs, field = possible(instance), field_of(instance)
    some = pairs.only(pairs.rank(pairs.km) < 3)
    rows = field.rows(some)
    _covered, _values, prices = solving._relaxed(rows, np.ones(len(some)), None)

    _gain, bound = solving._gains(pairs, field, rows, share * prices, np.ones(len(pairs)))

    assert bound > plan(instance).shares.covered - 1e-6
