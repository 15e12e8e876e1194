"""Mails of planning. Each is queued inside the command it belongs to."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.messaging.commands import queue_mail
from schwerpunkt.messaging.links import address
from schwerpunkt.planning.queries.reminding import Due
from schwerpunkt.ui import formats


def remind(recipient: Membership, due: list[Due], key: str) -> None:
    """Tell one person of her deadlines; ``key`` names the occasion, so that it is told once."""
    late = sum(1 for each in due if each.due_on < clock.today())
    subject = ngettext("%(count)s Frist steht an", "%(count)s Fristen stehen an", len(due)) % {"count": len(due)}
    if late:
        subject += ", " + ngettext("%(count)s ist überschritten", "%(count)s sind überschritten", late) % {
            "count": late
        }
    body = _(
        "Guten Tag %(name)s,\n\n"
        "%(lines)s\n"
        "Bitte tragen Sie ein, was erreicht ist, oder vereinbaren Sie mit der Leitung eine neue Frist.\n"
        "An jede Frist erinnern wir nur zu festen Tagen. Alles, was wartet, steht unter %(today)s\n"
    )
    words = {
        "name": recipient.user.name,
        "lines": "".join(_line(recipient, each) for each in due),
        "today": address("/"),
    }
    queue_mail(
        key=key,
        to_address=recipient.user.email,
        to_label=recipient.user.name,
        subject=subject,
        body=body % words,
    )


def _line(recipient: Membership, due: Due) -> str:
    words = {
        "title": due.title,
        "day": formats.day(due.due_on),
        "when": formats.until(due.due_on),
        "link": address(reverse("planning:measure", args=(due.measure.pk,))),
    }
    text = _("- %(title)s: fällig am %(day)s (%(when)s)\n") % words
    if due.milestone:
        text += _("  Meilenstein der Maßnahme „%(measure)s“\n") % {"measure": due.measure.title}
    if due.measure.owner_id != recipient.pk:
        owner = due.measure.owner.user.name if due.measure.owner else _("niemanden")
        text += _("  Sie erhalten das für %(owner)s.\n") % {"owner": owner}
    return text + f"  {words['link']}\n\n"
