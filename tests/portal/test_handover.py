"""Whoever leaves hands over: the book of what is open, and all of it into other hands at once, or nothing."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schwerpunkt.accounts.commands import change_member, end_membership
from schwerpunkt.accounts.models import Membership
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.messaging.models import Mail
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.portal.commands import hand_over, set_follow_up
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.portal.queries.handover import book_of
from schwerpunkt.ui.duties import all_duties
from tests.kit.papers import desk as desk_in
from tests.kit.pdf import assert_accessible_pdf, pdf_text
from tests.kit.world import World

NOW = datetime(2023, 9, 18, 9, tzinfo=UTC)


@pytest.fixture
def leaving(world: World) -> Membership:
    """The officer with a goal, two measures, one more she stands in for, and a follow-up."""
    officer, period = world.here.people["officer"], world.period()
    goal = world.goal(period, responsible=officer)
    world.measure(period, [goal], title="Rucksack Kita", owner=officer, due_on=date(2023, 12, 1))
    world.measure(period, [goal], title="Elterncafé", owner=officer)
    world.measure(period, [goal], title="Fachtag", owner=world.here.people["head"], substitute=officer)
    with clock.at(NOW):
        set_follow_up(actor=world.actor("officer"), text="Geheim", due_on=NOW.date() + timedelta(days=5), owner=officer)
    return officer


def _everything(world: World, member: Membership) -> dict[str, list[int]]:
    book = book_of(member, actor=world.actor("head"))
    return {chapter.duty.key: [item.key for item in chapter.items] for chapter in book.chapters}


def _hand(world: World, member: Membership, items: Mapping[str, list[int]], **more: Any) -> int:
    facts: dict[str, Any] = {"to": world.here.people["head"], "reason": "Elternzeit", **more}
    with clock.at(NOW):
        return hand_over(actor=world.actor("head"), member=member, items=items, **facts)


def _client(world: World, role: str = "head") -> Client:
    client = Client()
    client.force_login(world.here.people[role].user)
    return client


def test_everything_goes_over_with_its_reason_and_one_mail(world: World, leaving: Membership) -> None:
    head = world.here.people["head"]
    items = _everything(world, leaving)
    assert {key: len(keys) for key, keys in items.items()} == {
        "planning.goals": 1,
        "planning.measures": 2,
        "planning.substitutions": 1,
        "portal.follow_ups": 1,
    }
    known = set(Mail.objects.values_list("pk", flat=True))

    assert _hand(world, leaving, items) == 5

    assert book_of(leaving, actor=world.actor("head")).count == 0
    assert Goal.objects.get().responsible == head
    assert set(Measure.objects.values_list("owner", flat=True)) == {head.pk}
    assert Measure.objects.get(title="Fachtag").substitute is None, "she owns it herself"
    assert FollowUp.objects.get().owner == head
    told = AuditEntry.objects.filter(reason="Elternzeit").values_list("verb", flat=True)
    assert sorted(told) == [
        "planning.hand_over_goal",
        "planning.hand_over_measure",
        "planning.hand_over_measure",
        "planning.hand_over_substitution",
        "portal.hand_over",
        "portal.hand_over_follow_up",
    ]
    mail = Mail.objects.exclude(pk__in=known).get()
    assert mail.to_address == head.user.email
    assert mail.subject == f"5 Aufgaben von {leaving.user.name} liegen jetzt bei Ihnen"
    assert "- Rucksack Kita (bis 01.12.2023)" in mail.body
    assert "Geheim" not in mail.body


def test_all_or_nothing(world: World, leaving: Membership) -> None:
    items = _everything(world, leaving)
    measure = Measure.objects.get(title="Elterncafé")
    with licence("test"):
        measure.owner = None
        measure.save()
    known = Mail.objects.count()

    with pytest.raises(Refused, match="nicht mehr alles davon"):
        _hand(world, leaving, items)

    assert Goal.objects.get().responsible == leaving
    assert Measure.objects.get(title="Rucksack Kita").owner == leaving
    assert Mail.objects.count() == known


def test_only_who_works_here_and_may_takes_over(world: World, leaving: Membership) -> None:
    items = _everything(world, leaving)
    people = world.here.people
    with pytest.raises(Refused) as same:
        _hand(world, leaving, items, to=leaving)
    with pytest.raises(Refused) as reader:
        _hand(world, leaving, items, to=people["reader"])
    with clock.at(NOW):
        end_membership(actor=world.actor("head"), member=people["assistant"], last_day=date(2023, 9, 1))
    people["assistant"].refresh_from_db()
    with pytest.raises(Refused) as gone:
        _hand(world, leaving, items, to=people["assistant"])
    with pytest.raises(Refused) as silent:
        _hand(world, leaving, items, reason=" ")
    with pytest.raises(Refused, match="Bitte wählen Sie, was übergeben werden soll"):
        _hand(world, leaving, {})

    assert [list(each.value.fields) for each in (same, reader, gone, silent)] == [["to"], ["to"], ["to"], ["reason"]]
    with pytest.raises(Forbidden):
        hand_over(actor=world.actor("officer"), member=leaving, items=items, to=people["head"], reason="So")


def test_what_is_over_is_in_nobodys_hand(world: World, leaving: Membership) -> None:
    with licence("test"):
        FocusPeriod.objects.update(state="closed")

    assert set(_everything(world, leaving)) == {"portal.follow_ups"}


def test_substitutes_papers_and_signatures_go_over_too(world: World) -> None:
    desk = desk_in(world)
    officer, head = world.here.people["officer"], world.here.people["head"]
    paper = desk.paper()
    assistant = world.here.people["assistant"]
    with clock.at(NOW):
        change_member(
            actor=world.actor("head"),
            member=assistant,
            name=assistant.user.name,
            role=assistant.role,
            function="",
            phone="",
            remits=(),
            substitute=officer,
            valid_from=None,
            valid_to=None,
        )
    items = _everything(world, officer)
    assert {"papers.papers", "accounts.standing_in"} <= set(items)

    _hand(world, officer, {key: items[key] for key in ("papers.papers", "accounts.standing_in")})

    paper.refresh_from_db()
    assistant.refresh_from_db()
    assert (paper.author, assistant.substitute) == (head, head)


def test_the_book_shows_deadlines_in_order_and_the_form_hands_over_what_is_ticked(
    world: World, leaving: Membership
) -> None:
    client = _client(world)
    with clock.at(NOW):
        book = client.get(reverse("portal:handover", args=(leaving.pk,))).content.decode()
        assert "liegen fünf Aufgaben." in book
        assert "Geheim" not in book
        assert book.index("23.09.2023") < book.index("01.12.2023")
        page = reverse("portal:hand_over", args=(leaving.pk,))
        form = client.get(page).content.decode()
        assert form.count("checked") == 5
        measure = Measure.objects.get(title="Rucksack Kita")
        sent = {"planning_measures": [measure.pk], "to": world.here.people["head"].pk, "reason": "Elternzeit"}

        answer = client.post(page, sent, follow=True)

        assert f"1 Aufgabe liegt jetzt bei {world.here.people['head'].user.name}." in answer.content.decode()
        refused = client.post(page, {"planning_measures": [measure.pk], "to": "", "reason": ""})
        pdf = client.get(reverse("portal:handover_pdf", args=(leaving.pk,)))
    assert refused.status_code == 422
    measure.refresh_from_db()
    assert measure.owner == world.here.people["head"]
    assert_accessible_pdf(pdf.content)
    assert "Elterncafé" in pdf_text(pdf.content)
    assert "1 Aufgabe" not in _client(world).get(reverse("directory:member", args=(leaving.pk,))).content.decode()


def test_another_centres_colleague_does_not_exist(world: World, leaving: Membership) -> None:
    client = Client()
    client.force_login(world.there.people["head"].user)

    for name in ("portal:handover", "portal:handover_pdf", "portal:hand_over"):
        assert client.get(reverse(name, args=(leaving.pk,))).status_code == 404


def test_every_sort_of_thing_says_what_it_is_and_takes_what_the_command_takes() -> None:
    keys = [each.key for each in all_duties()]

    assert len(keys) == len(set(keys)) == len({each.field for each in all_duties()})
    for each in all_duties():
        info = vars(each.hand_over)["command"]
        assert (each.key, info.on, info.permission) == (each.key, each.record_name, "accounts.manage_team")
