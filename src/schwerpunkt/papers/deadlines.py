"""What of papers waits for somebody."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.papers.enums import ConsultationState, PaperState, Perm, SignState
from schwerpunkt.papers.models import Consultation, CoSignature, Paper
from schwerpunkt.ui.contributions import Waiting, waiting

_SOON = timedelta(days=28)


@waiting
def cosignatures(actor: Actor, day: date) -> Iterable[Waiting]:
    """Papers that wait for my co-signature, or that of a colleague I stand in for; offices outside, for who records."""
    mine = Q(signer=actor.membership_id) | Q(signer__substitute=actor.membership_id)
    if can(actor, Perm.SUBMIT_PAPER):
        mine |= Q(signer=None)
    rows = CoSignature.objects.filter(mine, state=SignState.DUE, paper__state=PaperState.COSIGNING)
    for row in rows.select_related("paper", "signer__user"):
        if row.signer is None:
            yield Waiting(
                title=_("Mitzeichnung von „%(unit)s“ eintragen") % {"unit": row.unit},
                detail=row.paper.title,
                verb=_("Eintragen"),
                url=reverse("papers:sign_for_unit", args=(row.pk,)),
                due_on=row.due_on,
            )
            continue
        is_mine = row.signer_id == actor.membership_id
        yield Waiting(
            title=_("Vorlage mitzeichnen"),
            detail=row.paper.title if is_mine else _("Sie vertreten %(owner)s.") % {"owner": row.signer.user.name},
            verb=_("Vorlage prüfen"),
            url=reverse("papers:paper", args=(row.paper_id,)),
            due_on=row.due_on,
            is_mine=is_mine,
        )


@waiting
def returned(actor: Actor, day: date) -> Iterable[Waiting]:
    """Papers of mine that came back to be changed."""
    rows = CoSignature.objects.filter(
        state=SignState.RETURNED, paper__state=PaperState.DRAFT, paper__author=actor.membership_id
    )
    for row in rows.select_related("paper"):
        yield Waiting(
            title=_("Vorlage überarbeiten"),
            detail=_("%(unit)s: %(remark)s") % {"unit": row.unit, "remark": row.remark},
            verb=_("Text schreiben"),
            url=reverse("papers:write", args=(row.paper_id,)),
        )


@waiting
def own_drafts(actor: Actor, day: date) -> Iterable[Waiting]:
    """Drafts of mine whose meeting wants the papers within four weeks."""
    for paper in _due(PaperState.DRAFT, day).filter(author=actor.membership_id):
        yield Waiting(
            title=_("Vorlage fertig schreiben"),
            detail=paper.title,
            verb=_("Text schreiben"),
            url=reverse("papers:write", args=(paper.pk,)),
            due_on=paper.due_on,
        )


@waiting
def to_release(actor: Actor, day: date) -> Iterable[Waiting]:
    """For the head: papers everybody has co-signed."""
    if not can(actor, Perm.RELEASE_PAPER):
        return
    for paper in _with_due_day().filter(state=PaperState.COSIGNED):
        yield Waiting(
            title=_("Vorlage freigeben"),
            detail=paper.title,
            verb=_("Vorlage prüfen"),
            url=reverse("papers:paper", args=(paper.pk,)),
            due_on=paper.due_on,
        )


@waiting
def to_submit(actor: Actor, day: date) -> Iterable[Waiting]:
    """Released papers that the council's office does not have yet; committees that met and whose word is missing."""
    if not can(actor, Perm.SUBMIT_PAPER):
        return
    for paper in _with_due_day().filter(state=PaperState.RELEASED):
        yield Waiting(
            title=_("Vorlage einreichen"),
            detail=paper.title,
            verb=_("Als eingereicht vermerken"),
            url=reverse("papers:submit", args=(paper.pk,)),
            due_on=paper.due_on,
        )
    passed = Consultation.objects.filter(
        state=ConsultationState.PLANNED, paper__state=PaperState.SUBMITTED, meeting__held_on__lte=day
    )
    for step in passed.select_related("paper", "committee", "meeting"):
        yield Waiting(
            title=_("Ergebnis eintragen: %(committee)s")
            % {"committee": step.committee.short_name or step.committee.name},
            detail=step.paper.title,
            verb=_("Ergebnis eintragen"),
            url=reverse("papers:result", args=(step.pk,)),
            due_on=step.meeting.held_on if step.meeting else None,
        )


def _with_due_day() -> QuerySet[Any]:
    planned = Q(consultations__state=ConsultationState.PLANNED)
    return Paper.objects.annotate(due_on=Min("consultations__meeting__papers_due_on", filter=planned))


def _due(state: str, day: date) -> QuerySet[Any]:
    return _with_due_day().filter(state=state, due_on__lte=day + _SOON)
