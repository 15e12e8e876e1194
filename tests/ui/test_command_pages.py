from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from html import unescape
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from schwerpunkt.accounts.commands import change_member
from schwerpunkt.accounts.models import Membership
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.ui import once
from schwerpunkt.ui.models import FormUse
from tests.kit.world import World


def _typed(member: Membership, **changes: object) -> dict[str, object]:
    """What the form of the colleague holds, with changes."""
    return {
        "name": member.user.name,
        "role": member.role,
        "function": member.function,
        "phone": member.phone,
        "remits": member.remits,
        "revision": member.revision,
        **changes,
    }


def _change(member: Membership, world: World, **changes: object) -> None:
    """Somebody else changes the colleague meanwhile."""
    values = {
        "name": member.user.name,
        "role": member.role,
        "function": member.function,
        "phone": member.phone,
        "remits": tuple(member.remits),
        "substitute": member.substitute,
        "valid_from": member.valid_from,
        "valid_to": member.valid_to,
    }
    change_member(actor=world.actor("head"), member=member, **{**values, **changes})  # type: ignore[arg-type]


def test_the_form_shows_the_values_of_the_record(head: Client, member: Membership, world: World) -> None:
    _change(member, world, function="Bildung", valid_from=date(2023, 3, 1))
    text = head.get(f"/leute/{member.pk}/aendern").text
    assert 'name="function" value="Bildung"' in text
    assert 'name="valid_from" value="01.03.2023"' in text
    assert 'type="checkbox" id="id_remits_0" name="remits" value="bildung" checked' in text
    assert f'name="revision" value="{Membership.objects.get(pk=member.pk).revision}"' in text


def test_a_command_runs_and_says_when_it_was_saved(head: Client, member: Membership) -> None:
    answer = head.post(f"/leute/{member.pk}/aendern", _typed(member, function="Neue\u00ad Aufgabe "))
    assert (answer.status_code, answer["Location"]) == (302, f"/leute/{member.pk}/")
    member.refresh_from_db()
    assert member.function == "Neue Aufgabe"
    assert f"Gespeichert um {clock.now():%H:}" in head.get(f"/leute/{member.pk}/").text


def test_what_is_missing_or_unreadable_is_said_at_the_field_and_on_top(head: Client, member: Membership) -> None:
    answer = head.post(f"/leute/{member.pk}/aendern", _typed(member, name="", valid_to="31.2.2023", phone="123"))
    text = unescape(answer.text)
    assert answer.status_code == 422
    assert '<a href="#id_name">Name</a>: Bitte füllen Sie „Name“ aus.' in text
    assert text.count("Das Datum gibt es nicht: 31. Februar. Meinten Sie den 28.?") == 2
    assert 'aria-describedby=" id_valid_to-error" aria-invalid="true"' in text
    assert ('value="31.2.2023"' in text, 'value="123"' in text) == (True, True)


def test_what_the_domain_refuses_becomes_an_error_and_nothing_is_written(head: Client, member: Membership) -> None:
    typed = _typed(member, substitute=member.pk, function="Anders")
    answer = head.post(f"/leute/{member.pk}/aendern", typed)
    assert answer.status_code == 422
    assert "Niemand kann sich selbst vertreten." in answer.text
    assert Membership.objects.get(pk=member.pk).function == member.function


def test_a_parallel_edit_shows_both_versions_and_loses_nothing(head: Client, member: Membership, world: World) -> None:
    _change(member, world, function="Ihre Aufgabe", phone="02241 1")
    typed = _typed(member, function="Meine Aufgabe", role="assistant")
    answer = head.post(f"/leute/{member.pk}/aendern", typed)
    text = answer.text
    assert answer.status_code == 409
    assert "hat diesen Datensatz um" in text
    for label, theirs, mine in (("Funktion", "Ihre Aufgabe", "Meine Aufgabe"), ("Rolle", "Fachkraft", "Assistenz")):
        row = text[text.index(f'<th scope="row">{label}') :]
        assert row.index(theirs) < row.index(mine) < row.index("</tr>")
    assert (
        "geändert von Head Rsk" in text[text.index('<th scope="row">Funktion') : text.index('<th scope="row">Telefon')]
    )
    assert 'name="function" value="Meine Aufgabe"' in text
    assert "Meine Fassung speichern" in text
    member.refresh_from_db()
    assert member.function == "Ihre Aufgabe"

    revision = text.split('name="revision" value="')[1].split('"')[0]
    again = head.post(f"/leute/{member.pk}/aendern", {**typed, "revision": revision})
    member.refresh_from_db()
    assert (again.status_code, member.function, member.role) == (302, "Meine Aufgabe", "assistant")


