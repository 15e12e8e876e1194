"""What of needs waits for somebody."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.asking import Row
from schwerpunkt.needs.enums import NeedState, Perm, RoundState
from schwerpunkt.needs.models import Need, NeedRound
from schwerpunkt.planning.rules import leads_planning
from schwerpunkt.ui.contributions import Waiting, WaitingRows, waiting

_SOON = timedelta(days=14)


@waiting
def own_rounds(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For those who run rounds: drafts to open, silent ones near the end, rounds to close."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            found = _draft(row, day) if row["state"] == RoundState.DRAFT else _running(row, day)
            if found is not None:
                yield found

    if not can(actor, Perm.MANAGE_ROUND):
        return
    live = NeedRound.objects.exclude(state=RoundState.CLOSED).annotate(
        total=Count("invitations", distinct=True),
        answered=Count("invitations", filter=Q(invitations__answer__submitted_at__isnull=False), distinct=True),
    )
    yield WaitingRows(live, ("pk", "title", "state", "opens_on", "closes_on", "total", "answered"), items)


def _draft(row: Row, day: date) -> Waiting | None:
    if row["opens_on"] > day + _SOON:
        return None
    return Waiting(
        title=_("Bedarfsabfrage öffnen"),
        detail=_("„%(title)s“ ist noch im Entwurf.") % row,
        verb=_("Entwurf ansehen"),
        url=reverse("needs:round", args=(row["pk"],)),
        due_on=row["opens_on"],
        subject=row["title"],
        about=("needs.needround", row["pk"]),
    )


def _running(row: Row, day: date) -> Waiting | None:
    url = reverse("needs:round", args=(row["pk"],))
    if row["closes_on"] < day or row["answered"] == row["total"]:
        return Waiting(
            title=_("Bedarfsabfrage schließen"),
            detail=_("„%(title)s“: %(answered)s von %(total)s haben geantwortet.") % row,
            verb=_("Abfrage ansehen"),
            url=url,
            due_on=row["closes_on"],
            subject=row["title"],
            about=("needs.needround", row["pk"]),
        )
    if row["closes_on"] <= day + _SOON:
        count = row["total"] - row["answered"]
        words = ngettext("%(count)s Antwort fehlt noch", "%(count)s Antworten fehlen noch", count)
        return Waiting(
            title=words % {"count": count},
            detail=_("„%(title)s“ endet bald. Rufen Sie an, wo es sich lohnt.") % row,
            verb=_("Wer noch fehlt"),
            url=url + "#antworten",
            due_on=row["closes_on"],
            subject=row["title"],
            about=("needs.needround", row["pk"]),
        )
    return None


@waiting
def to_review(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For those who work with needs: what was reported and nobody has read yet."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        if rows:
            words = ngettext("%(count)s gemeldeten Bedarf prüfen", "%(count)s gemeldete Bedarfe prüfen", len(rows))
            yield Waiting(
                title=words % {"count": len(rows)},
                detail=_("Ordnen Sie sie Handlungsfeld und Thema zu."),
                verb=_("Gemeldete Bedarfe"),
                url=reverse("needs:needs") + f"?state={NeedState.REPORTED}",
            )

    if can(actor, Perm.EDIT_NEED):
        yield WaitingRows(Need.objects.filter(state=NeedState.REPORTED), ("pk",), items)


@waiting
def to_decide(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For those who decide: reviewed needs of the own field."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        if rows:
            words = ngettext("Über %(count)s Bedarf entscheiden", "Über %(count)s Bedarfe entscheiden", len(rows))
            yield Waiting(
                title=words % {"count": len(rows)},
                detail=_("Aufnehmen, weitergeben, zusammenführen, oder sagen, warum nicht."),
                verb=_("Verdichten"),
                url=reverse("needs:condense_all"),
            )

    if can(actor, Perm.DECIDE_NEED):
        own = Q() if leads_planning(actor) else Q(action_field__key__in=actor.remits)
        yield WaitingRows(Need.objects.filter(own, state=NeedState.REVIEWED), ("pk",), items)
