"""What of the interpreter pool waits for somebody."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.core.asking import Row
from schwerpunkt.interpreters.enums import AssignmentState, InterpreterState, Perm, RequestState
from schwerpunkt.interpreters.models import Assignment, Proof, Request
from schwerpunkt.parameters.queries import all_at
from schwerpunkt.ui.contributions import Waiting, WaitingRows, waiting

_CODES = ("interpreters.proof_days", "interpreters.soon_days")


@waiting
def of_the_pool(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For those who run the pool: proofs that fall due, talks soon without anybody, outcomes that are missing."""
    if not can(actor, Perm.EDIT_REQUEST):
        return
    rules = all_at(_CODES, day)
    first = max(proof_stages(rules[_CODES[0]]), default=0)
    due = Proof.objects.filter(next_due__lte=day + timedelta(days=first)).exclude(
        interpreter__state=InterpreterState.LEFT
    )
    yield WaitingRows(due, ("pk", "interpreter", "kind", "next_due"), lambda rows: _proofs(rows, rules))
    end = datetime.combine(day + timedelta(days=rules[_CODES[1]] + 1), time(), timezone.get_current_timezone())
    soon = Request.objects.filter(state=RequestState.OPEN, starts_at__lt=end)
    yield WaitingRows(soon, ("pk", "starts_at", "language__name", "organisation__name"), _unplaced)
    begun = Assignment.objects.filter(state=AssignmentState.ACCEPTED, starts_at__lt=clock.now())
    yield WaitingRows(begun, ("pk", "request", "starts_at", "request__language__name"), _without_outcome)


def proof_stages(text: str) -> tuple[int, ...]:
    """The days ahead in the rule's words ("90, 30"); what is no number is passed over."""
    return tuple(int(part) for part in text.split(",") if part.strip().isdecimal())


def _proofs(rows: list[Row], rules: dict[str, str]) -> Iterable[Waiting]:
    urgent = min(proof_stages(rules[_CODES[0]]), default=0)
    for row in rows:
        is_late = row["next_due"] <= clock.today() + timedelta(days=urgent)
        yield Waiting(
            title=_("Nachweis wird dringend fällig") if is_late else _("Nachweis wird fällig"),
            detail=_("Ohne gültigen Nachweis wird niemand vorgeschlagen."),
            verb=_("Person ansehen"),
            url=reverse("interpreters:interpreter", args=(row["interpreter"],)) + "#nachweise",
            due_on=row["next_due"],
            about=("interpreters.proof", row["pk"]),
        )


def _unplaced(rows: list[Row]) -> Iterable[Waiting]:
    for row in rows:
        yield Waiting(
            title=_("Noch niemand für das Gespräch"),
            detail=_("%(organisation)s sucht Sprachmittlung: %(language)s.")
            % {"organisation": row["organisation__name"], "language": row["language__name"]},
            verb=_("Wer kommen kann"),
            url=reverse("interpreters:request", args=(row["pk"],)) + "#vorschlaege",
            due_on=timezone.localtime(row["starts_at"]).date(),
            subject=row["language__name"],
            about=("interpreters.request", row["pk"]),
        )


def _without_outcome(rows: list[Row]) -> Iterable[Waiting]:
    if not rows:
        return
    words = ngettext("%(count)s Ergebnis eintragen", "%(count)s Ergebnisse eintragen", len(rows))
    yield Waiting(
        title=words % {"count": len(rows)},
        detail=_("Die Gespräche sind vorbei. Tragen Sie ein, ob sie stattfanden und wie lange."),
        verb=_("Vermittelte Anfragen"),
        url=reverse("interpreters:requests") + "?stand=placed",
        due_on=min(timezone.localtime(row["starts_at"]).date() for row in rows),
    )
