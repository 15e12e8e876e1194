"""Who is asked, with which link, and who is reminded."""

import re
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.messaging.models import Mail
from schwerpunkt.needs.dated import REMINDER_DAYS
from schwerpunkt.needs.enums import Perm, RoundState
from schwerpunkt.needs.letters import reminder_stage, send_invitation, send_reminder
from schwerpunkt.needs.links import new_nonce
from schwerpunkt.needs.models import Invitation, NeedRound
from schwerpunkt.needs.queries.addresses import address_of_municipality, address_of_organisation
from schwerpunkt.needs.queries.rounds import silent
from schwerpunkt.parameters.queries import NoValue, at


@command(Perm.MANAGE_ROUND, says=_l("Einladungen zur Bedarfsabfrage geändert"), on="asked")
def add_recipients(
    *,
    actor: Actor,
    asked: NeedRound,
    municipalities: Sequence[CentreMunicipality] = (),
    organisations: Sequence[Organisation] = (),
) -> tuple[Invitation, ...]:
    """Invite who is not invited yet, with the address from the directory; in an open round the mail goes at once.

    Gives the new invitations. Refuses an empty choice, a closed round, and in an open round those without an address.
    """
    _refuse_closed(asked)
    places = set(asked.invitations.values_list("municipality_id", flat=True))
    units = set(asked.invitations.values_list("organisation_id", flat=True))
    new = [
        *(
            Invitation(round=asked, municipality=each, **address_of_municipality(each))
            for each in municipalities
            if each.pk not in places
        ),
        *(
            Invitation(round=asked, organisation=each, **address_of_organisation(each))
            for each in organisations
            if each.pk not in units
        ),
    ]
    if not new:
        raise Refused(_("Bitte wählen Sie mindestens eine, die noch nicht eingeladen ist."))
    without = [each.name for each in new if not each.to_address]
    if asked.state == RoundState.OPEN and without:
        raise Refused(
            _("Ohne E-Mail-Adresse: %(names)s. Tragen Sie sie zuerst bei der Partnerorganisation ein.")
            % {"names": ", ".join(without)}
        )
    for invitation in new:
        invitation.nonce = new_nonce()
        invitation.save()
        if asked.state == RoundState.OPEN:
            _send(invitation)
    asked.save()
    return tuple(new)


@command(Perm.MANAGE_ROUND, says=_l("Einladung geändert"), on="invitation")
def change_recipient(*, actor: Actor, invitation: Invitation, to_address: str, to_label: str) -> Invitation:
    """Change where the mail goes. In an open round a changed address gets a new link; the old one is void."""
    if not to_address and invitation.round.state == RoundState.OPEN:
        raise Refused(fields={"to_address": _("Die Abfrage ist offen; ohne Adresse erreicht sie niemanden.")})
    moved = to_address != invitation.to_address
    invitation.to_address, invitation.to_label = to_address, to_label.strip()
    if moved and invitation.round.state == RoundState.OPEN:
        _renew(invitation)
        _send(invitation)
    else:
        invitation.save()
    return invitation


@command(Perm.MANAGE_ROUND, says=_l("Einladung herausgenommen"), on="invitation")
def remove_recipient(*, actor: Actor, invitation: Invitation) -> Invitation:
    """Take an invitation back; its link leads nowhere then. Refuses once an answer was begun."""
    if hasattr(invitation, "answer") or invitation.needs.exists():
        raise Refused(_("Hier wurde schon geantwortet. Die Einladung bleibt, damit nichts verloren geht."))
    invitation.delete()
    return invitation


@command(Perm.MANAGE_ROUND, says=_l("Neuer Link verschickt"), on="invitation")
def renew_link(*, actor: Actor, invitation: Invitation) -> Invitation:
    """Send a new link and make the one before void, for instance when it fell into wrong hands."""
    if invitation.round.state != RoundState.OPEN:
        raise Refused(_("Die Abfrage ist nicht offen."))
    if not invitation.to_address:
        raise Refused(_("Tragen Sie zuerst eine E-Mail-Adresse ein."))
    _renew(invitation)
    _send(invitation)
    return invitation


@command(Perm.MANAGE_ROUND, says=_l("An die Bedarfsabfrage erinnert"), on="asked")
def remind_silent(*, actor: Actor, asked: NeedRound) -> tuple[Invitation, ...]:
    """Remind everybody who has not answered, at most once a day each; gives who was. Refuses when nobody is left."""
    if asked.state != RoundState.OPEN:
        raise Refused(_("Die Abfrage ist nicht offen."))
    waiting = list(silent(asked))
    if not waiting:
        raise Refused(_("Alle haben geantwortet."))
    today = clock.today()
    reached = [each for each in waiting if each.reminded_on != today]
    if not reached:
        raise Refused(_("Alle, die noch nicht geantwortet haben, wurden heute schon erinnert."))
    for invitation in reached:
        _remind(invitation, asked, f"hand {today}", today)
    asked.save()
    return tuple(reached)


@command(Perm.MANAGE_ROUND, says=_l("An die Bedarfsabfrage erinnert (von selbst)"), on="asked")
def remind_when_due(*, actor: Actor, asked: NeedRound) -> NeedRound | tuple[Invitation, ...]:
    """The daily job: remind the silent ones of the stage that is due, once for each; gives who was, or the round.

    A stage that was missed is not made up.
    """
    today = clock.today()
    stage = reminder_stage(asked.closes_on, today, reminder_days(today))
    if asked.state != RoundState.OPEN or stage is None:
        return asked
    reached: list[Invitation] = []
    for invitation in silent(asked):
        key = f"need reminder {invitation.pk} {asked.closes_on} {stage}"
        if invitation.reminded_on == today or Mail.objects.filter(key=key).exists():
            continue
        _remind(invitation, asked, str(stage), today)
        reached.append(invitation)
    return tuple(reached) or asked


def reminder_days(day: date) -> tuple[int, ...]:
    """Days before the end of a round on which the silent ones are reminded, as they hold on ``day``."""
    try:
        text = at(REMINDER_DAYS.code, day).value
    except NoValue:
        return ()
    return tuple(int(number) for number in re.findall(r"\d{1,3}", text))


def _remind(invitation: Invitation, asked: NeedRound, stage: str, today: date) -> None:
    invitation.round = asked
    send_reminder(invitation, stage)
    invitation.reminded_on = today
    invitation.save(update_fields=["reminded_on"])


def _renew(invitation: Invitation) -> None:
    invitation.nonce = new_nonce()
    invitation.link_number += 1


def _send(invitation: Invitation) -> None:
    invitation.sent_at = clock.now()
    invitation.save()
    send_invitation(invitation)


def _refuse_closed(asked: NeedRound) -> None:
    if asked.state == RoundState.CLOSED:
        raise Refused(_("Die Abfrage ist geschlossen."))
