"""The weekly mail. It is queued inside the command it belongs to."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.models import Membership
from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.messaging.links import address
from schwerpunkt.messaging.models import Mail
from schwerpunkt.portal.queries.digest import Week, monday_of
from schwerpunkt.ui import formats
from schwerpunkt.ui.contributions import Waiting

MOST = 15
"""So many lines a part of the mail has at most; the page *Heute* has them all."""


def send_week(member: Membership, week: Week, day: date) -> Mail:
    """Tell one person what her week holds; once a week, whoever asks."""
    monday = monday_of(day)
    counts = ", ".join(_counts(week))
    parts = (
        (_("Überschritten"), week.late),
        (_("Fällig in den nächsten 14 Tagen"), week.due),
        (_("Wartet auf Sie"), week.open),
    )
    body = _(
        "Guten Tag %(name)s,\n\n"
        "Ihre Woche ab %(monday)s: %(counts)s.\n\n"
        "%(parts)s"
        "Alles, was wartet: %(today)s\n"
        "Diese Mail an einem anderen Tag oder gar nicht mehr: %(settings)s\n"
    )
    words = {
        "name": member.user.name,
        "monday": formats.day(monday),
        "counts": counts,
        "parts": "".join(_part(title, items) for title, items in parts if items),
        "today": address(reverse("portal:today")),
        "settings": address(reverse("portal:personal")),
    }
    return queue_mail(
        key=f"digest {member.pk} {monday}",
        to_address=member.user.email,
        to_label=member.user.name,
        subject=_("Ihre Woche: %(counts)s") % {"counts": counts},
        body=body % words,
    )


def _counts(week: Week) -> list[str]:
    found = []
    if count := len(week.late):
        words = ngettext("%(count)s Frist überschritten", "%(count)s Fristen überschritten", count)
        found.append(words % {"count": count})
    if count := len(week.due):
        words = ngettext("%(count)s Frist in 14 Tagen", "%(count)s Fristen in 14 Tagen", count)
        found.append(words % {"count": count})
    if count := len(week.open):
        words = ngettext("%(count)s Sache ohne Frist", "%(count)s Dinge ohne Frist", count)
        found.append(words % {"count": count})
    return found


def _part(title: str, items: Sequence[Waiting]) -> str:
    lines = "".join(_line(each) for each in items[:MOST])
    if rest := len(items) - MOST:
        lines += _("- und %(rest)s weitere\n") % {"rest": rest} if rest > 0 else ""
    return f"{title}\n{lines}\n"


def _line(item: Waiting) -> str:
    line = f"- {item.name}"
    if item.due_on is not None:
        line += f", {formats.day(item.due_on)} ({formats.until(item.due_on)})"
    if not item.is_mine:
        line += _(", in Vertretung")
    return f"{line}\n  {address(item.url)}\n"
