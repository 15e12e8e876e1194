"""A need round from its draft to its end."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.needs.commands.questions import copy_template
from schwerpunkt.needs.enums import Perm, RoundState
from schwerpunkt.needs.letters import send_invitation
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.needs.workflows import ROUND_FLOW
from schwerpunkt.planning.models import FocusPeriod


@dataclass(frozen=True)
class RoundFacts:
    """What a person fills in about a round; both days are included."""

    title: str
    opens_on: date
    closes_on: date
    period: FocusPeriod | None = None
    introduction: str = ""
    contact: Membership | None = None


@command(Perm.MANAGE_ROUND, says=_l("Bedarfsabfrage angelegt"), within="centre")
def create_round(*, actor: Actor, facts: RoundFacts, is_demo: bool = False) -> NeedRound:
    """A new round in draft, with the questions of the template that holds on its first day.

    Refuses an empty or taken title and an end before the beginning.
    """
    _check(facts, own=None)
    asked = NeedRound(is_demo=is_demo)
    _fill(asked, facts)
    copy_template(asked)
    return asked


@command(Perm.MANAGE_ROUND, says=_l("Bedarfsabfrage geändert"), on="asked")
def change_round(*, actor: Actor, asked: NeedRound, facts: RoundFacts) -> NeedRound:
    """Change a round; while it is open its last day moves for everybody. Refuses a closed one."""
    if asked.state == RoundState.CLOSED:
        raise Refused(_("Die Abfrage ist geschlossen. Öffnen Sie sie zuerst noch einmal."))
    _check(facts, own=asked)
    if asked.state == RoundState.OPEN and facts.closes_on < clock.today():
        raise Refused(fields={"closes_on": _("Der Tag ist vorbei. Schließen Sie die Abfrage stattdessen.")})
    _fill(asked, facts)
    return asked


@command(Perm.MANAGE_ROUND, says=_l("Bedarfsabfrage gelöscht"), on="asked")
def remove_round(*, actor: Actor, asked: NeedRound) -> NeedRound:
    """Delete a draft that nobody was asked with. Refuses once needs were entered for it."""
    if asked.state != RoundState.DRAFT:
        raise Refused(_("Nur ein Entwurf lässt sich löschen."))
    if asked.needs.exists():
        raise Refused(_("Zu dieser Abfrage sind schon Bedarfe eingetragen."))
    asked.delete()
    return asked


@command(Perm.MANAGE_ROUND, says=_l("Bedarfsabfrage geöffnet"), on="asked")
def open_round(*, actor: Actor, asked: NeedRound, sends_mail: bool = True) -> NeedRound:
    """Open the round today and send everybody the personal link (``sends_mail=False``: a rehearsal, nobody is written to)."""
    ROUND_FLOW.apply(asked, "open")
    asked.opens_on = clock.today()
    asked.save()
    for invitation in asked.invitations.select_related("municipality", "organisation"):
        invitation.round = asked
        invitation.sent_at = clock.now()
        invitation.save()
        if sends_mail:
            send_invitation(invitation)
    return asked


@command(Perm.MANAGE_ROUND, says=_l("Bedarfsabfrage geschlossen"), on="asked")
def close_round(*, actor: Actor, asked: NeedRound) -> NeedRound:
    """Close the round; from now on nobody answers. What was not sent stays a draft of its municipality."""
    ROUND_FLOW.apply(asked, "close")
    asked.save()
    return asked


@command(Perm.MANAGE_ROUND, says=_l("Bedarfsabfrage noch einmal geöffnet"), on="asked")
def reopen_round(*, actor: Actor, asked: NeedRound, closes_on: date, reason: str) -> NeedRound:
    """Open a closed round again until ``closes_on``. Refuses without reason and a day that has passed."""
    problems: dict[str, str] = {}
    if not reason.strip():
        problems["reason"] = _("Bitte nennen Sie den Grund; er steht später im Verlauf.")
    if closes_on < clock.today():
        problems["closes_on"] = _("Der Tag ist vorbei.")
    if problems:
        raise Refused(fields=problems)
    ROUND_FLOW.apply(asked, "reopen")
    asked.closes_on = closes_on
    asked.save()
    return asked


def _fill(asked: NeedRound, facts: RoundFacts) -> None:
    asked.title, asked.period, asked.contact = facts.title.strip(), facts.period, facts.contact
    asked.opens_on, asked.closes_on = facts.opens_on, facts.closes_on
    asked.introduction = facts.introduction.strip()
    asked.save()


def _check(facts: RoundFacts, *, own: NeedRound | None) -> None:
    problems: dict[str, str] = {}
    title = facts.title.strip()
    if not title:
        problems["title"] = _("Bitte geben Sie der Abfrage einen Titel, zum Beispiel „Bedarfe 2027/2028“.")
    elif NeedRound.objects.filter(title=title).exclude(pk=own.pk if own else 0).exists():
        problems["title"] = _("Eine Abfrage mit diesem Titel gibt es schon.")
    if facts.closes_on < facts.opens_on:
        problems["closes_on"] = _("Das Ende liegt vor dem Beginn.")
    if problems:
        raise Refused(fields=problems)
