"""Deleting what is known of somebody who has left: nothing of it is found anywhere, and every figure stays."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.urls import reverse

from schwerpunkt.accounts.commanding import says
from schwerpunkt.audit.trail import history
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.models import Organisation
from schwerpunkt.figures.metrics import Scope, all_metrics
from schwerpunkt.figures.queries import counted_all
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import ApplicationFacts, InterpreterFacts, Spoken, Told
from schwerpunkt.interpreters.enums import Side
from schwerpunkt.interpreters.links import guest_of, visitor_of
from schwerpunkt.interpreters.models import Interpreter
from schwerpunkt.ui.contributions import all_waiting
from tests.kit import pool, settling
from tests.kit.world import World

AFTER = settling.LATER + timedelta(days=1)
ALWAYS = Scope(date(2023, 1, 1), date(2024, 12, 31))
SECRETS = (
    "Zarifa",
    "zarifa@pool.example",
    "0170 5550",
    "Nussallergie",
    "Migräne",
    "Der Raum war laut",
    "Kam etwas zu spät",
    "Zazaki",
    "Ich habe gehört",
    "frueher@pool.example",
)


@pytest.fixture
def person(world: World) -> Interpreter:
    """Somebody with everything that can be known of her: two talks that are paid, two she did not go to, a month she
    was left out of."""
    actor = world.here.system
    found = _taken_in(world)
    settling.tariff(world)
    settling.accounts(world, found)
    given_back = settling.assigned(world, found, pool.TALK + timedelta(days=1))
    with clock.at(pool.NOON):
        commands.withdraw_assignment(actor=actor, assignment=given_back, reason="Migräne")
        asked = pool.request(world, starts_at=pool.TALK + timedelta(days=2), email="buero@schule.example")
        promised = commands.offer_to(actor=actor, request=asked, interpreter=found)
        promised = commands.accept_by_link(actor=guest_of(promised), assignment=promised)
        commands.withdraw_assignment(actor=actor, assignment=promised, reason="Migräne")
    talk = settling.assigned(world, found)
    for side, remark in ((Side.INTERPRETER, "Der Raum war laut"), (Side.INSTITUTION, "Kam etwas zu spät")):
        times = (pool.TALK, pool.TALK + timedelta(hours=1))
        with clock.at(pool.TALK + timedelta(hours=3)):
            told = Told("held", *times, impression="mixed", remark=remark)
            commands.confirm_talk(actor=guest_of(talk), assignment=talk, side=side, told=told)
    _left_out(world, found)
    settling.released(world, settling.OCTOBER)
    return found


def _taken_in(world: World) -> Interpreter:
    actor, visitor = world.here.system, visitor_of(world.here.centre)
    facts = ApplicationFacts(
        name="Zarifa Beispiel",
        email="frueher@pool.example",
        languages=[(pool.language(), "native")],
        message="Ich habe gehört",
    )
    with clock.at(pool.NOON):
        made = commands.receive_application(actor=visitor, facts=facts)
        commands.confirm_application(actor=visitor, application=made)
        found = commands.accept_application(actor=actor, application=made).interpreter
        assert found is not None
        known = InterpreterFacts(
            "Zarifa Beispiel",
            date(2023, 1, 1),
            email="zarifa@pool.example",
            phone="0170 5550",
            gender="woman",
            note="Nussallergie",
        )
        found = commands.change_interpreter(actor=actor, interpreter=found, facts=known)
        commands.add_language(actor=actor, interpreter=found, spoken=Spoken(pool.language("kmr"), dialect="Zazaki"))
        commands.add_training(actor=actor, interpreter=found, title="Grundschulung", on=date(2023, 2, 1), lessons=16)
        commands.note_proof(
            actor=actor, interpreter=found, kind="confidentiality", seen_on=date(2023, 1, 1), next_due=None
        )
        commands.set_own_times(actor=guest_of(found), interpreter=found, slots=((3, time(8), time(18)),))
        school = Organisation.objects.get(name="Untere Schulaufsicht")
        commands.bar_from(actor=actor, interpreter=found, organisation=school)
        return commands.allow_at(actor=actor, interpreter=found, organisation=school)


def _left_out(world: World, person: Interpreter) -> None:
    """September is settled without her, whose talk comes with the one of October."""
    stays = pool.interpreter(world, "Wer bleibt")
    settling.held(world, stays, starts_at=pool.TALK + timedelta(days=3))
    commands.set_bank_account(actor=world.here.system, interpreter=stays, holder="Wer bleibt", iban=settling.OTHER_IBAN)
    draft = settling.settle(world)
    with clock.at(settling.LATER):
        commands.postpone(actor=world.here.system, settlement=draft, interpreter=person, reason="Konto unklar")
    settling.released(world)
    settling.held(world, person, starts_at=pool.TALK + timedelta(days=9))


def _left(world: World, person: Interpreter, moment: datetime = AFTER) -> Interpreter:
    with clock.at(moment):
        return commands.let_leave(actor=world.actor("head"), interpreter=person)


def _forgotten(world: World, person: Interpreter) -> Interpreter:
    with clock.at(AFTER):
        return commands.forget_interpreter(actor=world.actor("head"), interpreter=_left(world, person))


def _places(words: str) -> set[str]:
    """The tables in which these words stand somewhere."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            rows = model._base_manager.all()
            if words in serializers.serialize("json", rows, ensure_ascii=False):
                found.add(model._meta.label)
    return found


