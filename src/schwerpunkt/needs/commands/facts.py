"""What is filled in about a need, and what must be there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.models import CentreMunicipality, Code, Organisation
from schwerpunkt.needs.models import Need, NeedRound


@dataclass(frozen=True)
class NeedFacts:
    """What is said about a need; ``replies`` holds the answers to the round's questions by the question's key."""

    text: str
    topic: Code | None = None
    urgency: Code | None = None
    action_field: Code | None = None
    target_groups: Sequence[Code] = ()
    replies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Origin:
    """Who reports a need, when, and in which round: a municipality or an organisation, exactly one of them."""

    reported_on: date
    municipality: CentreMunicipality | None = None
    organisation: Organisation | None = None
    reporter_function: str = ""
    round: NeedRound | None = None


def fill(need: Need, facts: NeedFacts) -> None:
    """Write the facts into the need and save it; called inside a command. Refuses an empty text."""
    if not facts.text.strip():
        raise Refused(fields={"text": _("Bitte schreiben Sie, was gebraucht wird. Ein Satz genügt.")})
    need.text = facts.text.strip()
    need.topic, need.urgency, need.action_field = facts.topic, facts.urgency, facts.action_field
    need.replies = {key: value for key, value in facts.replies.items() if value}
    need.save()
    need.target_groups.set(facts.target_groups)


class Reporting(Protocol):
    """Who reports a need, and when."""

    @property
    def reported_on(self) -> date: ...
    @property
    def municipality(self) -> CentreMunicipality | None: ...
    @property
    def organisation(self) -> Organisation | None: ...


def check_origin(origin: Reporting, today: date | None = None) -> None:
    """Refuse a need of nobody, of two, or of tomorrow. ``today``: for who asks very often."""
    problems: dict[str, str] = {}
    if (origin.municipality is None) == (origin.organisation is None):
        problems["municipality"] = _("Bitte nennen Sie die Kommune oder die Organisation, die den Bedarf meldet.")
    if origin.reported_on > (today or clock.today()):
        problems["reported_on"] = _("Der Tag liegt in der Zukunft.")
    if problems:
        raise Refused(fields=problems)
