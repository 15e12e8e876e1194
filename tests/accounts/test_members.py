"""Who works in a centre: taken in, changed, let go; and what is refused."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from schwerpunkt.accounts import commands
from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.accounts.queries import memberships_of, team
from schwerpunkt.accounts.signals import invited
from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.tenancy.scope import inside
from tests.kit.world import World


@pytest.fixture
def invitations() -> Iterator[list[str]]:
    told: list[str] = []

    def hear(sender: object, membership: Membership, **_more: Any) -> None:
        told.append(membership.user.email)

    invited.connect(hear)
    yield told
    invited.disconnect(hear)


def _unchanged(member: Membership, **changes: Any) -> dict[str, Any]:
    names = ("role", "function", "phone", "substitute", "valid_from", "valid_to")
    present = {name: getattr(member, name) for name in names}
    return {**present, "name": member.user.name, "remits": tuple(member.remits), **changes}


def test_somebody_new_is_invited(world: World, invitations: list[str]) -> None:
    member = commands.add_member(
        actor=world.actor("head"),
        email=" Nele.Neu@RSK.example ",
        name="Nele Neu",
        role="officer",
        remits=("bildung",),
        substitute=world.here.people["officer"],
    )

    assert (member.user.email, member.user.has_usable_password()) == ("nele.neu@rsk.example", False)
    assert (member.role, member.remits, member.substitute) == ("officer", ["bildung"], world.here.people["officer"])
    assert [entry.verb for entry in history(member)] == ["accounts.add_member"]
    assert invitations == ["nele.neu@rsk.example"]


def test_somebody_known_elsewhere_keeps_her_account(world: World, invitations: list[str]) -> None:
    known = world.there.people["officer"].user

    member = commands.add_member(actor=world.actor("head"), email=known.email, name="Anderer Name", role="reader")

    assert (member.user, member.user.name) == (known, "Officer Stadt")
    assert [each.role for each in memberships_of(known, clock.today())] == ["officer", "reader"]
    assert invitations == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": "kaiser"}, "role"),
        ({"email": "officer@rsk.example"}, "email"),
        ({"email": " OFFICER@rsk.example "}, "email"),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 31)}, "valid_to"),
    ],
)
def test_who_is_not_taken_in(world: World, changes: dict[str, Any], field: str) -> None:
    facts = {"email": "neu@rsk.example", "name": "Neu", "role": "officer", **changes}

    with pytest.raises(Refused) as refused:
        commands.add_member(actor=world.actor("head"), **facts)

    assert list(refused.value.fields) == [field]
    assert not User.objects.filter(email="neu@rsk.example").exists()


@pytest.mark.parametrize("role", ["officer", "assistant", "reader", "auditor"])
def test_only_some_manage_the_team(world: World, role: str) -> None:
    member = world.here.people["reader"]
    actor = world.actor(role)

    with pytest.raises(Forbidden):
        commands.add_member(actor=actor, email="neu@rsk.example", name="Neu", role="head")
    with pytest.raises(Forbidden):
        commands.change_member(actor=actor, member=member, **_unchanged(member, role="head"))
    with pytest.raises(Forbidden):
        commands.end_membership(actor=actor, member=member, last_day=clock.today())
    with pytest.raises(Forbidden):
        commands.invite_again(actor=actor, member=member)


def test_another_centres_colleagues_are_not_there(world: World) -> None:
    with inside(world.there.centre):
        member = world.there.people["reader"]

        with pytest.raises(Forbidden, match="Diesen Datensatz gibt es nicht"):
            commands.change_member(actor=world.actor("head"), member=member, **_unchanged(member, role="head"))


def test_a_new_name_alone_stands_in_the_history(world: World) -> None:
    member = world.here.people["officer"]

    changed = commands.change_member(
        actor=world.actor("head"), member=member, **_unchanged(member, name=" Nele Sommer ")
    )

    assert changed.user.name == "Nele Sommer"
    newest = history(member)[0]
    assert (newest.verb, newest.actor_label, newest.object_label) == (
        "accounts.change_member",
        "Head Rsk",
        "Nele Sommer",
    )
    assert newest.changes == [{"field": "name", "label": "Name", "before": "Officer Rsk", "after": "Nele Sommer"}]


@pytest.mark.parametrize(
    ("changes", "field"), [({"name": " "}, "name"), ({"role": "kaiser"}, "role"), ({"substitute": ...}, "substitute")]
)
def test_what_cannot_be_changed(world: World, changes: dict[str, Any], field: str) -> None:
    member = world.here.people["officer"]
    facts = _unchanged(member, **{key: member if value is ... else value for key, value in changes.items()})

    with pytest.raises(Refused) as refused:
        commands.change_member(actor=world.actor("head"), member=member, **facts)

    assert list(refused.value.fields) == [field]
    assert history(member).count() == 1


def test_the_last_who_manages_the_team_stays(world: World) -> None:
    head, admin = world.here.people["head"], world.here.people["admin"]
    yesterday = clock.today() - timedelta(days=1)
    commands.end_membership(actor=world.actor("head"), member=admin, last_day=yesterday)

    with pytest.raises(Refused, match="Sonst könnte niemand mehr das Team verwalten"):
        commands.end_membership(actor=world.actor("head"), member=head, last_day=yesterday)
    for changes in ({"role": "reader"}, {"valid_to": yesterday}):
        with pytest.raises(Refused, match="Sonst könnte niemand mehr das Team verwalten"):
            commands.change_member(actor=world.actor("head"), member=head, **_unchanged(head, **changes))

    head.refresh_from_db()
    assert (head.role, head.valid_to) == ("head", None)


def test_work_ends_with_a_day(world: World) -> None:
    member, today = world.here.people["officer"], clock.today()

    commands.end_membership(actor=world.actor("head"), member=member, last_day=today)

    assert member in team(today)
    assert member not in team(today + timedelta(days=1))
    assert memberships_of(member.user, today + timedelta(days=1)) == []


def test_work_does_not_end_before_it_begins(world: World) -> None:
    member = commands.add_member(
        actor=world.actor("head"), email="neu@rsk.example", name="Neu", role="officer", valid_from=date(2026, 6, 1)
    )

    with pytest.raises(Refused) as refused:
        commands.end_membership(actor=world.actor("head"), member=member, last_day=date(2026, 5, 31))

    assert refused.value.fields == {"last_day": "Der letzte Tag liegt vor dem ersten."}


def test_only_somebody_without_a_password_is_invited_again(world: World, invitations: list[str]) -> None:
    member = world.here.people["officer"]
    with pytest.raises(Refused, match="Officer Rsk hat schon ein Passwort"):
        commands.invite_again(actor=world.actor("head"), member=member)
    with licence("test"):
        member.user.set_unusable_password()
        member.user.save()

    commands.invite_again(actor=world.actor("head"), member=member)

    assert invitations == ["officer@rsk.example"]


@pytest.mark.parametrize(("language", "theme", "field"), [("xx", "dark", "language"), ("de", "pink", "theme")])
def test_settings_that_do_not_exist(world: World, language: str, theme: str, field: str) -> None:
    user = world.here.people["officer"].user

    with pytest.raises(Refused) as refused:
        commands.change_profile(actor=world.actor("officer"), user=user, language=language, theme=theme)

    assert list(refused.value.fields) == [field]


def test_nobody_sets_somebody_elses_language(world: World) -> None:
    with pytest.raises(Forbidden):
        commands.change_profile(
            actor=world.actor("head"), user=world.here.people["officer"].user, language="en", theme="dark"
        )
