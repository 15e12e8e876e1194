"""The open interface: what is public is found at its own address, everything else is not there."""

import hashlib
import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.documents.uploads import CheckedUpload
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import Paper
from schwerpunkt.tenancy.scope import everywhere
from tests.kit.oparl import list_violations, objects, violations
from tests.kit.papers import DAY, Desk, moment

BASE = "http://localhost:8000/oparl/v1.1"


@pytest.fixture(autouse=True)
def address(settings: Settings) -> None:
    settings.BASE_URL = "http://localhost:8000"


def _get(client: Client, url: str) -> Any:
    answer = client.get(url.removeprefix("http://localhost:8000"))
    assert answer.status_code == 200, url
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return json.loads(answer.content)


def _public_paper(desk: Desk) -> Paper:
    paper = desk.paper()
    attachment = CheckedUpload("karte.txt", "text/plain", b"Karte")
    commands.add_attachment(actor=desk.world.actor("officer"), paper=paper, file=attachment, title="Karte")
    with licence("test"):
        desk.meeting.place = "Kreishaus"
        desk.meeting.save()
    with clock.at(moment(DAY)):
        commands.release_paper(actor=desk.world.actor("head"), paper=paper)
        return commands.submit_paper(actor=desk.world.actor("assistant"), paper=paper, reference="50/017")


def test_every_address_in_every_object_answers_and_conforms(client: Client, desk: Desk) -> None:
    paper = _public_paper(desk)
    system = _get(client, BASE)
    bodies = _get(client, system["body"])
    seen: dict[str, Any] = {}

    lists = [url for body in bodies["data"] for url in body.values() if str(url).startswith(f"{body['id']}/")]
    pages = [_get(client, url) for url in lists]
    waiting = [one["id"] for page in (bodies, *pages) for found in page["data"] for one in objects(found)]
    while waiting:
        url = waiting.pop()
        if url not in seen:
            seen[url] = _get(client, url)
            waiting += [each["id"] for each in objects(seen[url])]

    assert violations(system) == []
    assert [list_violations(page) for page in (bodies, *pages)] == [[]] * (1 + len(pages))
    assert {url: violations(one) for url, one in seen.items() if violations(one)} == {}
    assert [one["id"] for one in seen.values()] == list(seen)
    kinds = sorted({one["type"].rpartition("/")[2] for one in seen.values()})
    assert kinds == ["AgendaItem", "Body", "Consultation", "File", "Location", "Meeting", "Organization", "Paper"]
    assert seen[f"{BASE}/paper/{paper.pk}"]["reference"] == "50/017"


def test_files_are_handed_out_with_the_bytes_their_checksum_names(client: Client, desk: Desk) -> None:
    paper = _get(client, f"{BASE}/paper/{_public_paper(desk).pk}")

    for file in (paper["mainFile"], *paper["auxiliaryFile"]):
        for way in ("accessUrl", "downloadUrl"):
            answer = client.get(file[way].removeprefix("http://localhost:8000"))
            assert hashlib.sha512(answer.content).hexdigest() == file["sha512Checksum"]
            assert len(answer.content) == file["size"]
    assert [file["name"] for file in paper["auxiliaryFile"]][-1] == "Karte"


def test_what_is_not_submitted_or_not_public_is_not_there(client: Client, desk: Desk) -> None:
    draft, released, hidden, closed = desk.paper(), desk.released(), desk.submitted(), desk.submitted()
    with licence("test"):
        step = hidden.consultations.get()
        step.is_public = False
        step.save()
    commands.postpone_consultation(
        actor=desk.world.actor("assistant"), consultation=closed.consultations.get(), meeting=desk.later_meeting
    )
    with licence("test"):
        desk.later_meeting.is_public = False
        desk.later_meeting.save()

    answers = [client.get(f"/oparl/v1.1/paper/{each.pk}") for each in (draft, released, hidden, closed)]
    listed = _get(client, f"{BASE}/body/{desk.world.here.centre.pk}/paper")

    assert [answer.status_code for answer in answers] == [404] * 4
    assert listed["data"] == []
    assert client.get(f"/oparl/v1.1/file/vorlage-{released.pk}-pdf/download").status_code == 404


def test_a_withdrawn_paper_leaves_a_mark_at_its_address(client: Client, desk: Desk) -> None:
    paper = desk.submitted()
    step = paper.consultations.get()
    commands.withdraw_paper(actor=desk.world.actor("head"), paper=paper, reason="Überholt")

    for url in (f"paper/{paper.pk}", f"consultation/{step.pk}", f"file/vorlage-{paper.pk}-pdf"):
        left = _get(client, f"{BASE}/{url}")
        assert (left["deleted"], violations(left)) == (True, [])
    assert client.get(f"/oparl/v1.1/file/vorlage-{paper.pk}-pdf/download").status_code == 404


def test_lists_are_narrowed_by_moments_and_paged(client: Client, desk: Desk) -> None:
    _public_paper(desk)
    url = f"{BASE}/body/{desk.world.here.centre.pk}/paper"

    early = _get(client, f"{url}?modified_until=2023-01-01T00:00:00%2B01:00")
    late = _get(client, f"{url}?created_since=2023-01-01T00:00:00%2B01:00")

    assert (len(early["data"]), len(late["data"])) == (0, 1)
    assert "created_since=2023-01-01" in late["links"]["self"]
    for wrong in ("page=2", "page=x", "modified_since=gestern"):
        assert client.get(f"/oparl/v1.1/body/{desk.world.here.centre.pk}/paper?{wrong}").status_code == 404


def test_each_body_lists_only_its_own(client: Client, desk: Desk) -> None:
    _public_paper(desk)

    assert _get(client, f"{BASE}/body/{desk.world.there.centre.pk}/paper")["data"] == []
    assert client.get("/oparl/v1.1/body/999/paper").status_code == 404
    assert client.get(f"/oparl/v1.1/body/{desk.world.here.centre.pk}/unknown").status_code == 404
    assert client.get("/oparl/v1.1/nothing/1").status_code == 404


def test_the_interface_can_be_turned_off(client: Client, desk: Desk, settings: Settings) -> None:
    _public_paper(desk)
    settings.OPARL = False

    assert client.get("/oparl/v1.1").status_code == 404


def test_someone_signed_in_elsewhere_gets_the_same(client: Client, desk: Desk) -> None:
    paper = _public_paper(desk)
    client.force_login(desk.world.there.people["head"].user)

    assert _get(client, f"{BASE}/paper/{paper.pk}")["name"] == paper.title
    with everywhere():
        assert Paper.objects.count() == 1
