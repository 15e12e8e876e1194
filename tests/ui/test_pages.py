import pytest
from django.test import Client

from schwerpunkt.accounts import permissions
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.ui.pages import Page, Panel, contribute_panel, detail
from tests.kit.world import World

pytestmark = pytest.mark.usefixtures("sample_site")


def test_a_page_without_permission_does_not_import() -> None:
    with pytest.raises(TypeError, match="names no permission"):
        type("Careless", (Page,), {"__module__": __name__})


def test_strangers_are_sent_to_sign_in_and_come_back(client: Client, world: World) -> None:
    answer = client.get("/leute?suche=x")
    assert (answer.status_code, answer["Location"]) == (302, "/anmelden?next=/leute%3Fsuche%3Dx")


def test_a_form_sent_after_the_session_ended_says_how_to_keep_what_was_typed(
    client: Client, member: Membership
) -> None:
    answer = client.post(f"/leute/{member.pk}/aendern", {"name": "Getippt"})
    assert answer.status_code == 401
    assert "Ihre Eingaben sind noch da." in answer.text
    assert f'href="/anmelden?next=/leute/{member.pk}/aendern" target="_blank"' in answer.text


def test_htmx_is_told_to_leave_for_the_sign_in_page(client: Client, world: World) -> None:
    answer = client.get("/leute", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/anmelden?next=/leute")


def test_a_missing_permission_says_who_may(officer: Client, member: Membership) -> None:
    answer = officer.get(f"/leute/{member.pk}/aendern")
    assert answer.status_code == 403
    assert "Das darf nur: KI-Leitung" in answer.text


def test_a_list_needs_its_permission_too(world: World) -> None:
    reader = Client()
    reader.force_login(world.here.people["reader"].user)
    assert reader.get("/leute").status_code == 403


def test_a_rule_of_the_record_closes_its_page_and_says_why(
    head: Client, member: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permissions, "_ruleset", type(permissions._ruleset)())
    monkeypatch.setattr(permissions, "_refusals", {})
    permissions.restrict(Perm.MANAGE_TEAM, lambda actor, record: record.role == "head", "Nur Leitungen, bitte.")
    answer = head.get(f"/leute/{member.pk}/aendern")
    assert answer.status_code == 403
    assert "Nur Leitungen, bitte." in answer.text


def test_somebody_without_work_in_a_centre_is_told_whom_to_ask(head: Client, world: World) -> None:
    user = world.here.people["head"].user
    user.pk, user.email = None, "ohne@ki.example"
    user.save()
    head.force_login(user)
    answer = head.get("/haus")
    assert answer.status_code == 403
    assert "zu keinem Kommunalen Integrationszentrum" in answer.text


def test_another_centres_record_does_not_exist(stranger: Client, member: Membership) -> None:
    assert [stranger.get(f"/leute/{member.pk}/{page}").status_code for page in ("", "aendern", "beenden")] == [404] * 3


def test_a_public_page_is_there_for_everybody(client: Client, world: World) -> None:
    answer = client.get("/offen")
    assert answer.status_code == 200
    assert "<title>Für alle – Schwerpunkt</title>" in answer.text


def test_the_menu_shows_what_one_may_see_in_order_and_marks_where_one_is(head: Client, member: Membership) -> None:
    text = head.get(f"/leute/{member.pk}/").text
    assert text.index(">Offen</a>") < text.index('aria-current="page">Leute</a>')
    assert "Geheim" not in text


def test_the_page_carries_language_theme_and_security_headers(head: Client, world: World) -> None:
    user = world.here.people["head"].user
    user.theme, user.language = "dark", "de"
    user.save()
    answer = head.get("/haus")
    assert '<html lang="de" dir="ltr" data-kern-theme="dark">' in answer.text
    assert answer["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert "HX-Request" in answer["Vary"]


def test_panels_are_shown_to_whom_they_are_for(head: Client, officer: Client, member: Membership) -> None:
    for client, headings in ((head, [True, False, True]), (officer, [True, False, False])):
        text = client.get(f"/leute/{member.pk}/").text
        assert [name in text for name in ('id="telefon"', 'id="leer"', 'id="geheim"')] == headings


def test_a_room_above_adds_a_panel_once(head: Client, member: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detail, "_contributed", {})
    panel = Panel("mehr", "Von oben", "sample/_phone.html", lambda page: {"phone": "Mehr davon"}, order=1)
    contribute_panel("sample.person", panel)
    assert "Mehr davon" in head.get(f"/leute/{member.pk}/").text
    with pytest.raises(ValueError, match="has a panel mehr already"):
        contribute_panel("sample.person", panel)


def test_a_fragment_is_a_part_for_htmx_and_a_page_for_everybody_else(client: Client, world: World) -> None:
    whole = client.get("/teil").text
    part = client.get("/teil", headers={"HX-Request": "true", "HX-Target": "kopf"}).text
    assert ("Nur der Kopf" in whole, "<html" in whole) == (True, True)
    assert ("Nur der Kopf" in part, "<html" in part) == (True, False)


def test_a_download_is_an_attachment_in_which_nothing_runs(head: Client) -> None:
    answer = head.get("/brief")
    assert answer.content.decode() == "Größe"
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''%C3%9Cbersicht%202023.txt"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_pages_for_errors_say_what_to_do(head: Client) -> None:
    head.raise_request_exception = False
    missing, broken = head.get("/gibt-es-nicht"), head.get("/kaputt")
    assert (missing.status_code, broken.status_code) == (404, 500)
    assert "Diese Seite gibt es nicht." in missing.text
    assert "Es wurde nichts gespeichert." in broken.text


def test_a_form_from_elsewhere_is_refused_in_words(world: World, sample_site: None, settings: object) -> None:
    settings.CSRF_FAILURE_VIEW = "schwerpunkt.ui.errors.csrf_failed"  # type: ignore[attr-defined]
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.here.people["head"].user)
    answer = client.post(f"/leute/{world.here.people['officer'].pk}/beenden", {"last_day": "1.1.2030"})
    assert answer.status_code == 403
    assert "Das Formular ist abgelaufen." in answer.text
