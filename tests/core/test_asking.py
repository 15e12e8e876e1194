"""Several questions in one statement: the answers are those of the questions asked alone."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Count, Min, Q
from django.test.utils import CaptureQueriesContext

from schwerpunkt.accounts.models import Membership
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.audit.trail import record
from schwerpunkt.core.asking import Question, ask, counts, fetched
from schwerpunkt.directory.models import Code, Organisation
from schwerpunkt.planning.models import FocusPeriod, Measure
from tests.kit.world import World


@pytest.fixture
def period(world: World) -> FocusPeriod:
    """A period with two measures of one goal, one of them without deadline."""
    found = world.period()
    goal = world.goal(found)
    world.measure(found, [goal], "Zweite", due_on=date(2023, 8, 1))
    world.measure(found, [goal], "Ärger vermeiden")
    return found


def test_each_question_gets_its_own_rows_in_its_own_order_by_one_query(world: World, period: FocusPeriod) -> None:
    questions = (
        Question(Measure.objects.order_by("-title"), ("title", "due_on", "period__title")),
        Question(Organisation.objects.none(), ("name",)),
        Question(Membership.objects.filter(role="head"), ("pk", "user__name", "user__is_active")),
        Question(
            FocusPeriod.objects.annotate(first_on=Min("measures__due_on"), size=Count("measures")).filter(
                Q(first_on__lte=date(2024, 1, 1))
            ),
            ("title", "first_on", "size"),
        ),
    )
    with CaptureQueriesContext(connection) as queries:
        measures, organisations, people, periods = ask(*questions)
    head = world.here.people["head"]
    assert len(queries) == 1
    assert measures == [
        {"title": title, "due_on": day, "period__title": "Schwerpunkte 2023"}
        for title, day in Measure.objects.order_by("-title").values_list("title", "due_on")
    ]
    assert organisations == []
    assert people == [{"pk": head.pk, "user__name": "Head Rsk", "user__is_active": True}]
    assert periods == [{"title": "Schwerpunkte 2023", "first_on": date(2023, 8, 1), "size": 2}]


def test_one_question_alone_and_none_at_all(world: World, period: FocusPeriod) -> None:
    assert ask(Question(Measure.objects.filter(due_on=None), ("title",))) == [[{"title": "Ärger vermeiden"}]]
    assert ask(Question(Measure.objects.none(), ("title",))) == [[]]
    with CaptureQueriesContext(connection) as queries:
        assert ask() == []
    assert len(queries) == 0


def test_what_would_lose_exactness_is_refused(world: World) -> None:
    with pytest.raises(TypeError, match="budget_amount"):
        ask(Question(Measure.objects.all(), ("budget_amount",)))


def test_moments_are_the_same_moments(world: World) -> None:
    record(actor_id=None, actor_label="Test", verb="test.look", instance=world.here.centre)
    entry = AuditEntry.objects.get(verb="test.look")
    assert ask(Question(AuditEntry.objects.filter(pk=entry.pk), ("at",))) == [[{"at": entry.at}]]


def test_records_come_with_what_was_asked_for_and_nothing_is_asked_twice(world: World, period: FocusPeriod) -> None:
    with CaptureQueriesContext(connection) as queries:
        measures, people = fetched(
            Question(
                Measure.objects.order_by("title"), ("pk", "title", "period_id", "period__title", "owner__user__name")
            ),
            Question(Membership.objects.filter(role="head"), ("pk", "role", "user__pk", "user__name")),
        )
        assert [(str(each), each.period.title, each.owner) for each in measures] == [
            (title, "Schwerpunkte 2023", None)
            for title in Measure.objects.order_by("title").values_list("title", flat=True)
        ]
        assert (people[0].pk, people[0].user.name) == (world.here.people["head"].pk, "Head Rsk")
    assert len(queries) == 2  # the second is the comparison's own
    assert (measures[0].period_id, measures[0].state) == (period.pk, "planned")


def test_counts_are_those_of_each_alone_by_one_query(world: World, period: FocusPeriod) -> None:
    rows = (
        Measure.objects.all(),
        Measure.objects.filter(due_on=None).select_related("owner__user").order_by("title"),
        Measure.objects.filter(Q(goals__title="Übergang") | Q(goals__isnull=False)).distinct(),
        FocusPeriod.objects.annotate(size=Count("measures"), goal_count=Count("goals")),
        Code.objects.none(),
    )
    with CaptureQueriesContext(connection) as queries:
        found = counts(*rows)
    assert len(queries) == 1
    assert found == [2, 1, 2, 1, 0]
