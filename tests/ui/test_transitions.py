"""Pages that go one way of a workflow."""

from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import clear_url_caches, path

from schwerpunkt.accounts.commands import invite_again
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core.writing import licence
from schwerpunkt.ui.actions import transitions
from schwerpunkt.ui.pages import TransitionPage
from schwerpunkt.workflow import machine
from schwerpunkt.workflow.machine import Transition, Workflow, states
from tests.kit.world import World
from tests.ui import site


class _Roles(models.TextChoices):
    HEAD = "head", "Leitung"
    OFFICER = "officer", "Fachkraft"


def _needs_phone(member: Membership) -> str | None:
    return None if member.phone else "Zuerst braucht es eine Telefonnummer."


@pytest.fixture
def workflow(monkeypatch: pytest.MonkeyPatch) -> Workflow:
    monkeypatch.setattr(machine, "_registry", {})
    return Workflow(
        name="sample",
        title="Beispiel",
        states=_Roles,
        initial="officer",
        transitions=(
            Transition(
                "promote",
                "Befördern",
                states("officer"),
                "head",
                Perm.MANAGE_TEAM,
                guards=(_needs_phone,),
                outcome="Die Person leitet dann das Zentrum.",
                needs_reason=True,
            ),
            Transition("rest", "Ruhen lassen", states("head"), "officer", Perm.MANAGE_TEAM),
        ),
        owners={"head": "Kreis", "officer": "Leitung"},
        state_field="role",
    )


@pytest.fixture
def promote(workflow: Workflow, head: Client, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Client:
    """The head's browser; ``/leute/…/befoerdern`` goes the way "promote"."""
    parts = {
        "__module__": __name__,
        "permission": Perm.MANAGE_TEAM,
        "model": Membership,
        "command": invite_again,
        "success_view": "person",
        "workflow": workflow,
        "verb": "promote",
    }
    page: Any = type("Promote", (TransitionPage,), parts)
    monkeypatch.setattr(
        site, "urlpatterns", [*site.urlpatterns, path("leute/<int:pk>/befoerdern", page.as_view(), name="go")]
    )
    clear_url_caches()
    return head


def test_a_closed_way_says_why_and_has_no_button(promote: Client, member: Membership) -> None:
    text = promote.get(f"/leute/{member.pk}/befoerdern").text
    assert "Zuerst braucht es eine Telefonnummer." in text
    assert '<form method="post" class="sp-form"' not in text


def test_an_open_way_says_what_will_happen_and_asks_why(promote: Client, member: Membership, world: World) -> None:
    with licence("test"):
        Membership.objects.filter(pk=member.pk).update(phone="02241 13")
    address = f"/leute/{member.pk}/befoerdern"
    text = promote.get(address).text
    parts = ("Befördern: Officer Rsk?", "Die Person leitet dann das Zentrum.", 'name="reason"', ">Befördern</span>")
    assert [part in text for part in parts] == [True] * 4
    assert "Bitte nennen Sie den Grund" in promote.post(address, {}).text


def test_the_permission_must_be_that_of_the_transition(workflow: Workflow) -> None:
    with pytest.raises(TypeError, match="the permission of promote is"):
        type(
            "Wrong",
            (TransitionPage,),
            {"__module__": __name__, "permission": Perm.VIEW_TEAM, "workflow": workflow, "verb": "promote"},
        )


def test_ways_on_are_those_one_may_go_and_say_why_they_are_closed(
    workflow: Workflow, world: World, sample_site: None
) -> None:
    member = world.here.people["officer"]
    for_head = transitions(world.actor("head"), member, workflow, {"promote": "change", "rest": "change"})
    for_officer = transitions(world.actor("officer"), member, workflow, {"promote": "change"})
    assert [(way.label, way.obstacle) for way in for_head] == [("Befördern", "Zuerst braucht es eine Telefonnummer.")]
    assert for_officer == []
