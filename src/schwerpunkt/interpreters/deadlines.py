"""What of the interpreter pool waits for somebody."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.core.asking import Row
from schwerpunkt.interpreters.enums import AssignmentState, InterpreterState, Perm, ProofKind, RequestState
from schwerpunkt.interpreters.models import Assignment, Proof, Request
from schwerpunkt.parameters.queries import read_all, rows_at
from schwerpunkt.ui.contributions import Waiting, WaitingRows, waiting

_FEW = 2
"""More of a kind than that are told as one thing, or nothing else would be seen."""
_CODES = _PROOFS, _SOON = "interpreters.proof_days", "interpreters.soon_days"


@waiting
def of_the_pool(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For those who run the pool: proofs that fall due, talks soon without anybody, outcomes that are missing."""
    if not can(actor, Perm.EDIT_REQUEST):
        return
    rules: dict[str, Any] = {}

    def learn(rows: list[Row]) -> Iterable[Waiting]:
        """The rules come in the same query, before what they decide about."""
        rules.update(read_all(_CODES, rows))
        return ()

    yield WaitingRows(rows_at(_CODES, day), ("code", "value"), learn)
    due = Proof.objects.filter(next_due__isnull=False).exclude(interpreter__state=InterpreterState.LEFT)
    yield WaitingRows(
        due, ("pk", "interpreter", "kind", "next_due"), lambda rows: _proofs(rows, day, proof_stages(rules[_PROOFS]))
    )
    yield WaitingRows(
        Request.objects.filter(state=RequestState.OPEN),
        ("pk", "starts_at", "language__name", "organisation__name"),
        lambda rows: _unplaced(rows, day + timedelta(days=rules[_SOON])),
    )
    begun = Assignment.objects.filter(state=AssignmentState.ACCEPTED, starts_at__lt=clock.now())
    yield WaitingRows(begun, ("pk", "starts_at"), _without_outcome)


def proof_stages(text: str) -> tuple[int, ...]:
    """The days ahead in the rule's words ("90, 30"); what is no number is passed over."""
    return tuple(int(part) for part in text.split(",") if part.strip().isdecimal())


def _proofs(rows: list[Row], day: date, stages: tuple[int, ...]) -> Iterable[Waiting]:
    near = [row for row in rows if (row["next_due"] - day).days <= max(stages, default=0)]
    if len(near) > _FEW:
        yield Waiting(
            title=_("%(count)s Nachweise werden fällig oder sind es schon") % {"count": len(near)},
            detail=_("Ohne gültigen Nachweis wird niemand vorgeschlagen."),
            verb=_("Sprachmittelnde ansehen"),
            url=reverse("interpreters:interpreters") + "?sortierung=due",
            due_on=min(row["next_due"] for row in near),
        )
        return
    for row in near:
        left = (row["next_due"] - day).days
        yield Waiting(
            title=_("Nachweis wird dringend fällig") if left <= min(stages, default=0) else _("Nachweis wird fällig"),
            detail=_("%(proof)s: Ist der Tag vorbei, wird die Person nicht mehr vorgeschlagen.")
            % {"proof": ProofKind(row["kind"]).label},
            verb=_("Person ansehen"),
            url=reverse("interpreters:interpreter", args=(row["interpreter"],)) + "#nachweise",
            due_on=row["next_due"],
            about=("interpreters.proof", row["pk"]),
        )


def _unplaced(rows: list[Row], last: date) -> Iterable[Waiting]:
    for row in rows:
        on = timezone.localtime(row["starts_at"]).date()
        if on > last:
            continue
        yield Waiting(
            title=_("Noch niemand für das Gespräch"),
            detail=_("%(organisation)s sucht Sprachmittlung: %(language)s.")
            % {"organisation": row["organisation__name"], "language": row["language__name"]},
            verb=_("Wer kommen kann"),
            url=reverse("interpreters:request", args=(row["pk"],)) + "#vorschlaege",
            due_on=on,
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
