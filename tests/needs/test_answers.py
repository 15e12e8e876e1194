"""Answering by the personal link: what it opens, what it does not, and what happens when two do it at once."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Conflict, Forbidden, Refused
from schwerpunkt.messaging.models import Mail
from schwerpunkt.needs import commands
from schwerpunkt.needs.commands import NeedFacts
from schwerpunkt.needs.enums import Asked, NeedState
from schwerpunkt.needs.links import guest_of, last_day_of_link, open_door, token_for
from schwerpunkt.needs.models import Answer, Invitation, Need
from schwerpunkt.needs.queries import earlier_needs, needs, questions_of
from schwerpunkt.tenancy.scope import inside
from schwerpunkt.ui.limits import SAVES, WRONG_LINKS
from tests.kit.needs import CLOSES, Asking, noon, round_of, sent_links

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(form_token|revision)" value="([^"]*)"', page))


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_nothing_that_opens_the_link_is_stored(asking: Asking) -> None:
    links = sent_links()
    token = token_for(asking.invitation())

    assert links["integration@alfter.example"] == f"/bedarf/{token}/"
    stored = str([*Invitation.objects.values(), *Mail.objects.values(), *AuditEntry.objects.values()])
    assert token.partition(":")[2] not in stored
    with pytest.raises(signing.BadSignature):
        signing.Signer(salt="schwerpunkt.needs.answer", key="another installation").unsign(token)


@pytest.mark.parametrize("broken", ["x", "1-abc", "1-abc:def", "%20"])
def test_a_wrong_link_says_what_to_do(asking: Asking, broken: str) -> None:
    answer = Client().get(f"/bedarf/{broken}/")

    assert answer.status_code == 404
    assert "Dieser Link führt nirgendwohin." in answer.content.decode()


def test_a_changed_key_or_signature_opens_nothing(asking: Asking) -> None:
    mine, other = asking.invitation("Alfter"), asking.invitation("Troisdorf")
    token = token_for(mine)
    forged = [
        token.replace(f"{mine.pk}-", f"{other.pk}-", 1),
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        signing.Signer(salt="something else").sign(f"{mine.pk}-{mine.nonce}"),
    ]

    assert [open_door(each).invitation for each in (token, *forged)] == [mine, None, None, None]


def test_a_new_link_makes_the_old_one_void(asking: Asking) -> None:
    old = asking.path()
    commands.renew_link(actor=asking.world.actor("assistant"), invitation=asking.invitation())

    answer = Client().get(old)
    words = _words(answer.content.decode())
    assert (answer.status_code, "Dieser Link gilt nicht mehr." in words) == (410, True)
    assert "Fragen beantwortet Head Rsk, KI Musterkreis: head@rsk.example" in words
    assert Client().get(asking.path()).status_code == 200
    assert sent_links()["integration@alfter.example"] == asking.path()


def test_a_changed_address_gets_a_new_link(asking: Asking) -> None:
    old = asking.path()
    commands.change_recipient(
        actor=asking.world.actor("head"), invitation=asking.invitation(), to_address="neu@alfter.example", to_label=""
    )

    assert Client().get(old).status_code == 410
    assert sent_links()["neu@alfter.example"] == asking.path()


def test_a_link_lives_as_long_as_its_round_and_the_grace(asking: Asking) -> None:
    path, last = asking.path(), last_day_of_link(asking.invitation())
    assert last == CLOSES + timedelta(days=28)

    with clock.at(noon(last)):
        assert Client().get(path).status_code == 200
    with clock.at(noon(last + timedelta(days=1))):
        answer = Client().get(path)
    assert (answer.status_code, "Diese Abfrage ist vorbei." in answer.content.decode()) == (410, True)


def test_after_the_end_the_link_shows_what_was_reported_and_takes_nothing(asking: Asking) -> None:
    asking.reported("Ein Sprachkurs am Abend")
    asking.write("Noch ein halber Satz")  # never sent
    head = asking.world.actor("head")
    commands.close_round(actor=head, asked=asking.asked)

    page = Client().get(asking.path()).content.decode()
    assert ("Ein Sprachkurs am Abend" in page, "wird noch bearbeitet" in page) == (True, True)
    assert "Noch ein halber Satz" not in page
    for rest in ("bedarfe/", "bedarfe/neu/", "fragen/", "abschicken/"):
        assert Client().get(asking.path(rest=rest)).headers["Location"] == asking.path()
    with pytest.raises(Refused, match="geschlossen"):
        asking.write("Zu spät")
    assert Need.objects.count() == 2


def test_a_link_is_not_there_before_the_round_opens(asking: Asking) -> None:
    draft = round_of(asking.world, title="Später")
    invitation = Invitation.objects.get(round=draft, municipality__name="Alfter")

    assert Client().get(f"/bedarf/{token_for(invitation)}/").status_code == 410


def test_whoever_has_a_forwarded_link_sees_for_whom_and_says_who_she_is(asking: Asking) -> None:
    asking.begin(function="Leitung Sozialamt")
    client, path = Client(), asking.path()

    page = client.get(path).content.decode()
    words = _words(page)
    assert "Ich antworte für: Gemeinde Alfter" in words or "Ich antworte für: Alfter" in words
    assert "Zuletzt hat geantwortet: Leitung Sozialamt." in words
    refused = client.post(path, {**_hidden(page), "reporter_function": "Praktikantin"})
    assert (refused.status_code, "Bitte bestätigen Sie, für wen Sie antworten." in refused.content.decode()) == (
        422,
        True,
    )
    client.post(path, {**_hidden(page), "reporter_function": "Praktikantin", "is_confirmed": "on"})
    assert Answer.objects.get().reporter_function == "Praktikantin"


def test_needs_of_others_do_not_exist_behind_the_link(asking: Asking) -> None:
    foreign = asking.write("Geheim", "Troisdorf")
    mine = asking.begin()
    client = Client()

    for rest in (f"bedarfe/{foreign.pk}/", f"bedarfe/{foreign.pk}/zurueckziehen/", f"wieder/{foreign.pk}/"):
        assert client.get(asking.path(rest=rest)).status_code == 404
    actor = guest_of(asking.invitation())
    acts: tuple[Callable[[], object], ...] = (
        lambda: commands.change_entry(actor=actor, answer=mine, need=foreign, facts=NeedFacts("Anders")),
        lambda: commands.withdraw_entry(actor=actor, answer=mine, need=foreign),
        lambda: commands.repeat_entry(actor=actor, answer=mine, earlier=foreign),
    )
    for act in acts:
        with pytest.raises(Refused, match="gibt es nicht"):
            act()


def test_a_guest_may_answer_and_nothing_else(asking: Asking) -> None:
    need, guest = asking.reported(), guest_of(asking.invitation())

    with pytest.raises(Forbidden):
        commands.review_need(actor=guest, need=need, action_field=None, topic=None)
    with pytest.raises(Forbidden):
        commands.close_round(actor=guest, asked=asking.asked)
    other = Actor(label="x", centre=asking.world.there.centre, permissions=guest.permissions)
    with pytest.raises(Forbidden):
        commands.change_entry(actor=other, answer=asking.begin(), need=need, facts=NeedFacts("Anders"))


def test_the_link_works_for_somebody_signed_in_elsewhere(asking: Asking) -> None:
    client = Client()
    client.force_login(asking.world.there.people["head"].user)

    page = client.get(asking.path())

    assert (page.status_code, "Was braucht Alfter?" in page.content.decode()) == (200, True)


def test_two_who_change_one_need_at_once_lose_nothing(asking: Asking) -> None:
    need = asking.write("Ein Kurs")
    path, first, second = asking.path(rest=f"bedarfe/{need.pk}/"), Client(), Client()
    pages = [client.get(path).content.decode() for client in (first, second)]

    assert first.post(path, {**_hidden(pages[0]), "text": "Ein Kurs am Vormittag"}).status_code == 302
    answer = second.post(path, {**_hidden(pages[1]), "text": "Zwei Kurse"})

    words = _words(answer.content.decode())
    assert (answer.status_code, "Ein Kurs am Vormittag" in words, "Zwei Kurse" in words) == (409, True, True)
    assert Need.objects.get().text == "Ein Kurs am Vormittag"
    again = second.post(path, {**_hidden(answer.content.decode()), "text": "Zwei Kurse am Vormittag"})
    assert (again.status_code, Need.objects.get().text) == (302, "Zwei Kurse am Vormittag")


def test_a_stale_version_is_a_conflict_for_the_command_too(asking: Asking) -> None:
    need, answer = asking.write("Ein Kurs"), Answer.objects.get()
    guest, opened = guest_of(asking.invitation()), need.revision
    commands.change_entry(actor=guest, answer=answer, need=need, facts=NeedFacts("Eins"))

    with pytest.raises(Conflict):
        commands.change_entry(
            actor=guest,
            answer=answer,
            need=need,
            facts=NeedFacts("Zwei"),
            revision=opened,  # type: ignore[call-arg]
        )


def test_sent_twice_by_double_click_is_written_once(asking: Asking) -> None:
    asking.begin()
    client, path = Client(), asking.path(rest="bedarfe/neu/")
    form = {**_hidden(client.get(path).content.decode()), "text": "Ein Kurs"}

    answers = [client.post(path, form).status_code for _press in range(2)]

    assert (answers, Need.objects.count()) == ([302, 302], 1)


def test_everything_is_a_draft_until_it_is_sent_and_can_be_amended_until_it_is_reviewed(asking: Asking) -> None:
    need = asking.write("Ein Kurs")
    assert (need.state, needs().count()) == (NeedState.DRAFT, 0)

    asking.send()
    need.refresh_from_db()
    assert (need.state, needs().count()) == (NeedState.REPORTED, 1)
    guest, answer = guest_of(asking.invitation()), Answer.objects.get()
    commands.change_entry(
        actor=guest, answer=answer, need=need, facts=NeedFacts("Ein Kurs am Abend", asking.codes["sprache"])
    )
    second = asking.write("Räume")
    asking.send()
    second.refresh_from_db()
    answer.refresh_from_db()
    assert (second.state, answer.submissions) == (NeedState.REPORTED, 2)

    commands.review_need(
        actor=asking.world.actor("head"),
        need=need,
        action_field=asking.world.code["bildung"],
        topic=asking.codes["sprache"],
    )
    with pytest.raises(Refused, match="schon geprüft"):
        commands.withdraw_entry(actor=guest, answer=answer, need=need)
    commands.withdraw_entry(actor=guest, answer=answer, need=second)
    assert list(Need.objects.values_list("text", flat=True)) == ["Ein Kurs am Abend"]


def test_an_empty_answer_must_say_so(asking: Asking) -> None:
    with pytest.raises(Refused, match="kreuzen Sie an"):
        asking.send()

    answer = asking.send(has_no_need=True)

    assert (answer.has_no_need, answer.submissions) == (True, 1)
    sent_links()
    assert "kein Bedarf" in str(mail.outbox[-1].body)


@pytest.mark.parametrize("function", ["", "   "])
def test_a_function_is_asked_for(asking: Asking, function: str) -> None:
    with pytest.raises(Refused) as refused:
        asking.begin(function=function)
    assert list(refused.value.fields) == ["reporter_function"]


def test_what_was_reported_last_time_is_reported_again_with_one_tap(asking: Asking) -> None:
    old = asking.reviewed("Ein Deutschkurs am Abend")
    commands.decline_need(actor=asking.world.actor("head"), need=old, reason="Kein Geld")
    commands.close_round(actor=asking.world.actor("head"), asked=asking.asked)
    with clock.at(noon(CLOSES + timedelta(days=300))):
        later = commands.create_round(
            actor=asking.world.actor("head"),
            facts=commands.RoundFacts("Bedarfe 2029", clock.today(), clock.today() + timedelta(days=20)),
        )
        places = [each.municipality for each in asking.asked.invitations.all() if each.municipality]
        commands.add_recipients(actor=asking.world.actor("head"), asked=later, municipalities=places)
        commands.open_round(actor=asking.world.actor("head"), asked=later)
        next_time = Asking(asking.world, later, asking.codes)
        next_time.begin()
        client = Client()
        page = client.get(next_time.path(rest="bedarfe/")).content.decode()
        assert "Nicht aufgenommen: Kein Geld" in page
        form = _hidden(page)

        answer = client.post(next_time.path(rest=f"wieder/{old.pk}/"), form)

        again = Need.objects.get(round=later)
        assert (answer.status_code, again.text, again.again_of, again.topic) == (302, old.text, old, old.topic)
        client.post(next_time.path(rest=f"wieder/{old.pk}/"), form)
        assert Need.objects.filter(round=later).count() == 1
        assert earlier_needs(next_time.invitation("Troisdorf")) == []


def test_answers_to_the_questions_are_kept_and_shown(asking: Asking) -> None:
    asking.begin()
    per_need = questions_of(asking.asked, Asked.NEED)
    once = questions_of(asking.asked, Asked.ONCE)
    client, path = Client(), asking.path(rest="bedarfe/neu/")
    form = _hidden(client.get(path).content.decode())
    number = next(each for each in per_need if each.kind == "number")

    refused = client.post(path, {**form, "text": "Ein Kurs", f"frage_{number.pk}": "etwa zwanzig"})
    assert refused.status_code == 422
    client.post(path, {**form, "text": "Ein Kurs", f"frage_{number.pk}": "20"})
    path = asking.path(rest="fragen/")
    form = _hidden(client.get(path).content.decode())
    client.post(path, {**form, f"frage_{once[0].pk}": "ja"})

    assert Need.objects.get().replies == {str(number.pk): "20"}
    assert Answer.objects.get().replies == {str(once[0].pk): "ja"}
    asking.send()
    staff = Client()
    staff.force_login(asking.world.here.people["officer"].user)
    page = _words(staff.get(reverse("needs:invitation", args=(asking.invitation().pk,))).content.decode())
    assert f"{once[0].label} ja" in page


def test_too_many_wrong_links_close_the_door_for_a_while(asking: Asking) -> None:
    client = Client()
    assert [client.get("/bedarf/falsch/").status_code for _knock in range(WRONG_LINKS.most)] == [404] * WRONG_LINKS.most

    assert client.get(asking.path()).status_code == 429
    with clock.at(clock.now() + WRONG_LINKS.window):
        assert client.get(asking.path()).status_code == 200


def test_too_many_savings_by_one_link_are_held_up_and_reading_is_not(asking: Asking) -> None:
    for _save in range(SAVES.most):
        SAVES.count(f"invitation {asking.invitation().pk}")
    client = Client()

    assert client.post(asking.path()).status_code == 429
    assert client.get(asking.path()).status_code == 200
    assert client.post(asking.path("Troisdorf")).status_code == 422


def test_the_pages_are_in_no_shared_copy_and_no_search_engine(asking: Asking) -> None:
    answer = Client().get(asking.path())

    assert (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == ("no-store", "noindex")
    assert answer.headers["Referrer-Policy"] == "strict-origin"


def test_another_centre_sees_nothing(asking: Asking) -> None:
    need = asking.reported()
    client = Client()
    client.force_login(asking.world.there.people["head"].user)

    assert client.get(reverse("needs:need", args=(need.pk,))).status_code == 404
    with inside(asking.world.there.centre):
        assert needs().count() == 0
