from datetime import date

import pytest

from schwerpunkt.accounts.commanding import all_commands, says
from schwerpunkt.accounts.commands import add_member, change_member, change_profile, end_membership
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import can, roles, why_not
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core.errors import Conflict, Forbidden, Refused
from schwerpunkt.core.writing import WriteOutsideCommand
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.tenancy.scope import inside
from tests.kit.world import World


def test_a_stray_write_raises(world: World) -> None:
    period = world.period()

    for write in (
        period.save,
        period.delete,
        FocusPeriod.objects.all().delete,
        lambda: FocusPeriod.objects.update(title="x"),
        lambda: FocusPeriod.objects.bulk_create([FocusPeriod(title="x")]),
        lambda: FocusPeriod.objects.bulk_update([period], ["title"]),
    ):
        with pytest.raises(WriteOutsideCommand):
            write()


def test_a_refused_command_writes_nothing(world: World) -> None:
    before = AuditEntry.objects.count()
    period = world.period()

    with pytest.raises(Refused):
        planning.release_period(actor=world.actor("head"), period=period)

    period.refresh_from_db()
    assert (period.state, AuditEntry.objects.count()) == ("draft", before + 1)


def test_a_command_that_changes_nothing_leaves_no_trace(world: World) -> None:
    member = world.here.people["officer"]
    user = member.user
    change_profile(actor=world.actor("officer"), user=user, language="de", theme="auto")

    assert not AuditEntry.objects.filter(verb="accounts.change_profile").exists()


def test_another_centres_record_does_not_exist(world: World) -> None:
    period = world.period()

    with inside(world.there.centre):
        assert FocusPeriod.objects.count() == 0
    with pytest.raises(Forbidden) as refused:
        planning.release_period(actor=world.there.actor("head"), period=period)

    assert refused.value.message == "Diesen Datensatz gibt es nicht."


def test_commands_take_names_only(world: World) -> None:
    with pytest.raises(TypeError):
        planning.release_period(world.actor("head"), world.period())  # type: ignore[call-arg]


def test_a_record_that_is_gone_is_refused(world: World) -> None:
    period = world.period()
    planning.remove_period(actor=world.actor("head"), period=FocusPeriod.objects.get(pk=period.pk))

    with pytest.raises(Refused) as refused:
        planning.remove_period(actor=world.actor("head"), period=period)

    assert "nicht mehr" in refused.value.message


def test_the_history_of_a_deleted_record_keeps_its_key(world: World) -> None:
    period = world.period()
    key = period.pk
    planning.remove_period(actor=world.actor("head"), period=period)

    entry = AuditEntry.objects.get(verb="planning.remove_period")
    assert (entry.object_id, entry.object_label) == (key, "Schwerpunkte 2023")


def test_every_command_says_what_it_did() -> None:
    assert [each.code for each in all_commands() if not says(each.code) or says(each.code) == each.code] == []


def test_a_person_works_once_in_a_centre(world: World) -> None:
    with pytest.raises(Refused) as refused:
        add_member(actor=world.actor("head"), email="OFFICER@rsk.example", name="Noch einmal", role="reader")

    assert refused.value.fields == {"email": "Officer Rsk gehört schon zum Team."}


def test_the_last_person_who_manages_the_team_stays(world: World) -> None:
    admin, head = world.here.people["admin"], world.here.people["head"]
    end_membership(actor=world.actor("head"), member=admin, last_day=date(2020, 1, 1))

    with pytest.raises(Refused):
        end_membership(actor=world.actor("head"), member=head, last_day=date(2020, 1, 1))

    assert Membership.objects.get(pk=head.pk).valid_to is None


def test_a_conflict_is_noticed_in_the_team_too(world: World) -> None:
    member = world.here.people["reader"]
    values = {
        "member": member,
        "name": "Reader Rsk",
        "role": "reader",
        "function": "Ausschuss",
        "phone": "",
        "remits": (),
        "substitute": None,
        "valid_from": None,
        "valid_to": None,
    }
    change_member(actor=world.actor("head"), revision=member.revision, **values)  # type: ignore[arg-type, call-arg]

    with pytest.raises(Conflict):
        change_member(actor=world.actor("admin"), revision=member.revision, **values)  # type: ignore[arg-type, call-arg]


def test_a_profile_is_ones_own(world: World) -> None:
    with pytest.raises(Forbidden):
        change_profile(actor=world.actor("officer"), user=world.here.people["head"].user, language="en", theme="dark")


def test_the_refusal_says_who_may(world: World) -> None:
    assert why_not(None, Perm.EDIT_PERIOD) == "Bitte melden Sie sich an."
    assert why_not(world.actor("reader"), Perm.EDIT_PERIOD) == "Das darf nur: KI-Leitung. Bitten Sie dort um Hilfe."
    assert can(world.actor("head"), Perm.EDIT_PERIOD)


def test_roles_hold_known_permissions_and_every_permission_has_a_holder() -> None:
    held = {permission for role in roles() for permission in role.permissions}
    used = {info.permission for info in all_commands()}

    outside = {"needs.answer_round", "interpreters.answer_by_link", "interpreters.write_from_outside"}
    assert used - held == outside | {"planning.send_reminders"}, "what only guests or the program may"
