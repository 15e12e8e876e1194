"""The public forms: from the questions to the request, the link, the limits, applications and forgetting."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.audit import trail
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.directory.models import Organisation
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import ApplicationFacts, InquiryFacts
from schwerpunkt.interpreters.enums import FormKind, IncomingState, Origin, Reply, Verdict
from schwerpunkt.interpreters.forgetting import forget_incoming
from schwerpunkt.interpreters.forms.joining import JoinForm
from schwerpunkt.interpreters.languages import SPOKEN, name_of
from schwerpunkt.interpreters.links import Purpose, open_door, token_for, visitor_of
from schwerpunkt.interpreters.models import Application, Inquiry, Interpreter, Language, Request
from schwerpunkt.interpreters.queries import meant_organisation, requests_of, rules
from schwerpunkt.messaging.models import Mail
from tests.kit import pool
from tests.kit.german import german, sentences, values
from tests.kit.typing_in import filled
from tests.kit.world import World

ASK = reverse("interpreters:public_ask", args=("rsk",))
JOIN = reverse("interpreters:public_join", args=("rsk",))
NO_TALK = "31.2.2024"


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> None:
    """Counting begins anew."""
    cache.clear()


@pytest.fixture
def opened(world: World) -> World:
    """The centre has opened both forms."""
    for kind in FormKind:
        commands.open_form(actor=world.actor("head"), kind=kind)
    return world


def guest(world: World) -> Actor:
    return visitor_of(world.here.centre, "Gast")


def inquiry(world: World, **more: Any) -> Inquiry:
    """A request that was sent, not confirmed."""
    facts: dict[str, Any] = {
        "institution": "Untere  Schulaufsicht",
        "institution_kind": "school",
        "name": "Erika Muster",
        "email": "buero@schule.example",
        "language": pool.language(),
        "kind": world.code["elterngespraech"],
        "starts_at": pool.TALK,
        "minutes": 60,
        "venue": "Raum 2",
    }
    with clock.at(pool.NOON):
        return commands.receive_inquiry(actor=guest(world), facts=InquiryFacts(**{**facts, **more}), answers={})


def application(world: World, *, confirmed: bool = True) -> Application:
    """An application."""
    facts = ApplicationFacts(
        name="Amal Neu",
        email="amal@neu.example",
        languages=[(pool.language(), "native"), (pool.language("en"), "good")],
        mobility="car",
        weekdays=[0, 2],
        parts=["morning", "evening"],
        message="Ich helfe gern.",
    )
    with clock.at(pool.NOON):
        made = commands.receive_application(actor=guest(world), facts=facts)
        return commands.confirm_application(actor=guest(world), application=made) if confirmed else made


def _mails() -> int:
    """So many were written to whoever filled in a form."""
    return Mail.objects.filter(key__startswith="interpreters.").count()


def send(client: Client, page: str, url: str = ASK, **typed: Any) -> Any:
    with clock.at(pool.NOON):
        return client.post(url, {**filled(page, typed), **typed, "weiter": "ja"})


def to_step_two(client: Client, on: str = "21.9.2023", **typed: str) -> Any:
    with clock.at(pool.NOON):
        page = client.get(ASK).text
    answers = {f"rule_{each.pk}": "no" for each in rules()}
    return send(client, page, on=on, minutes="60", **{**answers, **typed})


def test_one_answer_that_decides_is_told_at_once_and_without_the_sources_of_the_house(
    opened: World, client: Client
) -> None:
    with clock.at(pool.NOON):
        page = client.get(ASK).text
    court = next(each for each in rules() if "Gericht" in each.question)

    answer = send(client, page, **{f"rule_{court.pk}": "yes"})

    assert answer.status_code == 422
    assert court.quotation in answer.text
    assert "Bitte füllen Sie" not in answer.text
    assert "Quelle:" not in answer.text


def test_a_form_is_not_there_until_the_centre_opens_it(world: World, client: Client) -> None:
    before = [client.get(url).status_code for url in (ASK, JOIN)]
    form = commands.open_form(actor=world.actor("head"), kind="request")
    opened = [client.get(url).status_code for url in (ASK, JOIN, ASK.replace("rsk", "stadt"))]
    commands.close_form(actor=world.actor("head"), form=form)
    with pytest.raises(Forbidden):
        commands.open_form(actor=world.actor("officer"), kind="request")

    assert (before, opened, client.get(ASK).status_code) == ([404, 404], [200, 404, 404], 404)


def test_from_the_questions_to_the_request(opened: World, client: Client) -> None:
    second = to_step_two(client)
    third = send(
        client,
        second.text,
        institution="Untere Schulaufsicht <b>",
        institution_kind="school",
        name="Erika Muster",
        email="buero@schule.example",
        language=str(pool.language().pk),
        begins="10",
        venue="Raum 2 & 3",
        kind=str(opened.code["elterngespraech"].pk),
    )
    done = send(client, third.text, is_agreed="on")
    found = Inquiry.objects.get()
    link = reverse("interpreters:by_link_inquiry", args=(token_for(Purpose.INQUIRY, found),))
    with clock.at(pool.NOON):
        looked = client.get(link)
        state_after_looking = Inquiry.objects.get().state
        client.post(link, filled(looked.text, {}))
        again = client.get(link).text
        found = Inquiry.objects.get()
        commands.accept_inquiry(actor=opened.actor("officer"), inquiry=found, organisation=meant_organisation(found))
    request = Request.objects.get()

    assert (second.status_code, third.status_code, done.status_code) == (200, 200, 302)
    assert "Untere Schulaufsicht &lt;b&gt;" in third.text
    assert (state_after_looking, found.state) == (IncomingState.UNCONFIRMED, IncomingState.WAITING)
    assert "Ihre E-Mail-Adresse ist bestätigt" in again
    assert (request.origin, request.verdict, request.contact) == (Origin.PUBLIC, Verdict.ADMISSIBLE, "Erika Muster")
    assert _mails() == 2
    assert looked["X-Robots-Tag"] == "noindex"
    assert looked["Cache-Control"] == "no-store"


def test_the_check_answers_before_anything_is_asked_for(opened: World, client: Client) -> None:
    court = next(each for each in rules() if "Gericht" in each.question)
    refused = to_step_two(client, **{f"rule_{court.pk}": "yes"})
    late = to_step_two(client, on="15.9.2023")

    assert (refused.status_code, late.status_code) == (422, 422)
    assert court.quotation in refused.text
    assert court.alternative in refused.text
    assert "21.09.2023" in late.text
    assert 'name="institution"' not in refused.text.replace('type="hidden" name="institution"', "")
    assert Inquiry.objects.count() == 0


@pytest.mark.parametrize("on", [NO_TALK, "1.1.2020", "bald", ""])
def test_a_day_that_cannot_be_is_said_at_the_field_and_nothing_is_lost(opened: World, client: Client, on: str) -> None:
    answer = to_step_two(client, on=on)

    assert (answer.status_code, f'value="{on}"' in answer.text) == (422, True)
    assert 'aria-invalid="true"' in answer.text


def test_going_back_loses_nothing(opened: World, client: Client) -> None:
    second = to_step_two(client)
    with clock.at(pool.NOON):
        sent = {**filled(second.text, {"institution": "Kita Sonne"}), "zurueck": "ja"}
        first = client.post(ASK, sent)
        forth = client.post(ASK, {**filled(first.text, {}), "weiter": "ja", **_checked(first.text)})

    assert 'value="21.9.2023"' in first.text
    assert 'value="Kita Sonne"' in forth.text


def _checked(page: str) -> dict[str, str]:
    return dict.fromkeys(re.findall(r'name="(rule_\d+)"', page), "no")


def test_a_machine_and_a_name_of_a_client_do_not_come_through(opened: World, client: Client) -> None:
    trapped = join(client, website="https://spam.example")
    with pytest.raises(Refused) as refused:
        inquiry(opened, subject="Gespräch mit Frau Yilmaz")

    assert list(refused.value.fields) == ["subject"]
    assert trapped.status_code == 302
    assert (Inquiry.objects.count(), Application.objects.count(), _mails()) == (0, 0, 0)


def join(client: Client, **typed: Any) -> Any:
    facts = {"name": "Amal", "email": "a@b.example", "language": str(pool.language().pk), "level": "native"}
    with clock.at(pool.NOON):
        page = client.get(JOIN).text
        return client.post(JOIN, {**filled(page, {}), **facts, "mobility": "car", "is_agreed": "on", **typed})


def test_one_address_gets_three_mails_an_hour(opened: World, client: Client) -> None:
    statuses = [join(client).status_code for _each in range(4)]

    assert (statuses, _mails()) == ([302, 302, 302, 429], 3)


def test_an_application_sent_twice_arrives_once(opened: World, client: Client) -> None:
    for _each in range(2):
        join(client, form_token="einmal")

    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"email": "a@"}, {"message": "x" * 2000}, {"weekdays": ["1"]}, {"level": "perfekt"}, {"language_2": "x"}],
)
def test_an_application_that_cannot_be_is_refused(opened: World, client: Client, wrong: dict[str, Any]) -> None:
    assert (join(client, **wrong).status_code, Application.objects.count()) == (422, 0)


@pytest.mark.parametrize("language", [each for each in SPOKEN if each != "de"])
def test_joining_speaks_the_language_of_the_volunteer_and_so_do_its_mails(
    opened: World, client: Client, language: str
) -> None:
    spoken, known = {"sprache": language}, values()
    typed = {"name": "Amal", "email": "a@b.example", "language": str(pool.language().pk), "level": "native"}
    with clock.at(pool.NOON):
        empty = client.get(JOIN, spoken).text
        refused = client.post(JOIN, {**filled(empty, {}), "email": "a@", "weekdays": ["1"]}, query_params=spoken)
        sent = client.post(
            JOIN, {**filled(empty, {}), **typed, "mobility": "car", "is_agreed": "on"}, query_params=spoken
        )
        arrived = Application.objects.get()
        link = f"{reverse('interpreters:by_link_application', args=(token_for(Purpose.APPLICATION, arrived),))}"
        asked = client.get(link, spoken).text
        client.post(link, query_params=spoken)
        done = client.get(link, spoken).text
    pages = [empty, refused.text, client.get(sent.headers["Location"]).text, asked, done]
    told = Mail.objects.filter(key__startswith="interpreters.").values_list("subject", "body")
    words = {line.casefold() for mail in told for line in "\n".join(mail).splitlines() if line}

    assert [german(page, known) for page in pages if german(page, known)] == []
    assert (arrived.reads, len(told)) == (language, 2)
    assert [line for line in words if line in sentences()[0] and line not in known] == []
    assert "Guten Tag" not in "".join(body for _subject, body in told)


def test_reading_the_form_in_another_language_loses_nothing_and_blames_nobody(opened: World, client: Client) -> None:
    typed = {"name": "Amal", "message": "Ich helfe gern."}
    with clock.at(pool.NOON):
        wrong = client.post(JOIN, {**filled(client.get(JOIN).text, {}), **typed}).text
        otherwise = client.post(f"{JOIN}?sprache=uk", {**filled(wrong, {}), **typed, "lesen": "uk"}).text
    again = filled(otherwise, {})

    assert 'formaction="/sprachmittlung/mitmachen/' in wrong
    assert 'aria-invalid="true"' in wrong
    assert 'aria-invalid="true"' not in otherwise
    assert '<html lang="uk"' in otherwise
    assert {name: again[name] for name in typed} == typed
    assert not Application.objects.exists()


def test_languages_are_named_and_ordered_as_the_reader_does(opened: World) -> None:
    dari, mandarin = (Language.objects.get(code=code) for code in ("prs", "cmn"))
    names = {}
    for reader in ("de", "en", "fa"):
        with override(reader):
            field: Any = JoinForm(actor=guest(opened)).fields["language"]
            names[reader] = [str(label) for _key, label in field.choices][1:]
            names[f"{reader}: some"] = [name_of(dari), name_of(mandarin)]

    assert names["de: some"] == ["Dari", "Chinesisch (Mandarin)"]
    assert names["en: some"] == ["Dari", "Chinesisch (Mandarin)"]
    assert names["fa: some"] == ["دری", "Chinesisch (Mandarin)"]
    assert names["en"][:3] == ["Afar", "Akan", "Albanian"]
    assert names["de"].index("Türkisch") < names["de"].index("Turkmenisch")


def test_a_link_opens_its_own_thing_once_and_not_for_ever(opened: World, client: Client) -> None:
    first, second = inquiry(opened), inquiry(opened)
    token = token_for(Purpose.INQUIRY, first)
    stolen = f"{second.pk}-{token.partition('-')[2]}"
    with clock.at(pool.NOON):
        wrong = [
            client.get(reverse("interpreters:by_link_inquiry", args=(each,))).status_code
            for each in (stolen, "x", token[:-2])
        ]
        commands.confirm_inquiry(actor=guest(opened), inquiry=first)
        with pytest.raises(Refused):
            commands.confirm_inquiry(actor=guest(opened), inquiry=first)
    with clock.at(pool.NOON + timedelta(days=4)):
        over = client.get(
            reverse("interpreters:by_link_inquiry", args=(token_for(Purpose.INQUIRY, second),))
        ).status_code
        with pytest.raises(Refused):
            commands.confirm_inquiry(actor=guest(opened), inquiry=second)

    assert (wrong, over) == ([404, 404, 404], 410)
    assert open_door(Purpose.INQUIRY, token_for(Purpose.INQUIRY, first)).record == first


def test_the_institution_is_recognised_or_made(opened: World) -> None:
    known, new = inquiry(opened), inquiry(opened, institution="Kita Regenbogen", email="neu@kita.example")
    with clock.at(pool.NOON):
        for each in (known, new):
            commands.confirm_inquiry(actor=guest(opened), inquiry=each)
        meant = meant_organisation(known)
        unknown = meant_organisation(new)
        made = commands.accept_inquiry(actor=opened.actor("officer"), inquiry=new).request
        again = meant_organisation(inquiry(opened, institution="KiTa", email="Neu@kita.example"))

    assert meant == Organisation.objects.get(name="Untere Schulaufsicht")
    assert (unknown, again) == (None, made.organisation if made else None)


def test_what_only_own_money_pays_is_marked(opened: World) -> None:
    health = next(each for each in rules() if "Gesundheit" in each.question)
    facts = pool.facts(opened)
    with clock.at(pool.NOON):
        made = commands.receive_inquiry(
            actor=guest(opened),
            facts=InquiryFacts(
                "Klinik", "other", "A", "a@b.example", facts.language, facts.kind, pool.TALK, 60, is_online=True
            ),
            answers={health.pk: Reply.YES},
        )
        made = commands.confirm_inquiry(actor=guest(opened), inquiry=made)
        made = commands.accept_inquiry(actor=opened.actor("officer"), inquiry=made)

    assert (made.request.verdict, made.request.is_state_money_excluded) == (Verdict.OWN_MONEY, True)  # type: ignore[union-attr]


def test_an_application_carries_everything_into_the_pool(opened: World) -> None:
    with clock.at(pool.NOON):
        made = commands.accept_application(actor=opened.actor("officer"), application=application(opened))
        with pytest.raises(Refused):
            commands.accept_application(actor=opened.actor("officer"), application=made)
    person = Interpreter.objects.get()

    assert (person.name, person.email, person.note) == ("Amal Neu", "amal@neu.example", "Ich helfe gern.")
    assert {each.language.code: each.level for each in person.languages.all()} == {"ar": "native", "en": "good"}
    assert sorted((each.weekday, each.begins.hour) for each in person.slots.all()) == [(0, 8), (0, 17), (2, 8), (2, 17)]


def test_a_refusal_needs_a_reason_and_reaches_the_person(opened: World) -> None:
    made = application(opened)
    with clock.at(pool.NOON):
        with pytest.raises(Refused):
            commands.decline_application(actor=opened.actor("officer"), application=made, reason=" ")
        commands.decline_application(actor=opened.actor("officer"), application=made, reason="Zurzeit kein Bedarf.")
    mail = Mail.objects.get(key__endswith="declined")

    assert (mail.to_address, "Zurzeit kein Bedarf." in mail.body) == ("amal@neu.example", True)


def test_nothing_is_taken_over_before_its_address_is_confirmed(opened: World) -> None:
    with pytest.raises(Refused), clock.at(pool.NOON):
        commands.accept_application(actor=opened.actor("officer"), application=application(opened, confirmed=False))


def test_what_is_over_is_forgotten(opened: World) -> None:
    application(opened, confirmed=False)
    waiting, handled = application(opened), application(opened)
    with clock.at(pool.NOON):
        commands.accept_application(actor=opened.actor("officer"), application=handled)
    with clock.at(pool.NOON + timedelta(days=2)):
        early = forget_incoming()
    with clock.at(pool.NOON + timedelta(days=91)):
        late = forget_incoming()

    assert (early, late) == (0, 2)
    assert (list(Application.objects.all()), Interpreter.objects.count()) == ([waiting], 1)


def test_the_pages_of_the_team(opened: World, client: Client) -> None:
    made, asked = application(opened), inquiry(opened)
    with clock.at(pool.NOON):
        commands.confirm_inquiry(actor=guest(opened), inquiry=asked)
        client.force_login(opened.here.people["officer"].user)
        names = ("inquiries", "applications", "rules")
        lists = [client.get(reverse(f"interpreters:{name}")).status_code for name in names]
        page = client.get(reverse("interpreters:inquiry_accept", args=(asked.pk,))).text
        detail = client.get(reverse("interpreters:application", args=(made.pk,))).text
        taken = client.post(
            reverse("interpreters:inquiry_accept", args=(asked.pk,)), filled(page, {}), follow=True
        ).text

    assert lists == [200, 200, 200]
    assert "Amal Neu" in detail
    assert "über das öffentliche Formular" not in page
    assert "Ergebnis der Prüfung" in taken
    assert Request.objects.get().organisation.name == "Untere Schulaufsicht"


def test_wishes_that_write_nothing_close_no_form_and_each_network_counts_once(opened: World, client: Client) -> None:
    overview = reverse("interpreters:public_overview", args=("rsk",))

    def wished(number: int, place: str) -> int:
        typed = {"email": f"niemand{number}@fremd.example"}
        return client.post(overview, typed, headers={"X-Forwarded-For": place}, REMOTE_ADDR=place).status_code

    with clock.at(pool.NOON):
        from_many = {wished(number, f"10.0.0.{number}") for number in range(120)}
        # one connection has all addresses of its network
        from_one = [wished(500 + number, f"2001:db8:1:2::{number:x}") for number in range(21)]

    assert (from_many, from_one) == ({302}, [302] * 20 + [429])
    assert (_mails(), join(client).status_code) == (0, 302)


def test_addresses_that_only_a_database_takes_for_one_see_nothing_of_each_other(opened: World) -> None:
    pool.request(opened, email="anna@kita-mitte.example")

    assert [
        requests_of(each).count() for each in ("Anna@Kita-Mitte.example", "anna@k\u0131ta-m\u0131tte.example", "")
    ] == [
        1,
        0,
        0,
    ]


def test_an_address_is_kept_as_mail_servers_write_it(opened: World, client: Client) -> None:
    refused = join(client, email="bücher@verein.example")
    join(client, email="anna@bücher.example")

    assert refused.status_code == 422
    assert "die Mailserver nicht annehmen" in refused.text
    assert Application.objects.get().email == "anna@xn--bcher-kva.example"
    assert [each.to_label for each in Mail.objects.filter(key__startswith="interpreters.")] == [""]


def test_a_wish_to_see_ones_requests_leaves_no_trace_in_their_history(opened: World) -> None:
    asked = pool.request(opened, email="anna@kita-mitte.example")
    before = trail.history(asked, None).count()
    with clock.at(pool.NOON):
        commands.ask_for_overview(actor=guest(opened), email="anna@kita-mitte.example")
    entry = trail.history(asked, None).first()

    assert trail.history(asked, None).count() == before + 1
    assert entry is not None
    assert (entry.verb, entry.changes) == ("interpreters.ask_for_overview", [])
