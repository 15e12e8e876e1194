"""Needs by hand, condensing them, and the four ways in which each one ends."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.needs import commands
from schwerpunkt.needs.commands import NeedFacts, Origin
from schwerpunkt.needs.enums import NeedSource, NeedState
from schwerpunkt.needs.links import guest_of
from schwerpunkt.needs.models import Need
from schwerpunkt.needs.models.need import name_of
from schwerpunkt.needs.queries import alike, needs_served_by, outcome
from schwerpunkt.needs.queries.condensing import condensed
from schwerpunkt.planning import commands as planning
from tests.kit.needs import Asking
from tests.kit.queries import count

pytestmark = pytest.mark.django_db


def _by_hand(asking: Asking, text: str = "Ein Kurs", role: str = "assistant", **more: object) -> Need:
    origin = Origin(clock.today(), municipality=CentreMunicipality.objects.get(name="Alfter"), round=asking.asked)
    return commands.add_need(
        actor=asking.world.actor(role),
        facts=NeedFacts(text),
        origin=origin,
        **more,  # type: ignore[arg-type]
    )


def _client(asking: Asking, role: str = "head") -> Client:
    client = Client()
    client.force_login(asking.world.here.people[role].user)
    return client


def test_a_need_comes_in_by_hand(asking: Asking) -> None:
    need = _by_hand(asking)

    assert (need.state, need.source, need.reporter) == (NeedState.REPORTED, NeedSource.HAND, "Alfter")
    assert [each.verb for each in history(need)] == ["needs.add_need"]


def test_a_need_is_refused(asking: Asking) -> None:
    place = CentreMunicipality.objects.get(name="Alfter")
    school = Organisation.objects.get(name="Untere Schulaufsicht")
    today = clock.today()
    wrong = {
        "text": (NeedFacts("  "), Origin(today, place)),
        "municipality": (NeedFacts("Ein Kurs"), Origin(today)),
        "reported_on": (NeedFacts("Ein Kurs"), Origin(today + timedelta(days=1), place)),
    }
    for field, (facts, origin) in wrong.items():
        with pytest.raises(Refused) as refused:
            commands.add_need(actor=asking.world.actor("officer"), facts=facts, origin=origin)
        assert list(refused.value.fields) == [field]
    with pytest.raises(Refused):
        commands.add_need(
            actor=asking.world.actor("officer"), facts=NeedFacts("Ein Kurs"), origin=Origin(today, place, school)
        )
    assert Need.objects.count() == 0


def test_readers_and_auditors_write_nothing(asking: Asking) -> None:
    for role in ("reader", "auditor", "admin"):
        with pytest.raises(Forbidden):
            _by_hand(asking, role=role)


def test_only_an_own_draft_is_deleted(asking: Asking) -> None:
    draft, reported, theirs = _by_hand(asking, is_draft=True), _by_hand(asking), asking.write("Ein Kurs")
    actor = asking.world.actor("officer")

    for need in (reported, theirs):
        with pytest.raises(Refused, match="Nur ein eigener Entwurf"):
            commands.remove_need(actor=actor, need=need)
    with pytest.raises(Refused, match="schickt die Kommune selbst ab"):
        commands.report_need(actor=actor, need=theirs)
    commands.remove_need(actor=actor, need=draft)
    assert set(Need.objects.all()) == {reported, theirs}


def test_a_draft_by_hand_is_reported(asking: Asking) -> None:
    need = commands.report_need(actor=asking.world.actor("officer"), need=_by_hand(asking, is_draft=True))
    assert need.state == NeedState.REPORTED


def test_other_words_need_a_reason_after_the_review(asking: Asking) -> None:
    need, actor = asking.reviewed(), asking.world.actor("officer")
    origin = Origin(need.reported_on, need.municipality)

    with pytest.raises(Refused) as refused:
        commands.change_need(actor=actor, need=need, facts=NeedFacts("Anders"), origin=origin)
    assert list(refused.value.fields) == ["reason"]
    commands.change_need(actor=actor, need=need, facts=NeedFacts("Anders"), origin=origin, reason="Rückfrage")
    need.refresh_from_db()
    assert (need.text, need.round, history(need)[0].reason) == ("Anders", asking.asked, "Rückfrage")


def test_a_review_wants_field_and_topic(asking: Asking) -> None:
    need = asking.reported()
    with pytest.raises(Refused, match="Noch ohne: Handlungsfeld, Thema"):
        commands.review_need(actor=asking.world.actor("officer"), need=need, action_field=None, topic=None)


def test_a_need_ends_in_four_ways_and_each_says_what_became_of_it(asking: Asking) -> None:
    head, period = asking.world.actor("head"), asking.asked.period
    assert period is not None
    goal = asking.world.goal(period, short_title="Übergang")
    school = Organisation.objects.get(name="Untere Schulaufsicht")
    taken, passed, declined, merged = (asking.reviewed(f"Bedarf {number}") for number in range(4))

    commands.take_up_need(actor=head, need=taken, goals=[goal], decision="Ab Herbst.")
    commands.pass_on_need(actor=head, need=passed, organisation=school)
    commands.decline_need(actor=head, need=declined, reason="Nicht unsere Aufgabe.")
    with pytest.raises(Refused, match="nicht mehr offen"):
        commands.merge_needs(actor=head, need=taken, others=[merged])
    commands.reopen_need(actor=head, need=taken, reason="Noch einer")
    commands.merge_needs(actor=head, need=taken, others=[merged])
    commands.take_up_need(actor=head, need=taken, goals=[goal])

    said = {each.text: outcome(each) for each in Need.objects.all()}
    assert said == {
        "Bedarf 0": "Aufgenommen in: „Übergang“.",
        "Bedarf 1": "Weitergegeben an: Untere Schulaufsicht.",
        "Bedarf 2": "Nicht aufgenommen: Nicht unsere Aufgabe.",
        "Bedarf 3": "Aufgenommen in: „Übergang“.",
    }
    assert "needs.merge_needs" in [each.verb for each in history(merged)]


def test_decisions_are_refused(asking: Asking) -> None:
    head, need = asking.world.actor("head"), asking.reviewed()
    fresh = asking.reported("Neu", "Troisdorf")
    goal = asking.world.goal(asking.asked.period)  # type: ignore[arg-type]
    refusals: dict[str, Callable[[], object]] = {
        "mindestens ein Ziel": lambda: commands.take_up_need(actor=head, need=need),
        "nennen Sie den Grund": lambda: commands.decline_need(actor=head, need=need, reason=" "),
        "Das geht nur im Zustand „geprüft“": lambda: commands.take_up_need(actor=head, need=fresh, goals=[goal]),
        "mindestens einen weiteren": lambda: commands.merge_needs(actor=head, need=need, others=[need]),
        "Das geht nur": lambda: commands.reopen_need(actor=head, need=need, reason="Darum"),
    }
    for words, act in refusals.items():
        with pytest.raises(Refused, match=words):
            act()


def test_an_officer_decides_in_her_own_field(asking: Asking) -> None:
    officer, need = asking.world.actor("officer"), asking.reviewed()
    foreign = commands.review_need(
        actor=officer,
        need=asking.reported("Ein Training", "Troisdorf"),
        action_field=asking.world.code["querschnitt"],
        topic=asking.codes["sprache"],
    )

    with pytest.raises(Forbidden, match="anderen Handlungsfeld"):
        commands.decline_need(actor=officer, need=foreign, reason="Nein")
    with pytest.raises(Forbidden):
        commands.merge_needs(actor=officer, need=need, others=[foreign])
    with pytest.raises(Forbidden):
        commands.decline_need(actor=asking.world.actor("assistant"), need=need, reason="Nein")
    commands.decline_need(actor=officer, need=need, reason="Nein")


def test_a_merged_need_keeps_its_words_and_can_be_parted(asking: Asking) -> None:
    head = asking.world.actor("head")
    main, other, third = (asking.reviewed(text) for text in ("Ein Kurs", "Kurse", "Noch ein Kurs"))
    commands.merge_needs(actor=head, need=other, others=[third])
    commands.merge_needs(actor=head, need=main, others=[other], text="Deutschkurse")

    for each in (main, other, third):
        each.refresh_from_db()
    assert (main.text, other.text, third.text) == ("Deutschkurse", "Kurse", "Noch ein Kurs")
    assert {each.merged_into for each in (other, third)} == {main}
    commands.unmerge_need(actor=head, need=other)
    other.refresh_from_db()
    assert (other.state, other.merged_into) == (NeedState.REVIEWED, None)


def test_a_municipality_does_not_withdraw_what_others_follow(asking: Asking) -> None:
    main, other = asking.reported("Ein Kurs"), asking.reviewed("Kurse", "Troisdorf")
    commands.merge_needs(actor=asking.world.actor("head"), need=main, others=[other])

    with pytest.raises(Refused, match="folgen inzwischen andere"):
        commands.withdraw_entry(actor=guest_of(asking.invitation()), answer=asking.invitation().answer, need=main)


def test_goal_and_measure_that_serve_a_need_are_not_deleted(asking: Asking) -> None:
    head, period = asking.world.actor("head"), asking.asked.period
    assert period is not None
    goal, spare = asking.world.goal(period), asking.world.goal(period, title="Zweites")
    measure = asking.world.measure(period, [goal, spare])
    need = asking.reviewed()
    commands.take_up_need(actor=head, need=need, measures=[measure])

    assert needs_served_by(measure) == needs_served_by(goal) == [(need, [])]
    with pytest.raises(Refused, match="dient 1 Bedarf"):
        planning.remove_measure(actor=head, measure=measure)
    with pytest.raises(Refused, match="dient 1 Bedarf"):
        planning.remove_period(actor=head, period=period)
    commands.reopen_need(actor=head, need=need, reason="Neu gedacht")
    planning.remove_measure(actor=head, measure=measure)
    need.refresh_from_db()
    assert (need.state, needs_served_by(goal)) == (NeedState.REVIEWED, [])


def test_the_same_said_in_other_words_is_found_and_nothing_else(asking: Asking) -> None:
    texts = (
        "Deutschkurse mit Kinderbetreuung am Vormittag",
        "Wir brauchen einen Deutschkurs am Vormittag, mit Betreuung der Kinder, Kinderbetreuung also",
        "Wohnungen für anerkannte Geflüchtete",
        "Ein Training für das Bürgerbüro",
        "Kurse",
    )
    rows = [asking.reported(text) for text in texts]

    found = alike(rows)

    assert {key: [each.need.pk for each in near] for key, near in found.items()} == {
        rows[0].pk: [rows[1].pk],
        rows[1].pk: [rows[0].pk],
    }
    assert all(each.percent >= 70 for near in found.values() for each in near)
    assert (condensed(asking.asked).count, condensed(asking.asked).pairs) == (5, 1)


def test_colleagues_talk_about_a_need(asking: Asking) -> None:
    need = asking.reported()
    comment = commands.comment_need(actor=asking.world.actor("assistant"), need=need, text=" Ruft bitte an. ")

    assert (comment.text, comment.author) == ("Ruft bitte an.", asking.world.here.people["assistant"])
    page = _client(asking).get(reverse("needs:need", args=(need.pk,))).content.decode()
    assert "Ruft bitte an." in page
    with pytest.raises(Refused):
        commands.comment_need(actor=asking.world.actor("assistant"), need=need, text=" ")
    with pytest.raises(Forbidden):
        commands.comment_need(actor=asking.world.actor("auditor"), need=need, text="Hm")


@pytest.mark.parametrize(
    ("name", "most"),
    [("needs:needs", 8), ("needs:rounds", 8), ("needs:condense_all", 8), ("round", 12), ("need", 14), ("place", 14)],
)
def test_pages_ask_as_often_for_many_as_for_one(asking: Asking, name: str, most: int) -> None:
    first = asking.reviewed("Ein Deutschkurs am Abend")
    place = CentreMunicipality.objects.get(name="Alfter")
    paths = {
        "round": reverse("needs:round", args=(asking.asked.pk,)),
        "need": reverse("needs:need", args=(first.pk,)),
        "place": reverse("directory:municipality", args=(place.pk,)),
    }
    path, client = paths.get(name) or reverse(name), _client(asking)
    client.get(path)
    before = count(lambda: client.get(path))
    for number in range(6):
        asking.reviewed(f"Ein Deutschkurs am Abend, Nummer {number}", "Alfter" if number % 2 else "Troisdorf")

    after = count(lambda: client.get(path))

    assert (after <= before, after <= most + _AROUND) == (True, True), (before, after)


_AROUND = 4
"""Session, person, membership, kept views: what every page of the program asks besides."""


def test_lists_leave_as_tables(asking: Asking) -> None:
    asking.reported("Ein Kurs")
    client = _client(asking)

    csv, xlsx = (_downloaded(client, form) for form in ("csv", "xlsx"))
    printed = client.get(reverse("needs:needs"), {"als": "druck"}).content.decode()

    assert "Ein Kurs" in csv.decode("utf-8-sig")
    assert xlsx.startswith(b"PK")
    assert "Ein Kurs" in printed


def _downloaded(client: Client, form: str) -> bytes:
    """The list as a file, read to its end."""
    answer: Any = client.get(reverse("needs:needs"), {"als": form})
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_what_waits_is_on_the_first_page(asking: Asking) -> None:
    asking.reported()
    with clock.at(clock.now() + timedelta(days=20)):
        page = _client(asking).get("/").content.decode()

    assert "2 Antworten fehlen noch" in page
    assert "1 gemeldeten Bedarf prüfen" in page


def test_drafts_of_municipalities_are_found_by_nobody(asking: Asking) -> None:
    asking.write("Geheimnisvoller Entwurf")
    client = _client(asking)

    assert "Geheimnisvoller" not in client.get(reverse("needs:needs")).content.decode()
    assert "Geheimnisvoller Entwurf" not in client.get(
        reverse("portal:search"), {"q": "Geheimnisvoller"}
    ).content.decode().replace('value="', "")
    asking.send()
    assert "Geheimnisvoller Entwurf" in client.get(reverse("needs:needs")).content.decode()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ein Kurs\nam  Abend", "Ein Kurs am Abend"),
        ("Wort, " * 30, "Wort, " * 13 + "Wort …"),
        ("x" * 200, "x" * 88 + " …"),
    ],
)
def test_a_long_need_is_named_by_its_first_whole_words(text: str, name: str) -> None:
    assert name_of(text) == name
