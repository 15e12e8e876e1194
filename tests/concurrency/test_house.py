from datetime import date
from email.utils import parseaddr
from threading import Lock
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from schwerpunkt.accounts.commands import add_member, end_membership
from schwerpunkt.accounts.models import Membership
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.jobs import job
from schwerpunkt.core.writing import licence
from schwerpunkt.directory import commands as directory
from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import Committee, Contact, Meeting, Organisation
from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.messaging.commands.delivery import deliver_waiting
from schwerpunkt.messaging.models import Mail
from schwerpunkt.planning import commands as planning
from schwerpunkt.portal.jobs import run_pending
from schwerpunkt.tenancy.scope import everywhere
from tests.kit.together import at_once, done, refused, together
from tests.kit.world import World

_lock, _runs, _letters = Lock(), list[str](), list[str]()


class Letterbox(BaseEmailBackend):
    """Keeps to whom mail went, from whatever thread."""

    def send_messages(self, messages: Any) -> int:
        with _lock:
            _letters.extend(parseaddr(message.to[0])[1] for message in messages)
        return len(messages)


@job()
def work(what: str) -> None:
    with _lock:
        _runs.append(what)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    _runs.clear()
    _letters.clear()


# -------------------------------------------------------------------------------------------------- team and lists


def test_the_last_two_who_manage_the_team_cannot_both_go(world: World) -> None:
    managing = [world.here.people[role] for role in ("head", "admin")]

    outcomes = at_once(
        *(
            lambda member=member: end_membership(actor=world.here.system, member=member, last_day=date(2020, 1, 1))
            for member in managing
        )
    )

    assert [each.message for each in refused(outcomes)] == [
        "Sonst könnte niemand mehr das Team verwalten. Geben Sie zuerst einer anderen Person die Rolle."
    ]
    assert Membership.objects.valid_on(clock.today()).filter(role__in=("head", "admin")).count() == 1


def test_a_colleague_is_taken_in_and_invited_once(world: World) -> None:
    outcomes = at_once(
        *[lambda: add_member(actor=world.actor("head"), email="neu@rsk.example", name="Nele Neu", role="officer")] * 2
    )

    assert [each.fields for each in refused(outcomes)] == [{"email": "Nele Neu gehört schon zum Team."}]
    assert Mail.objects.filter(to_address="neu@rsk.example").count() == 1


def test_two_who_merge_the_same_pair_both_ways_leave_one(world: World) -> None:
    actor = world.actor("head")
    first, second = (
        directory.add_organisation(actor=actor, name=name, kind=OrganisationKind.AUTHORITY) for name in ("Amt", "Ämter")
    )
    for each in (first, second):
        directory.add_contact(actor=actor, organisation=each, function="Leitung")

    outcomes = at_once(
        lambda: directory.merge_organisations(actor=actor, organisation=first, into=second),
        lambda: directory.merge_organisations(actor=actor, organisation=second, into=first),
    )

    (left,) = done(outcomes)
    assert len(refused(outcomes)) == 1
    assert list(Organisation.objects.filter(name__in=("Amt", "Ämter"))) == [left]
    assert Contact.objects.filter(organisation=left).count() == 2


def test_a_contact_added_while_its_organisation_is_merged_is_not_lost(world: World) -> None:
    actor = world.actor("head")
    first, second = (
        directory.add_organisation(actor=actor, name=name, kind=OrganisationKind.AUTHORITY) for name in ("Amt", "Ämter")
    )

    merged, added = at_once(
        lambda: directory.merge_organisations(actor=actor, organisation=first, into=second),
        lambda: directory.add_contact(actor=actor, organisation=first, function="Leitung"),
    )

    was_refused = [str(each) for each in refused([merged, added])]
    left = Contact.objects.filter(organisation=second).count()
    assert (was_refused, left) in (
        ([], 1),
        (["Diesen Datensatz gibt es nicht mehr. Jemand hat ihn inzwischen gelöscht."], 0),
    )


def test_a_committee_and_its_meeting_without_hour_are_there_once(world: World) -> None:
    actor = world.actor("head")

    committees = at_once(
        *[lambda: directory.add_committee(actor=actor, name="Sozialausschuss", genitive="des Sozialausschusses")] * 2
    )
    committee = Committee.objects.get()
    meetings = at_once(*[lambda: directory.add_meeting(actor=actor, committee=committee, held_on=date(2023, 3, 2))] * 2)

    assert [each.fields for each in refused(committees)] == [{"name": "Ein Gremium mit diesem Namen gibt es schon."}]
    assert [each.fields for each in refused(meetings)] == [{"held_on": "Diese Sitzung gibt es schon."}]


def test_the_database_itself_knows_no_second_committee_or_meeting_without_hour(world: World) -> None:
    with licence("test"):
        committee = Committee(name="Sozialausschuss", genitive="des Sozialausschusses")
        committee.save()
        Meeting(committee=committee, held_on=date(2023, 3, 2)).save()

        for second in (
            Committee(name="Sozialausschuss", genitive="x"),
            Meeting(committee=committee, held_on=date(2023, 3, 2)),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                second.save()


# --------------------------------------------------------------------------------------------------- mail and jobs


@pytest.fixture
def letterbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.{Letterbox.__name__}"


def _write(key: str, to: str) -> None:
    with licence("test"):
        queue_mail(key=key, to_address=to, to_label="Kim", subject="Ziel 7 ist überfällig", body="Bitte prüfen.")


def test_two_workers_send_each_mail_once(world: World, letterbox: None) -> None:
    with everywhere(), licence("test"):
        Mail.objects.all().delete()
    addresses = [f"kim{number}@rsk.example" for number in range(12)]
    for address in addresses:
        _write(address, address)

    sent = together(deliver_waiting, deliver_waiting, deliver_waiting)

    assert (sum(sent), sorted(_letters)) == (12, sorted(addresses))
    assert set(Mail.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_one_occasion_is_one_mail_for_two_who_notice_it(world: World) -> None:
    at_once(*[lambda: _write("goal 7 late", "kim@rsk.example")] * 2)

    assert Mail.objects.filter(key="goal 7 late").count() == 1


def test_two_workers_run_each_job_once(world: World) -> None:
    DBTaskResult.objects.all().delete()
    for number in range(8):
        work.enqueue(str(number))

    together(lambda: run_pending("one"), lambda: run_pending("two"))

    assert sorted(_runs) == [str(number) for number in range(8)]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}


# --------------------------------------------------------------------------------------------------------- history


def test_the_history_is_complete_after_many_acts_at_once(world: World) -> None:
    period = world.period()
    measure = world.measure(period, [world.goal(period)])
    days = [date(2023, month, 1) for month in range(1, 6)]

    def add(day: date) -> object:
        return planning.add_milestone(actor=world.actor("officer"), measure=measure, title=f"{day:%m}", due_on=day)

    outcomes = at_once(*(lambda day=day: add(day) for day in days))

    entries = AuditEntry.objects.filter(verb="planning.add_milestone")
    assert (len(done(outcomes)), sorted(entries.values_list("object_label", flat=True))) == (
        5,
        ["01", "02", "03", "04", "05"],
    )
    assert set(entries.values_list("actor_label", "changes__0__after")) == {("Officer Rsk", "Rucksack Kita")}


def test_a_refused_act_leaves_no_history(world: World) -> None:
    period = world.period()
    world.goal(period)
    head = world.actor("head")

    outcomes = at_once(*[lambda: planning.release_period(actor=head, period=period)] * 3)

    assert (len(refused(outcomes)), AuditEntry.objects.filter(verb="planning.release_period").count()) == (2, 1)