def test_a_form_sent_twice_works_once_and_leads_to_the_same_page(head: Client, member: Membership) -> None:
    typed = _typed(member, function="Einmal", form_token="t1")
    first = head.post(f"/leute/{member.pk}/aendern", typed)
    second = head.post(f"/leute/{member.pk}/aendern", {**typed, "revision": member.revision + 1, "function": "Zweimal"})
    member.refresh_from_db()
    assert (first["Location"], second["Location"], member.function) == (f"/leute/{member.pk}/",) * 2 + ("Einmal",)
    assert AuditEntry.objects.filter(verb="accounts.change_member", object_id=member.pk).count() == 1


def test_a_refused_form_can_be_sent_again(head: Client, member: Membership) -> None:
    typed = _typed(member, form_token="t2")
    assert head.post(f"/leute/{member.pk}/aendern", {**typed, "substitute": member.pk}).status_code == 422
    assert head.post(f"/leute/{member.pk}/aendern", {**typed, "function": "Doch"}).status_code == 302


def test_somebody_elses_token_leads_home(head: Client, world: World, member: Membership) -> None:
    head.post(f"/leute/{member.pk}/aendern", _typed(member, form_token="t3"))
    assert once.claim("t3", world.here.people["officer"].user_id) == "/"


def test_old_tokens_are_forgotten(world: World) -> None:
    for days in (1, 3):
        FormUse.objects.create(token=f"vor {days} Tagen", at=clock.now() - timedelta(days=days))
    assert (once.forget_old(), [use.token for use in FormUse.objects.all()]) == (1, ["vor 1 Tagen"])


def test_htmx_is_sent_on_after_saving(head: Client, member: Membership) -> None:
    answer = head.post(f"/leute/{member.pk}/aendern", _typed(member), headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/leute/{member.pk}/")


def test_a_confirmation_says_what_will_happen_and_offers_a_way_back(head: Client, member: Membership) -> None:
    text = head.get(f"/leute/{member.pk}/beenden").text
    assert [
        part in text for part in ("Die Mitarbeit beenden?", "kann sich danach nicht mehr anmelden", "Abbrechen")
    ] == [True] * 3


def test_an_obstacle_is_said_instead_of_a_button(head: Client, member: Membership, world: World) -> None:
    _change(member, world, valid_to=date(2099, 1, 1))
    text = head.get(f"/leute/{member.pk}/beenden").text
    assert ("Die Person ist schon gegangen." in text, ">Beenden<" in text) == (True, False)


def test_a_reason_is_asked_and_a_refusal_stands_on_top(head: Client, member: Membership) -> None:
    without = head.post(f"/leute/{member.pk}/einladen", {"reason": " "})
    refused = head.post(f"/leute/{member.pk}/einladen", {"reason": "Sie fragt danach."})
    assert (without.status_code, refused.status_code) == (422, 422)
    assert "Bitte nennen Sie den Grund; er steht später im Verlauf." in without.text
    assert "hat schon ein Passwort" in refused.text


def test_moving_an_item_without_javascript_only_reorders_the_form(head: Client, member: Membership) -> None:
    answer = head.post(f"/leute/{member.pk}/ordnen", {"sequence": ["a", "b", "c"], "_move": "c:up"})
    keys = [part.split('"')[0] for part in answer.text.split('name="sequence" value="')[1:]]
    assert (answer.status_code, keys, "konnten wir noch nicht" in answer.text) == (200, ["a", "c", "b"], False)


def test_a_record_that_was_deleted_meanwhile_is_not_found(head: Client, member: Membership) -> None:
    assert head.post("/leute/999999/aendern", {}).status_code == 404


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time, and tests keep SQLite in memory")
def test_two_sendings_at_the_same_moment_wait_for_each_other(django_db_setup: None, django_db_blocker: Any) -> None:
    both_ready = Barrier(2)

    def send(_number: int) -> str:
        try:
            both_ready.wait(timeout=10)
            with transaction.atomic():
                earlier = once.claim("gleichzeitig", 1)
                if earlier is None:
                    sleep(0.3)
                    once.settle("gleichzeitig", "/ziel")
                return earlier or "worked"
        finally:
            connection.close()

    with django_db_blocker.unblock():
        with ThreadPoolExecutor(2) as pool:
            results = sorted(pool.map(send, range(2)))
        FormUse.objects.filter(token="gleichzeitig").delete()
    assert results == ["/ziel", "worked"]
