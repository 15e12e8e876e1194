"""The thin thread: asked by mail, answered on the link, listed, taken up in a goal, shown there."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from schwerpunkt.needs.enums import NeedState
from schwerpunkt.needs.models import Need
from tests.kit.needs import Asking, sent_links

pytestmark = pytest.mark.django_db


def _send(client: Client, path: str, **values: str) -> str:
    page = client.get(path)
    assert page.status_code == 200, (path, page.status_code)
    hidden = dict(
        re.findall(r'<input type="hidden" name="(form_token|revision)" value="([^"]*)"', page.content.decode())
    )
    answer = client.post(path, {**hidden, **values})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_from_the_invitation_to_the_goal(asking: Asking) -> None:
    links = sent_links()
    assert sorted(links) == [
        "integration@alfter.example", "integration@rheinbach.example", "integration@troisdorf.example",
    ]  # fmt: skip
    town, base = Client(), links["integration@alfter.example"]

    path = _send(town, base, reporter_function="Integrationsbeauftragte", is_confirmed="on")
    assert path == f"{base}bedarfe/"
    assert "Bedarf aufschreiben" in town.get(path).content.decode()
    path = _send(town, f"{base}bedarfe/neu/", text="Ein Deutschkurs am Abend", topic=str(asking.codes["sprache"].pk))
    assert "Ein Deutschkurs am Abend" in town.get(path).content.decode()
    path = _send(town, f"{base}fragen/")
    path = _send(town, path)
    assert "Ihre Antwort ist angekommen" in town.get(path).content.decode()

    need = Need.objects.get()
    assert (need.state, need.municipality.name if need.municipality else "", need.reporter_function) == (
        NeedState.REPORTED, "Alfter", "Integrationsbeauftragte",
    )  # fmt: skip
    sent_links()
    assert mail.outbox[-1].subject == "Angekommen: Bedarfe 2027, Alfter"

    head = Client()
    head.force_login(asking.world.here.people["head"].user)
    assert "Ein Deutschkurs am Abend" in head.get(reverse("needs:needs")).content.decode()
    page = head.get(reverse("needs:round", args=(asking.asked.pk,))).content.decode()
    assert "1 von 3 Kommunen haben geantwortet." in page

    goal = asking.world.goal(asking.asked.period)  # type: ignore[arg-type]
    review, take_up = (reverse(f"needs:need_{name}", args=(need.pk,)) for name in ("review", "take_up"))
    _send(head, review, action_field=str(asking.world.code["bildung"].pk), topic=str(asking.codes["sprache"].pk))
    _send(head, take_up, goals=str(goal.pk), decision="Zwei Kurse ab Herbst.")
    need.refresh_from_db()
    assert (need.state, list(need.goals.all())) == (NeedState.TAKEN_UP, [goal])
    page = head.get(reverse("planning:goal", args=(goal.pk,))).content.decode()
    assert ("Ein Deutschkurs am Abend" in page, "Alfter" in page) == (True, True)
