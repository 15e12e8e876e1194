"""Rounds: from the draft to the end, who is asked, and who is reminded when."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail

from schwerpunkt.accounts.actors import actor_for
from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.messaging.models import Mail
from schwerpunkt.needs import commands
from schwerpunkt.needs.commands import QuestionFacts, RoundFacts
from schwerpunkt.needs.enums import Asked, QuestionKind, RoundState
from schwerpunkt.needs.models import Invitation, NeedRound, Question
from schwerpunkt.needs.queries import response_of
from schwerpunkt.needs.tasks import remind_municipalities
from schwerpunkt.planning import commands as planning
from tests.kit.needs import CLOSES, OPENED, Asking, furnish, noon, round_of, sent_links
from tests.kit.world import World

pytestmark = pytest.mark.django_db


def _reminders() -> list[str]:
    rows = Mail.objects.filter(subject__startswith="Erinnerung").order_by("pk")
    return [each.to_address.removeprefix("integration@").removesuffix(".example") for each in rows]


def _at(day: date) -> list[str]:
    """Run the daily job on a day; gives who was reminded by it."""
    before = len(_reminders())
    with clock.at(noon(day)):
        remind_municipalities.func()
    return _reminders()[before:]


def test_a_round_begins_with_the_questions_of_the_template(world: World) -> None:
    template = commands.add_template(actor=world.actor("head"), title="Unsere Fragen", valid_from=date(2026, 1, 1))
    commands.remove_question(actor=world.actor("head"), question=template.questions.order_by("-position")[0])
    facts = QuestionFacts("Wer zahlt?", QuestionKind.CHOICE, Asked.ONCE, choices=("Stadt", " Kreis ", "", "Stadt"))
    commands.add_question(actor=world.actor("head"), sheet=template, facts=facts)

    asked = commands.create_round(
        actor=world.actor("assistant"), facts=RoundFacts("Bedarfe", date(2026, 3, 1), date(2026, 3, 31))
    )

    copied = list(asked.sheet.questions.order_by("position").values_list("label", "kind", "asked", "choices"))
    assert (len(copied), copied[-1]) == (4, ("Wer zahlt?", "choice", "once", ["Stadt", "Kreis"]))
    assert [each.verb for each in history(asked)] == ["needs.create_round"]


def test_a_centre_without_template_begins_with_the_program_s(world: World) -> None:
    facts = RoundFacts("Bedarfe", date(2026, 3, 1), date(2026, 3, 31))

    asked = commands.create_round(actor=world.actor("head"), facts=facts)

    assert asked.sheet.questions.count() == Question.objects.filter(sheet__round=None).count() == 4


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "Bedarfe 2027"}, "title"),
        ({"closes_on": date(2026, 2, 1)}, "closes_on"),
    ],
)
def test_a_round_is_refused(world: World, changes: dict[str, object], field: str) -> None:
    furnish(world)
    round_of(world)
    facts = {"title": "Neu", "opens_on": OPENED, "closes_on": CLOSES, **changes}

    with pytest.raises(Refused) as refused:
        commands.create_round(actor=world.actor("head"), facts=RoundFacts(**facts))  # type: ignore[arg-type]

    assert list(refused.value.fields) == [field]


@pytest.mark.parametrize("role", ["officer", "reader", "auditor", "admin"])
def test_only_head_and_assistant_run_rounds(world: World, role: str) -> None:
    with pytest.raises(Forbidden):
        commands.create_round(actor=world.actor(role), facts=RoundFacts("Bedarfe", OPENED, CLOSES))


def test_nobody_holds_the_permission_to_answer(asking: Asking) -> None:
    for member in asking.world.here.people.values():
        with pytest.raises(Forbidden):
            commands.begin_answer(
                actor=actor_for(member),
                invitation=asking.invitation(),
                reporter_function="Leitung",
                is_confirmed=True,
            )


def test_a_round_opens_only_with_recipients_that_have_an_address(world: World) -> None:
    furnish(world)
    with clock.at(noon(OPENED)):
        empty = commands.create_round(actor=world.actor("head"), facts=RoundFacts("Leer", OPENED, CLOSES))
        with pytest.raises(Refused, match="Noch ist niemand eingeladen"):
            commands.open_round(actor=world.actor("head"), asked=empty)
        asked = round_of(world)
        first = asked.invitations.get(municipality__name="Alfter")
        commands.change_recipient(actor=world.actor("head"), invitation=first, to_address="", to_label="")
        with pytest.raises(Refused, match="Ohne E-Mail-Adresse: Alfter"):
            commands.open_round(actor=world.actor("head"), asked=asked)
    with clock.at(noon(CLOSES + timedelta(days=1))), pytest.raises(Refused):
        commands.open_round(actor=world.actor("head"), asked=asked)
    assert Mail.objects.filter(about_type="needs.invitation").count() == 0


def test_the_address_comes_from_a_contact_before_the_administration(world: World) -> None:
    from schwerpunkt.directory import commands as directory  # noqa: PLC0415

    furnish(world)
    office = Organisation.objects.get(name="Stadtverwaltung Alfter")
    directory.add_contact(
        actor=world.here.system, organisation=office, function="Integrationsstelle", email="stelle@alfter.example"
    )

    asked = round_of(world)

    row = asked.invitations.get(municipality__name="Alfter")
    assert (row.to_address, row.to_label) == ("stelle@alfter.example", "Stadtverwaltung Alfter, Integrationsstelle")


def test_a_city_asks_organisations(world: World) -> None:
    school = Organisation.objects.get(name="Untere Schulaufsicht")
    asked = commands.create_round(actor=world.actor("head"), facts=RoundFacts("Stadt", OPENED, CLOSES))

    commands.add_recipients(actor=world.actor("head"), asked=asked, organisations=[school])

    assert response_of(asked).sentence == "0 von 1 Eingeladenen haben geantwortet."
    with pytest.raises(Refused, match="noch nicht eingeladen"):
        commands.add_recipients(actor=world.actor("head"), asked=asked, organisations=[school])


def test_who_is_added_to_an_open_round_gets_the_mail_at_once(asking: Asking) -> None:
    sent_links()
    commands.remove_recipient(actor=asking.world.actor("head"), invitation=asking.invitation("Troisdorf"))
    place = CentreMunicipality.objects.get(name="Troisdorf")

    commands.add_recipients(actor=asking.world.actor("head"), asked=asking.asked, municipalities=[place])

    mail.outbox.clear()
    assert list(sent_links()) == ["integration@troisdorf.example"]


def test_an_invitation_with_an_answer_stays(asking: Asking) -> None:
    asking.begin()

    with pytest.raises(Refused, match="schon geantwortet"):
        commands.remove_recipient(actor=asking.world.actor("head"), invitation=asking.invitation())


def test_questions_stand_once_the_round_is_open(asking: Asking) -> None:
    question = asking.asked.sheet.questions.order_by("position")[0]
    facts = QuestionFacts("Anders", QuestionKind.TEXT)
    actor = asking.world.actor("head")

    acts: tuple[Callable[[], object], ...] = (
        lambda: commands.change_question(actor=actor, question=question, facts=facts),
        lambda: commands.remove_question(actor=actor, question=question),
        lambda: commands.add_question(actor=actor, sheet=asking.asked.sheet, facts=facts),
    )
    for act in acts:
        with pytest.raises(Refused, match="schon geöffnet"):
            act()


def test_reminders_go_once_a_stage_to_the_silent_alone(asking: Asking) -> None:
    asking.reported()  # Alfter has answered
    asking.begin("Rheinbach")  # began, and did not send

    told = {left: _at(CLOSES - timedelta(days=left)) for left in (20, 15, 14, 13, 8, 7, 6, 2, 1, 0, -1)}

    both = ["rheinbach", "troisdorf"]
    assert {left: names for left, names in told.items() if names} == {14: both, 7: both, 1: both}


def test_a_job_that_was_down_sends_one_reminder_and_not_three(asking: Asking) -> None:
    assert _at(CLOSES - timedelta(days=1)) == ["alfter", "rheinbach", "troisdorf"]
    assert _at(CLOSES - timedelta(days=1)) == []
    assert _at(CLOSES) == []


def test_by_hand_reminds_once_a_day_and_the_job_leaves_them_in_peace(asking: Asking) -> None:
    day = CLOSES - timedelta(days=7)
    with clock.at(noon(day, 9)):
        commands.remind_silent(actor=asking.world.actor("assistant"), asked=asking.asked)
        with pytest.raises(Refused, match="heute schon erinnert"):
            commands.remind_silent(actor=asking.world.actor("assistant"), asked=asking.asked)

    assert len(_reminders()) == 3
    assert _at(day) == []


def test_nobody_is_left_to_remind(asking: Asking) -> None:
    for name in ("Alfter", "Rheinbach", "Troisdorf"):
        asking.send(name, has_no_need=True)

    with pytest.raises(Refused, match="Alle haben geantwortet"):
        commands.remind_silent(actor=asking.world.actor("head"), asked=asking.asked)
    assert _at(CLOSES - timedelta(days=1)) == []


def test_the_days_of_reminding_are_dated_data(asking: Asking) -> None:
    from schwerpunkt.core.writing import licence  # noqa: PLC0415
    from schwerpunkt.parameters.models import Parameter  # noqa: PLC0415

    with licence("test"):
        Parameter(
            centre=asking.world.here.centre,
            code="needs.reminder_days",
            value="3 Tage, 2",
            source="Hausregel",
            valid_from=date(2026, 1, 1),
        ).save()

    told = {left: len(_at(CLOSES - timedelta(days=left))) for left in (14, 7, 3, 2, 1)}

    assert told == {14: 0, 7: 0, 3: 3, 2: 3, 1: 0}


def test_a_round_that_is_reopened_reminds_anew(asking: Asking) -> None:
    head = asking.world.actor("head")
    _at(CLOSES - timedelta(days=1))
    commands.close_round(actor=head, asked=asking.asked)
    assert _at(CLOSES - timedelta(days=1)) == []
    later = CLOSES + timedelta(days=20)
    with clock.at(noon(CLOSES + timedelta(days=2))):
        with pytest.raises(Refused):
            commands.reopen_round(actor=head, asked=asking.asked, closes_on=later, reason=" ")
        with pytest.raises(Refused):
            commands.reopen_round(actor=head, asked=asking.asked, closes_on=CLOSES, reason="Wahl")
        commands.reopen_round(actor=head, asked=asking.asked, closes_on=later, reason="Zwei Kommunen baten um Zeit")

    assert len(_at(later - timedelta(days=14))) == 3
    asking.asked.refresh_from_db()
    assert (asking.asked.state, asking.asked.closes_on) == (RoundState.OPEN, later)
    acts = [(each.verb, each.reason) for each in history(asking.asked)]
    assert acts[:2] == [
        ("needs.remind_when_due", ""), ("needs.reopen_round", "Zwei Kommunen baten um Zeit"),
    ]  # fmt: skip


def test_a_closed_round_does_not_change_and_a_draft_goes(asking: Asking) -> None:
    head, facts = asking.world.actor("head"), RoundFacts("Bedarfe 2027", OPENED, CLOSES)
    with pytest.raises(Refused, match="Nur ein Entwurf"):
        commands.remove_round(actor=head, asked=asking.asked)
    commands.close_round(actor=head, asked=asking.asked)
    with pytest.raises(Refused, match="geschlossen"):
        commands.change_round(actor=head, asked=asking.asked, facts=facts)
    draft = round_of(asking.world, title="Zum Üben")

    commands.remove_round(actor=head, asked=draft)

    assert list(NeedRound.objects.values_list("title", flat=True)) == ["Bedarfe 2027"]
    assert Invitation.objects.count() == 3


def test_a_period_begins_only_when_every_need_has_its_answer(asking: Asking) -> None:
    head, world = asking.world.actor("head"), asking.world
    period = asking.asked.period
    assert period is not None
    goal = world.goal(period)
    need = asking.reviewed()
    planning.release_period(actor=head, period=period)
    planning.submit_period(actor=head, period=period, ministries=world.ministries(), submitted_on=clock.today())
    for agreement in period.agreements.all():
        planning.record_agreement(
            actor=head, agreement=agreement, outcome="agreed", answered_on=clock.today(), channel="email"
        )
    period.refresh_from_db()

    with pytest.raises(Refused, match="läuft noch"):
        planning.start_period(actor=head, period=period)
    commands.close_round(actor=head, asked=asking.asked)
    with pytest.raises(Refused, match="1 Bedarf ist noch ohne Entscheidung"):
        planning.start_period(actor=head, period=period)
    commands.take_up_need(actor=head, need=need, goals=[goal])
    assert planning.start_period(actor=head, period=period).state == "running"


def test_a_municipality_that_was_asked_is_not_removed(asking: Asking) -> None:
    from schwerpunkt.directory import commands as directory  # noqa: PLC0415

    place = CentreMunicipality.objects.get(name="Troisdorf")
    with pytest.raises(Refused, match="Es gibt schon Einträge"):
        directory.remove_municipality(actor=asking.world.here.system, place=place)
