"""Whether a request can be placed, and what to do instead: rules, answers and a day go in, a judgement comes out.

Asks nothing and writes nothing. The rules come from ``AdmissibilityRule``, lead time and longest talk are dated
parameters; each centre has its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.core.dates import after_working_days, is_working_day
from schwerpunkt.interpreters.enums import Reply, RuleEffect, Verdict
from schwerpunkt.interpreters.models import AdmissibilityRule

Answers = Mapping[int, str]
"""Key of a rule to a ``Reply``; a rule that is missing was not asked."""


@dataclass(frozen=True)
class Limits:
    """The dated limits of a centre with where each is written."""

    lead_days: int
    lead_source: str
    longest_minutes: int
    longest_source: str


@dataclass(frozen=True)
class Finding:
    """One rule that speaks against a request or adds something: the rule in its words, where it stands, what to do instead."""

    verdict: Verdict
    quotation: str
    source: str
    alternative: str


@dataclass(frozen=True)
class Judgement:
    """What the check says; ``findings`` with the strictest first, ``answers`` as they are kept with the request."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    answers: tuple[dict[str, str], ...]
    earliest: date

    @property
    def is_barred(self) -> bool:
        """Whether only staff can take the request, with a reason."""
        return self.verdict in (Verdict.REFUSED, Verdict.TOO_LATE)

    @property
    def is_state_money_excluded(self) -> bool:
        """Whether the state's money may not pay: whatever excludes the talk, or only the money, excludes that."""
        return any(each.verdict in (Verdict.REFUSED, Verdict.OWN_MONEY) for each in self.findings)


_VERDICTS = {
    RuleEffect.REFUSED: Verdict.REFUSED,
    RuleEffect.OWN_MONEY: Verdict.OWN_MONEY,
    RuleEffect.HINT: Verdict.ADMISSIBLE,
}
_ORDER = (Verdict.REFUSED, Verdict.TOO_LATE, Verdict.OWN_MONEY, Verdict.ADMISSIBLE)


def judge(
    rules: Iterable[AdmissibilityRule], answers: Answers, limits: Limits, *, talk: tuple[date, int | None], today: date
) -> Judgement:
    """Judge a request for a talk on a day, of so many minutes (None: not known yet), that comes in today."""
    rules = list(rules)
    on, minutes = talk
    findings = [
        Finding(_VERDICTS[RuleEffect(rule.effect)], rule.quotation, rule.source, rule.alternative)
        for rule in rules
        if answers.get(rule.pk) == Reply.YES
    ]
    earliest = earliest_day(today, limits.lead_days)
    if on < earliest:
        findings.append(_too_late(limits, earliest))
    if minutes is not None and minutes > limits.longest_minutes:
        findings.append(_too_long(limits))
    findings.sort(key=lambda each: _ORDER.index(each.verdict))
    is_asked = any(answers.get(rule.pk, Reply.NOT_ASKED) != Reply.NOT_ASKED for rule in rules)
    verdict = Verdict.ADMISSIBLE if is_asked else Verdict.NOT_CHECKED
    if findings and findings[0].verdict != Verdict.ADMISSIBLE:
        verdict = findings[0].verdict
    kept = tuple(_kept(rule, answers.get(rule.pk, Reply.NOT_ASKED)) for rule in rules) if answers else ()
    return Judgement(verdict, tuple(findings), kept, earliest)


def earliest_day(today: date, lead_days: int) -> date:
    """The first working day a talk can be on when it is asked for today."""
    day = after_working_days(today, lead_days)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _too_late(limits: Limits, earliest: date) -> Finding:
    rule = ngettext(
        "Eine Anfrage muss mindestens %(count)s Arbeitstag vor dem Gespräch da sein.",
        "Eine Anfrage muss mindestens %(count)s Arbeitstage vor dem Gespräch da sein.",
        limits.lead_days,
    )
    return Finding(
        Verdict.TOO_LATE,
        rule % {"count": limits.lead_days},
        limits.lead_source,
        _("Der früheste Tag ist der %(day)s. Wählen Sie diesen oder einen späteren Tag.")
        % {"day": f"{earliest:%d.%m.%Y}"},
    )


def _too_long(limits: Limits) -> Finding:
    return Finding(
        Verdict.REFUSED,
        _("Ein Gespräch darf höchstens %(count)s Minuten dauern.") % {"count": limits.longest_minutes},
        limits.longest_source,
        _("Teilen Sie das Gespräch auf mehrere Termine auf."),
    )


def _kept(rule: AdmissibilityRule, reply: str) -> dict[str, str]:
    """A rule as it was when it was asked, with the answer: later changes of the rule do not change the past."""
    words: dict[str, Any] = {
        name: getattr(rule, name) for name in ("question", "effect", "quotation", "source", "alternative")
    }
    return {**words, "answer": str(reply)}
