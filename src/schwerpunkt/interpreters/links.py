"""Links for people without account: each signed for one purpose and one record, and open for a time only.

A link is made while a mail is sent and stored nowhere. What it was signed with includes the address it went to, so a
changed address makes the old link void. What it permits follows from the state of the record: who has answered once
cannot answer again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, StrEnum, auto
from typing import Any

from django.core import signing
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.core import clock
from schwerpunkt.core.words import Words
from schwerpunkt.interpreters.dated import AFTER_DAYS, CONFIRM_DAYS, OVERVIEW_DAYS, OWN_PAGE_DAYS
from schwerpunkt.interpreters.enums import InterpreterState, Perm
from schwerpunkt.interpreters.models import Application, Assignment, Incoming, Inquiry, Interpreter, Request
from schwerpunkt.messaging.links import address, personal_link
from schwerpunkt.messaging.models import Mail
from schwerpunkt.parameters.queries import at
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import everywhere, inside
from schwerpunkt.ui.enums import LANGUAGE


class Purpose(StrEnum):
    """What a link is for. The value names the page and salts the signature."""

    OFFER = "offer"
    TALK = "talk"
    INSTITUTION = "institution"
    OWN_PAGE = "own_page"
    INQUIRY = "inquiry"
    APPLICATION = "application"
    OVERVIEW = "overview"


class Trouble(Enum):
    """Why a link does not open."""

    UNKNOWN = auto()
    OVER = auto()


@dataclass(frozen=True)
class Door:
    """What is behind a link, or why it does not open."""

    record: Any
    trouble: Trouble | None = None


@dataclass(frozen=True)
class _Kind:
    model: type[Model]
    related: tuple[str, ...]
    email: Callable[[Any], str]
    ends: Callable[[Any, datetime], datetime]
    person: Callable[[Any], Interpreter | None] = lambda _each: None


def _of_assignment(assignment: Assignment) -> Interpreter:
    return assignment.interpreter


def _after_talk(starts_at: datetime) -> datetime:
    return starts_at + timedelta(days=at(AFTER_DAYS.code, starts_at.date()).value)


def confirm_until(incoming: Incoming) -> datetime:
    """Until when an address can be confirmed, by the rule of the day the form was sent."""
    return incoming.sent_at + timedelta(days=at(CONFIRM_DAYS.code, incoming.sent_at.date()).value)


_OF_ASSIGNMENT = (
    "centre",
    "interpreter__municipality",
    "request__organisation__municipality",
    "request__language",
    "request__kind",
    "request__municipality",
)
_KINDS = {
    Purpose.OFFER: _Kind(
        Assignment,
        _OF_ASSIGNMENT,
        lambda each: each.interpreter.email,
        lambda each, _made: each.answer_until or each.asked_at,
        _of_assignment,
    ),
    Purpose.TALK: _Kind(
        Assignment,
        _OF_ASSIGNMENT,
        lambda each: each.interpreter.email,
        lambda each, _made: _after_talk(each.starts_at),
        _of_assignment,
    ),
    Purpose.INSTITUTION: _Kind(
        Request,
        ("centre", "organisation", "language", "kind", "municipality"),
        lambda each: each.email,
        lambda each, _made: _after_talk(each.starts_at),
    ),
    Purpose.OWN_PAGE: _Kind(
        Interpreter,
        ("centre", "municipality"),
        lambda each: each.email,
        lambda _each, made: made + timedelta(days=at(OWN_PAGE_DAYS.code, made.date()).value),
        lambda each: each,
    ),
    Purpose.OVERVIEW: _Kind(
        Request,
        ("centre", "organisation__municipality"),
        lambda each: each.email,
        lambda _each, made: made + timedelta(days=at(OVERVIEW_DAYS.code, made.date()).value),
    ),
    Purpose.INQUIRY: _Kind(Inquiry, ("centre",), lambda each: each.email, lambda each, _made: confirm_until(each)),
    Purpose.APPLICATION: _Kind(
        Application, ("centre",), lambda each: each.email, lambda each, _made: confirm_until(each)
    ),
}


def _signer(purpose: Purpose) -> signing.Signer:
    return signing.Signer(salt=f"schwerpunkt.interpreters.{purpose}")


def _mark(email: str) -> str:
    return hashlib.sha256(email.casefold().encode()).hexdigest()[:16]


def token_for(purpose: Purpose, record: Any) -> str:
    """The token of a link of that purpose, made now."""
    mark, made = _mark(_KINDS[purpose].email(record)), int(clock.now().timestamp())
    return _signer(purpose).sign(f"{record.pk}-{mark}-{made}")


def link_for(purpose: Purpose, record: Any) -> str:
    """The whole address of a link of that purpose, made now."""
    path = reverse(f"interpreters:by_link_{purpose}", args=(token_for(purpose, record),))
    return address(f"{path}?{LANGUAGE}={record.reads}" if isinstance(record, Incoming) else path)


def open_door(purpose: Purpose, token: str) -> Door:
    """Find the record of a link in any centre. A link that was not made here for that purpose leads to nobody."""
    kind = _KINDS[purpose]
    try:
        key, mark, made = _signer(purpose).unsign(token).split("-")
    except signing.BadSignature:
        return Door(None, Trouble.UNKNOWN)
    with everywhere():
        record: Any = kind.model._default_manager.select_related(*kind.related).filter(pk=key).first()
    if record is None or mark != _mark(kind.email(record)):
        return Door(None, Trouble.UNKNOWN)
    made_at, person = datetime.fromtimestamp(int(made), UTC), kind.person(record)
    with inside(record.centre):
        is_over = _has_left(record) or clock.now() > kind.ends(record, made_at)
    is_over = is_over or bool(person and person.links_from and made_at < person.links_from)
    return Door(record, Trouble.OVER if is_over else None)


def _has_left(record: Any) -> bool:
    """Whether it is the page of somebody who is not in the pool any more."""
    return isinstance(record, Interpreter) and record.state == InterpreterState.LEFT


_BY_FORM = _l("öffentliches Formular")


def visitor_of(centre: Centre, label: Words = _BY_FORM) -> Actor:
    """Whoever fills in a public form of the centre, or confirms the address she gave there.

    The history is German, whatever language the visitor reads.
    """
    with override("de"):
        told = str(label)
    return Actor(label=told, centre=centre, permissions=frozenset({Perm.WRITE_FROM_OUTSIDE}))


def guest_of(record: Any) -> Actor:
    """Whoever came by the link: may answer for herself or her institution and nothing else.

    No person is named: the history says of which record the act was, and outlives what is known of its person.
    """
    if isinstance(record, Incoming):
        return visitor_of(record.centre, _l("wer das Formular ausgefüllt hat"))
    with override("de"):
        label = record.organisation.name if isinstance(record, Request) else _("Sprachmittelnde, über den Link")
    return Actor(label=label, centre=record.centre, permissions=frozenset({Perm.ANSWER_BY_LINK}))


def link_name(purpose: Purpose) -> str:
    """How a mail names the link it carries."""
    return f"interpreters_{purpose}"


def _declare(purpose: Purpose) -> None:
    @personal_link(link_name(purpose))
    def _make(mail: Mail) -> str:
        kind = _KINDS[purpose]
        rows = kind.model._default_manager.select_related(*kind.related)
        return link_for(purpose, rows.get(pk=mail.about_id or 0))


for _purpose in Purpose:
    _declare(_purpose)
