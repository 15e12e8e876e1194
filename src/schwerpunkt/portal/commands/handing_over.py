"""Handing over what a colleague has in hand."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext, override

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import can, permissions_of
from schwerpunkt.core.errors import Refused
from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.messaging.links import address
from schwerpunkt.portal.links import works_here
from schwerpunkt.portal.models import FollowUp
from schwerpunkt.ui.duties import Held, all_duties
from schwerpunkt.ui.formats import day as in_words
from schwerpunkt.ui.once import new_token


@command(Perm.MANAGE_TEAM, says=_l("Wiedervorlage übergeben"), on="follow_up")
def hand_over_follow_up(*, actor: Actor, follow_up: FollowUp, to: Membership, reason: str = "") -> FollowUp:
    """Give a follow-up to somebody else, who reads from now on what it says."""
    follow_up.owner = to
    follow_up.save()
    return follow_up


@command(Perm.MANAGE_TEAM, says=_l("Aufgaben übergeben"), on="member")
def hand_over(
    *, actor: Actor, member: Membership, items: Mapping[str, Sequence[int]], to: Membership, reason: str
) -> int:
    """Put what ``member`` has in hand into the hands of ``to``; how many things that were.

    ``items`` are keys of records by the key of their duty. All or nothing; each record keeps the act and its reason in
    its history, and ``to`` gets one mail with the list. Refuses nothing chosen, no reason, the same person, one who
    does not work here or may not do it, and what is in other hands by now.
    """
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht später im Verlauf.")})
    if to.pk == member.pk:
        raise Refused(fields={"to": _("Das ist dieselbe Person. Bitte wählen Sie, wer übernimmt.")})
    if not works_here(to):
        raise Refused(fields={"to": _("%(name)s arbeitet heute nicht hier.") % {"name": to.user.name}})
    handed: list[Held] = []
    for duty in all_duties():
        keys = sorted(set(items.get(duty.key, ())))
        if not keys:
            continue
        if duty.doing not in permissions_of(to.role) or not can(actor, duty.permission):
            what = {"name": to.user.name, "what": str(duty.label)}
            raise Refused(
                fields={"to": _("%(name)s kann „%(what)s“ nicht übernehmen: Die Rolle erlaubt es nicht.") % what}
            )
        found = list(duty.held(member).filter(pk__in=keys))
        if len(found) != len(keys):
            raise Refused(_("Inzwischen liegt nicht mehr alles davon in dieser Hand. Bitte wählen Sie noch einmal."))
        for record in found:
            handed.append(duty.tell(record))
            duty.hand_over(actor=actor, to=to, reason=reason, **{duty.record_name: record})
    if not handed:
        raise Refused(_("Bitte wählen Sie, was übergeben werden soll."))
    with override(to.user.language):
        _tell(member, to, handed, reason)
    return len(handed)


def _tell(member: Membership, to: Membership, handed: list[Held], reason: str) -> None:
    subject = ngettext(
        "%(count)s Aufgabe von %(name)s liegt jetzt bei Ihnen",
        "%(count)s Aufgaben von %(name)s liegen jetzt bei Ihnen",
        len(handed),
    ) % {"count": len(handed), "name": member.user.name}
    lines = []
    for each in handed:
        due = _(" (bis %(day)s)") % {"day": in_words(each.due_on)} if each.due_on else ""
        lines.append(f"- {each.title}{due}" + (f"\n  {address(each.url)}" if each.url else ""))
    body = "\n\n".join(
        (
            _("Guten Tag %(name)s,") % {"name": to.user.name},
            subject + ".",
            "\n".join(lines),
            _("Grund: %(reason)s") % {"reason": reason.strip()},
            _("Alles Fällige steht auch auf Ihrer Startseite: %(url)s") % {"url": address("/")},
        )
    )
    queue_mail(
        key=f"portal.hand_over:{new_token()}",
        to_address=to.user.email,
        to_label=to.user.name,
        subject=subject,
        body=body,
        about=to,
    )