def test_nothing_of_her_is_found_anywhere_but_in_the_receipts(world: World, person: Interpreter) -> None:
    assert all(_places(each) for each in SECRETS)

    forgotten = _forgotten(world, person)

    assert {each: _places(each) for each in SECRETS[1:]} == {each: set() for each in SECRETS[1:]}
    assert _places("Zarifa") == {"interpreters.Payout"}
    assert _places(settling.IBAN.replace(" ", "")) == {"interpreters.Payout"}
    assert (forgotten.name, forgotten.forgotten_on) == (f"Ohne Namen {person.pk}", AFTER.date())
    for parts in (forgotten.slots, forgotten.proofs, forgotten.absences):
        assert not parts.exists()


def test_every_figure_stays(world: World, person: Interpreter) -> None:
    wanted = [(each, ALWAYS) for each in all_metrics()]
    left = _left(world, person)
    before = counted_all(wanted)
    assert sum(1 for figure in before if figure) > 5

    with clock.at(AFTER):
        commands.forget_interpreter(actor=world.actor("head"), interpreter=left)

    assert counted_all(wanted) == before


def test_the_history_still_tells_who_did_what_and_when_but_not_about_whom(world: World, person: Interpreter) -> None:
    before = _acts(person)

    _forgotten(world, person)

    entries = list(history(person, None))
    assert _acts(person)[2:] == before
    assert [says(each.verb) for each in entries[:2]] == [
        "Angaben zu Sprachmittelnden gelöscht",
        "Sprachmittelnde ausgeschieden",
    ]
    assert {(each.object_label, str(each.changes), each.reason) for each in entries} == {
        (f"Ohne Namen {person.pk}", "[]", "")
    }


def _acts(person: Interpreter) -> list[tuple[datetime, str, str]]:
    return [(each.at, each.actor_label, each.verb) for each in history(person, None)]


def test_only_who_has_left_is_forgotten_and_only_once(world: World, person: Interpreter) -> None:
    head = world.actor("head")
    with clock.at(AFTER), pytest.raises(Refused, match="Nur von Ausgeschiedenen"):
        commands.forget_interpreter(actor=head, interpreter=person)

    forgotten = _forgotten(world, person)

    with clock.at(AFTER):
        with pytest.raises(Refused, match="schon gelöscht"):
            commands.forget_interpreter(actor=head, interpreter=forgotten)
        with pytest.raises(Refused, match="neu auf"):
            commands.resume_interpreter(actor=head, interpreter=forgotten)
        with pytest.raises(Refused, match="neu auf"):
            commands.note_proof(
                actor=head, interpreter=forgotten, kind="police", seen_on=date(2023, 9, 1), next_due=None
            )


def test_a_draft_of_a_settlement_needs_her_still(world: World, person: Interpreter) -> None:
    later = AFTER + timedelta(days=30)
    settling.held(world, person, starts_at=later - timedelta(days=2))
    left = _left(world, person, later)

    with clock.at(later):
        commands.settle_month(actor=world.here.system, month=later.date())
    with clock.at(later), pytest.raises(Refused, match="Entwurf der Abrechnung"):
        commands.forget_interpreter(actor=world.actor("head"), interpreter=left)


def test_the_page_says_what_would_be_gone_and_what_would_stay(
    world: World, person: Interpreter, client: Client
) -> None:
    _left(world, person)
    client.force_login(world.here.people["head"].user)
    address = reverse("interpreters:interpreter_forget", args=(person.pk,))

    asked = client.get(address).text

    for sentence in (
        "1 Nachweis wird gelöscht.",
        "1 Zeit oder Ausnahme wird gelöscht.",
        "2 Rückmeldungen zu Gesprächen werden geleert.",
        "Die Bankverbindung wird gelöscht.",
        "Schulungen und 4 Einsätze.",
        "Freigegebene Abrechnungen behalten Namen, Konto und den Grund einer Zurückstellung",
    ):
        assert sentence in asked
    assert client.post(address, {"revision": _revision(asked)}, follow=True).status_code == 200
    page = client.get(reverse("interpreters:interpreter", args=(person.pk,))).text
    assert "Angaben gelöscht am" in page
    assert "Zarifa" not in page
    assert reverse("interpreters:interpreter_change", args=(person.pk,)) not in page


def _revision(page: str) -> str:
    found = re.search(r'name="revision" value="(\d+)"', page)
    return found[1] if found else ""


def test_after_the_months_of_the_rule_somebody_is_reminded_until_it_is_done(world: World, person: Interpreter) -> None:
    left = _left(world, person)
    title = "Angaben einer ausgeschiedenen Person löschen"

    def told(day: date) -> list[date | None]:
        with clock.at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC)):
            found = all_waiting(world.actor("officer"), day)
        return [each.due_on for each in found if each.title == title]

    due = date(2024, 10, 5)
    assert (told(due - timedelta(days=1)), told(due)) == ([], [due])
    with clock.at(AFTER):
        commands.forget_interpreter(actor=world.actor("head"), interpreter=left)
    assert told(due) == []
