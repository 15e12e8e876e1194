"""Buttons and links that lead somewhere, and the trail of a page."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import Model
from django.urls import reverse

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.core.words import Words
from schwerpunkt.workflow.machine import Workflow

_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_NOT_DIALLED = re.compile(r"[^\d+]")


@dataclass(frozen=True)
class Crumb:
    """One step of the way here."""

    label: str
    url: str


@dataclass(frozen=True)
class Action:
    """Something one can go and do. ``obstacle`` says why it is not possible now; then it is shown, not linked."""

    label: str
    url: str
    obstacle: str = ""
    icon: str = ""


def action(
    actor: Actor | None, label: Words, permission: str, url_name: str, *args: Any, record: Model | None = None
) -> Action | None:
    """The action, or None when the actor may not; ``args`` go into the address."""
    if why_not(actor, permission, record):
        return None
    return Action(str(label), reverse(url_name, args=args))


def transitions(actor: Actor | None, record: Model, workflow: Workflow, urls: dict[str, str]) -> list[Action]:
    """The ways on from the present state that the actor may go, in the order of the workflow.

    ``urls`` names the page of each verb (it takes the key of the record). A way that a guard closes carries the
    guard's sentence as its obstacle.
    """
    return [
        Action(str(way.label), reverse(urls[way.verb], args=(record.pk,)), workflow.why_not(record, way.verb) or "")
        for way in workflow.in_reach(record)
        if way.verb in urls and not why_not(actor, way.permission, record)
    ]


def reached_by(phone: str = "", email: str = "") -> list[Action]:
    """Number and address as links that call and write (RFC 3966, RFC 6068); what is empty is left out."""
    found = []
    if phone:
        found.append(Action(phone, f"tel:{_NOT_DIALLED.sub('', _TRUNK_ZERO.sub('', phone))}"))
    if email:
        found.append(Action(email, f"mailto:{quote(email, safe='@')}"))
    return found
