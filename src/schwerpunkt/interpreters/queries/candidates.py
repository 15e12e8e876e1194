"""What is known of everybody who speaks the language of a request, and the proposal that follows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from schwerpunkt.core import clock
from schwerpunkt.core.asking import Question, Row, ask
from schwerpunkt.interpreters.candidates import Person, Proposal, Talk, propose
from schwerpunkt.interpreters.enums import BINDING, AssignmentState, InterpreterState
from schwerpunkt.interpreters.models import (
    Absence,
    Assignment,
    Interpreter,
    InterpreterLanguage,
    Language,
    Proof,
    Request,
    Training,
    WeeklySlot,
)
from schwerpunkt.interpreters.queries.pool import lacking_proofs, level_of, required_proofs, rules_on
from schwerpunkt.interpreters.travel import travel_on

_REFUSED = (AssignmentState.DECLINED, AssignmentState.GIVEN_BACK)


def talk_of(request: Request) -> Talk:
    """What of a request decides who can come."""
    return Talk(
        language=request.language_id,
        starts_at=request.starts_at,
        ends_at=request.ends_at,
        ags=request.municipality.ags if request.municipality else "",
        is_online=request.is_online,
        gender=request.gender,
        organisation=request.organisation_id,
        dialect=request.dialect,
    )


def proposal_for(request: Request) -> Proposal:
    """Who can come to the talk, the best first, and who cannot and why. Three queries, however large the pool is."""
    day = timezone.localtime(request.starts_at).date()
    return propose(talk_of(request), people_for(request, day), travel_on(day), clock.today())


def people_for(request: Request, day: date) -> list[Person]:
    """Everybody of the pool who speaks the language and has not left."""
    return known_for([request]).people(request, day)


@dataclass(frozen=True)
class Known:
    """What is known of the pool, to see it from the side of one request after the other."""

    main: list[Row]
    general: Mapping[int, int | None]
    """For each language that is asked for the one it is a variety of, if it is one."""
    slots: Mapping[int, list[Row]]
    absences: Mapping[int, list[Row]]
    proofs: Mapping[int, list[Row]]
    trainings: Mapping[int, list[Row]]
    barred: Mapping[int, list[Row]]
    near: Mapping[int, list[Row]]
    asked: Mapping[int, list[Row]]
    rules: dict[date, Any] = field(init=False, default_factory=dict)

    def people(self, request: Request, day: date) -> list[Person]:
        """Everybody who speaks the language of the request, or a variety of it, as they stand on that day."""
        if day not in self.rules:
            self.rules[day] = rules_on(day)
        rules = self.rules[day]
        required = required_proofs(rules)
        month = _bounds(day.replace(day=1), (day.replace(day=28) + timedelta(days=4)).replace(day=1))
        week = _bounds(day - timedelta(days=day.weekday()), day - timedelta(days=day.weekday() - 7))
        people = []
        for row in self._speaking(request.language_id):
            key = row["interpreter"]
            taken = [each for each in self.near[key] if each["request"] != request.pk]
            asked = self.asked[key]
            people.append(
                Person(
                    key=key,
                    name=row["interpreter__name"],
                    state=row["interpreter__state"],
                    language_level=row["level"],
                    dialect=row["dialect"],
                    other_language=row["language__name"] if row["language"] != request.language_id else "",
                    level=level_of([dict(each) for each in self.trainings[key] if each["on"] <= day], rules),
                    gender=row["interpreter__gender"],
                    ags=row["interpreter__municipality__ags"] or "",
                    mobility=row["interpreter__mobility"],
                    max_km=row["interpreter__max_km"],
                    max_per_week=row["interpreter__max_per_week"],
                    slots=tuple(
                        (each["weekday"], _minute(each["first"]), _minute(each["last"])) for each in self.slots[key]
                    ),
                    absences=tuple((each["first_day"], each["last_day"]) for each in self.absences[key]),
                    lacking=lacking_proofs(
                        ((each["kind"], each["next_due"]) for each in self.proofs[key]), required, day
                    ),
                    barred_from=frozenset(each["organisation_id"] for each in self.barred[key]),
                    busy=tuple((each["busy_from"], each["busy_until"]) for each in taken),
                    week_count=_count(taken, week),
                    month_count=_count(taken, month),
                    last_asked=max((timezone.localtime(each["asked_at"]).date() for each in asked), default=None),
                    has_declined=any(_is_here(each, request, *_REFUSED) for each in asked),
                    has_email=bool(row["interpreter__email"]),
                    is_asked=any(_is_here(each, request, AssignmentState.OFFERED) for each in asked),
                )
            )
        return people

    def _speaking(self, language: int) -> Iterable[Row]:
        """Each person once: by the language itself, else by the one it is a variety of, else by a variety of it."""
        found: dict[int, tuple[int, Row]] = {}
        for row in self.main:
            if row["language"] == language:
                far = 0
            elif row["language"] == self.general.get(language):
                far = 1
            elif row["language__variety_of"] == language:
                far = 2
            else:
                continue
            if row["interpreter"] not in found or far < found[row["interpreter"]][0]:
                found[row["interpreter"]] = far, row
        return [row for _far, row in found.values()]


def known_for(requests: Sequence[Request]) -> Known:
    """What is known of everybody who speaks a language of these requests (one query); at least one request."""
    main, languages, *parts = ask(*_questions(requests))
    return Known(main, {row["pk"]: row["variety_of"] for row in languages}, *map(_by_person, parts))


def _questions(requests: Sequence[Request]) -> list[Question]:
    days = [timezone.localtime(each.starts_at).date() for each in requests]
    first, last = min(days), max(days)
    wanted = Language.objects.filter(pk__in={each.language_id for each in requests}).order_by()
    generals = wanted.filter(variety_of__isnull=False).values("variety_of")
    spoken = (
        Q(language__in=wanted.values("pk")) | Q(language__variety_of__in=wanted.values("pk")) | Q(language__in=generals)
    )
    speaking = InterpreterLanguage.objects.filter(spoken).exclude(interpreter__state=InterpreterState.LEFT)
    who = Q(interpreter__in=speaking.values("interpreter"))
    since, until = _bounds(first.replace(day=1) - timedelta(days=7), last.replace(day=1) + timedelta(days=38))
    times: QuerySet[Any] = WeeklySlot.objects.annotate(
        first=Cast("begins", CharField(max_length=16)), last=Cast("ends", CharField(max_length=16))
    )
    barred = Interpreter.not_at.through._base_manager.filter(who)
    latest = Assignment.objects.filter(who).filter(
        Q(request__in=[each.pk for each in requests]) | Q(asked_at__gte=clock.now() - timedelta(days=366))
    )
    person = "interpreter"
    of_person = ("name", "state", "gender", "mobility", "max_km", "max_per_week", "email")
    return [
        Question(
            speaking,
            (
                "language",
                "language__name",
                "language__variety_of",
                "level",
                "dialect",
                person,
                *(f"{person}__{name}" for name in of_person),
                "interpreter__municipality__ags",
            ),
        ),
        Question(wanted, ("pk", "variety_of")),
        Question(times.filter(who), (person, "weekday", "first", "last")),
        Question(
            Absence.objects.filter(who, last_day__gte=first, first_day__lte=last), (person, "first_day", "last_day")
        ),
        Question(Proof.objects.filter(who), (person, "kind", "next_due")),
        Question(Training.objects.filter(who, on__lte=last), (person, "lessons", "on")),
        Question(barred, (person, "organisation_id")),
        Question(
            Assignment.objects.filter(who, state__in=BINDING, starts_at__gte=since, starts_at__lt=until),
            (person, "starts_at", "busy_from", "busy_until", "request"),
        ),
        Question(latest, (person, "asked_at", "state", "request")),
    ]


def _by_person(rows: list[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["interpreter"]].append(row)
    return found


def _bounds(first: date, after: date) -> tuple[datetime, datetime]:
    zone = timezone.get_current_timezone()
    return datetime.combine(first, time(), zone), datetime.combine(after, time(), zone)


def _count(taken: list[Row], bounds: tuple[datetime, datetime]) -> int:
    return sum(bounds[0] <= each["starts_at"] < bounds[1] for each in taken)


def _minute(text: str) -> int:
    hour, minute = text.split(":")[:2]
    return int(hour) * 60 + int(minute)


def _is_here(row: Row, request: Request, *states: str) -> bool:
    return row["request"] == request.pk and row["state"] in states
