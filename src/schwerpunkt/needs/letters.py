"""Mails of a need round. Each is queued inside the command it belongs to; the personal link is made while sending."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.messaging.links import PLACE
from schwerpunkt.messaging.models import Mail
from schwerpunkt.needs.enums import NeedState
from schwerpunkt.needs.links import ANSWER_LINK, last_day_of_link
from schwerpunkt.needs.models import Answer, Invitation, NeedRound


def send_invitation(invitation: Invitation) -> Mail:
    """Ask for the first time, or again with a new link."""
    asked = invitation.round
    words = {
        "name": invitation.official_name,
        "centre": asked.centre.name,
        "round": asked.title,
        "day": f"{asked.closes_on:%d.%m.%Y}",
        "introduction": f"{asked.introduction}\n\n" if asked.introduction else "",
        "link": PLACE,
        "last": f"{last_day_of_link(invitation):%d.%m.%Y}",
        "contact": whom_to_ask(asked),
    }
    body = _(
        "Guten Tag,\n\n"
        "%(centre)s fragt die Kommunen, was sie brauchen: „%(round)s“. Ihre Antwort zählt, wenn sie bis zum %(day)s "
        "da ist.\n\n"
        "%(introduction)s"
        "Hier antworten Sie für: %(name)s\n\n"
        "%(link)s\n\n"
        "Sie brauchen kein Konto und je Bedarf etwa drei Minuten. Was Sie schreiben, wird bei jedem Schritt gespeichert; "
        "Sie können unterbrechen und mit demselben Link weitermachen. Bis zum %(day)s lässt sich Ihre Antwort ändern, "
        "der Link gilt bis zum %(last)s.\n\n"
        "Wer den Link hat, antwortet für Ihre Kommune. Geben Sie ihn nur an die weiter, die das sollen.\n\n"
        "%(contact)s\n"
    )
    return _queue(
        invitation,
        key=f"need invitation {invitation.pk} link {invitation.link_number}",
        subject=_("%(round)s: Was braucht %(name)s?") % {"round": asked.title, "name": invitation.name},
        body=body % words,
    )


def send_reminder(invitation: Invitation, stage: str) -> Mail:
    """Remind a silent one; once for each ``stage`` of the present last day."""
    asked = invitation.round
    begun = getattr(invitation, "answer", None) is not None
    words = {
        "round": asked.title,
        "name": invitation.official_name,
        "day": f"{asked.closes_on:%d.%m.%Y}",
        "link": PLACE,
        "begun": _("Sie haben schon angefangen; es fehlt noch „Antwort abschicken“.\n\n") if begun else "",
        "contact": whom_to_ask(asked),
    }
    body = _(
        "Guten Tag,\n\n"
        "zu „%(round)s“ fehlt noch die Antwort für: %(name)s. Sie zählt, wenn sie bis zum %(day)s da ist.\n\n"
        "%(begun)s"
        "Hier geht es weiter:\n\n"
        "%(link)s\n\n"
        "Gibt es diesmal keinen Bedarf? Auch das ist eine Antwort: Sagen Sie es dort mit zwei Klicks.\n\n"
        "%(contact)s\n"
    )
    return _queue(
        invitation,
        key=f"need reminder {invitation.pk} {asked.closes_on} {stage}",
        subject=_("Erinnerung: %(round)s, Antwort bis %(day)s") % words,
        body=body % words,
    )


def send_confirmation(answer: Answer) -> Mail:
    """Say what has arrived, each time it was sent."""
    invitation = answer.invitation
    asked = invitation.round
    reported = [each for each in invitation.needs.order_by("pk") if each.state != NeedState.DRAFT]
    count = ngettext("%(count)s Bedarf", "%(count)s Bedarfe", len(reported)) % {"count": len(reported)}
    words = {
        "round": asked.title,
        "name": invitation.official_name,
        "function": answer.reporter_function,
        "count": count if reported else _("kein Bedarf"),
        "needs": "".join(f"- {each.name}\n" for each in reported) + ("\n" if reported else ""),
        "day": f"{asked.closes_on:%d.%m.%Y}",
        "link": PLACE,
        "contact": whom_to_ask(asked),
    }
    body = _(
        "Guten Tag,\n\n"
        "die Antwort für %(name)s zu „%(round)s“ ist angekommen: %(count)s, gemeldet von: %(function)s.\n\n"
        "%(needs)s"
        "Bis zum %(day)s können Sie sie mit Ihrem Link ändern und ergänzen:\n\n"
        "%(link)s\n\n"
        "Sie erfahren, was aus jedem Bedarf geworden ist.\n\n"
        "%(contact)s\n"
    )
    return _queue(
        invitation,
        key=f"need answer {answer.pk} {answer.submissions}",
        subject=_("Angekommen: %(round)s, %(name)s") % {"round": asked.title, "name": invitation.name},
        body=body % words,
    )


def whom_to_ask(asked: NeedRound) -> str:
    """A sentence with the person of the centre who answers questions about the round."""
    if asked.contact is None:
        return _("Fragen beantwortet: %(centre)s.") % {"centre": asked.centre.name}
    user = asked.contact.user
    ways = " · ".join(filter(None, (asked.contact.phone, user.email)))
    return _("Fragen beantwortet %(name)s, %(centre)s: %(ways)s") % {
        "name": user.name,
        "centre": asked.centre.name,
        "ways": ways,
    }


def reminder_stage(closes_on: date, today: date, offsets: tuple[int, ...]) -> int | None:
    """Which reminder is due: the last of the stages (days before the end) that has come; None before the first."""
    left = (closes_on - today).days
    due = [offset for offset in offsets if left <= offset]
    return min(due) if due and left >= 0 else None


def _queue(invitation: Invitation, *, key: str, subject: str, body: str) -> Mail:
    return queue_mail(
        key=key,
        to_address=invitation.to_address,
        to_label=invitation.to_label or invitation.name,
        subject=subject,
        body=body,
        about=invitation,
        link=ANSWER_LINK,
    )
