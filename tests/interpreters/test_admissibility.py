"""Whether a request is admissible: the table of verdicts, lead times, and what staff may override."""

from datetime import UTC, date, datetime

import pytest

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.dates import after_working_days, easter, is_working_day
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.admissibility import Limits, earliest_day, judge
from schwerpunkt.interpreters.commands import Checked, RuleFacts
from schwerpunkt.interpreters.enums import Reply, RuleEffect, Verdict
from schwerpunkt.interpreters.models import AdmissibilityRule, Request
from schwerpunkt.interpreters.queries import rules, rules_in_force
from schwerpunkt.interpreters.starter import starter_rules
from schwerpunkt.tenancy.scope import inside
from tests.kit import pool
from tests.kit.world import World

MONDAY = date(2026, 9, 7)
LIMITS = Limits(5, "Merkblatt 2026", 180, "Merkblatt 2026")
EXPECTED = {RuleEffect.REFUSED: Verdict.REFUSED, RuleEffect.OWN_MONEY: Verdict.OWN_MONEY, RuleEffect.HINT: "admissible"}
RULES = [AdmissibilityRule(pk=number, **row) for number, row in enumerate(starter_rules(), start=1)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.question[:30])
def test_a_yes_to_each_question_means_what_its_rule_says(rule: AdmissibilityRule) -> None:
    answers = {each.pk: Reply.YES if each is rule else Reply.NO for each in RULES}

    found = judge(RULES, answers, LIMITS, talk=(date(2026, 9, 14), 60), today=MONDAY)

    assert found.verdict == EXPECTED[RuleEffect(rule.effect)]
    assert [(each.quotation, each.alternative) for each in found.findings] == [(rule.quotation, rule.alternative)]
    assert found.is_state_money_excluded == (rule.effect != RuleEffect.HINT)
    assert [each["answer"] for each in found.answers].count("yes") == 1


def test_the_strictest_rule_decides_and_money_stays_excluded() -> None:
    answers = {each.pk: Reply.YES for each in RULES}

    found = judge(RULES, answers, LIMITS, talk=(date(2026, 9, 8), 240), today=MONDAY)

    order = [each.verdict for each in found.findings]
    assert (found.verdict, order[-1], found.is_state_money_excluded) == (Verdict.REFUSED, Verdict.ADMISSIBLE, True)


@pytest.mark.parametrize(
    ("minutes", "verdict"), [(180, Verdict.ADMISSIBLE), (181, Verdict.REFUSED), (None, Verdict.ADMISSIBLE)]
)
def test_a_talk_may_be_so_long(minutes: int | None, verdict: str) -> None:
    answers = {each.pk: Reply.NO for each in RULES}

    assert judge(RULES, answers, LIMITS, talk=(date(2026, 9, 14), minutes), today=MONDAY).verdict == verdict


@pytest.mark.parametrize("days", [5, 7, 0], ids=["RSK, Heinsberg, Coesfeld", "Ennepe-Ruhr", "without"])
def test_the_lead_time_of_the_centre_decides_and_the_earliest_day_is_named(days: int) -> None:
    limits = Limits(days, "Merkblatt", 180, "Merkblatt")
    first = {5: date(2026, 9, 14), 7: date(2026, 9, 16), 0: MONDAY}[days]

    in_time = judge([], {}, limits, talk=(first, 60), today=MONDAY)
    late = judge([], {}, limits, talk=(date.fromordinal(first.toordinal() - 1), 60), today=MONDAY)

    assert (in_time.verdict, in_time.earliest) == (Verdict.NOT_CHECKED, first)
    assert late.verdict == Verdict.TOO_LATE
    assert f"{first:%d.%m.%Y}" in late.findings[0].alternative


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 12, 18), 5, date(2026, 12, 28)),
        (date(2026, 12, 30), 2, date(2027, 1, 4)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 6, 3), 1, date(2026, 6, 5)),
        (date(2026, 10, 30), 1, date(2026, 11, 2)),
        (date(2026, 9, 12), 0, date(2026, 9, 12)),
    ],
)
def test_working_days_leave_out_weekends_and_the_holidays_of_the_state(day: date, count: int, then: date) -> None:
    assert after_working_days(day, count) == then


def test_easter_of_some_years() -> None:
    years = (2000, 2024, 2025, 2026, 2038)
    known = [date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)]
    assert [easter(year) for year in years] == known
    assert not is_working_day(date(2026, 5, 14))


def test_the_earliest_day_is_a_working_day() -> None:
    assert earliest_day(date(2026, 9, 12), 0) == date(2026, 9, 14)


def test_every_centre_begins_with_the_rules_and_keeps_its_own(world: World) -> None:
    facts = RuleFacts("Frage?", "hint", "Regel.", "Merkblatt", "Etwas anderes.", valid_from=date(2023, 10, 1))
    with clock.at(pool.NOON):
        commands.add_rule(actor=world.actor("head"), facts=facts)
        before = [each.question for each in rules_in_force(date(2023, 9, 30))]
        after = [each.question for each in rules_in_force(date(2023, 10, 1))]
    with inside(world.there.centre):
        others = rules().count()

    assert ("Frage?" in before, "Frage?" in after, others) == (False, True, len(RULES))


def test_a_rule_ends_and_only_those_who_set_up_change_it(world: World) -> None:
    rule = rules()[0]
    commands.end_rule(actor=world.actor("head"), rule=rule, valid_to=date(2023, 9, 30))
    with pytest.raises(Forbidden):
        commands.end_rule(actor=world.actor("officer"), rule=rule, valid_to=date(2023, 9, 30))
    with pytest.raises(Refused) as refused:
        commands.add_rule(actor=world.actor("head"), facts=RuleFacts("", "x", " ", "", ""))

    assert rule.question not in [each.question for each in rules_in_force(date(2023, 10, 1))]
    assert sorted(refused.value.fields) == ["alternative", "effect", "question", "quotation", "source"]


def _court(world: World, reason: str) -> Request:
    answers = {each.pk: Reply.YES if "Gericht" in each.question else Reply.NOT_ASKED for each in rules()}
    with clock.at(pool.NOON):
        return commands.add_request(
            actor=world.actor("officer"), facts=pool.facts(world), checked=Checked(answers, reason)
        )


def test_an_exception_needs_a_reason_and_stays_in_the_history(world: World) -> None:
    with pytest.raises(Refused) as refused:
        _court(world, " ")
    request = _court(world, "Die Leitung hat zugestimmt.")

    assert list(refused.value.fields) == ["override_reason"]
    assert (request.verdict, request.is_state_money_excluded) == (Verdict.REFUSED, True)
    changes = AuditEntry.objects.filter(verb="interpreters.add_request").latest("pk").changes
    assert "Die Leitung hat zugestimmt." in {each["after"] for each in changes}


def test_a_talk_of_tomorrow_is_too_late_without_a_reason(world: World) -> None:
    facts = pool.facts(world, starts_at=datetime(2023, 9, 15, 8, tzinfo=UTC))
    with clock.at(pool.NOON), pytest.raises(Refused) as refused:
        commands.add_request(actor=world.actor("officer"), facts=facts, checked=Checked({}))

    assert "21.09.2023" in refused.value.fields["override_reason"]
