"""What of papers waits for somebody."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.asking import Row
from schwerpunkt.papers.enums import ConsultationState, PaperState, Perm, SignState
from schwerpunkt.papers.models import Consultation, CoSignature, Paper
from schwerpunkt.ui.contributions import Waiting, WaitingRows, waiting

_SOON = timedelta(days=28)


@waiting
def cosignatures(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Papers that wait for my co-signature, or that of a colleague I stand in for; offices outside, for who records."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            if row["signer_id"] is None:
                yield Waiting(
                    title=_("Mitzeichnung von „%(unit)s“ eintragen") % {"unit": row["unit"]},
                    detail=row["paper__title"],
                    verb=_("Eintragen"),
                    url=reverse("papers:sign_for_unit", args=(row["pk"],)),
                    due_on=row["due_on"],
                    subject=row["paper__title"],
                    about=("papers.cosignature", row["pk"]),
                )
                continue
            is_mine = row["signer_id"] == actor.membership_id
            for_another = _("Sie vertreten %(owner)s.") % {"owner": row["signer__user__name"]}
            yield Waiting(
                title=_("Vorlage mitzeichnen"),
                detail=row["paper__title"] if is_mine else for_another,
                verb=_("Vorlage prüfen"),
                url=reverse("papers:paper", args=(row["paper_id"],)),
                due_on=row["due_on"],
                is_mine=is_mine,
                subject=row["paper__title"],
                about=("papers.cosignature", row["pk"]),
            )

    mine = Q(signer=actor.membership_id) | Q(signer__substitute=actor.membership_id)
    if can(actor, Perm.SUBMIT_PAPER):
        mine |= Q(signer=None)
    due = CoSignature.objects.filter(mine, state=SignState.DUE, paper__state=PaperState.COSIGNING)
    yield WaitingRows(
        due, ("pk", "unit", "due_on", "paper_id", "paper__title", "signer_id", "signer__user__name"), items
    )


@waiting
def returned(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Papers of mine that came back to be changed."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            yield Waiting(
                title=_("Vorlage überarbeiten"),
                detail=_("%(unit)s: %(remark)s") % {"unit": row["unit"], "remark": row["remark"]},
                verb=_("Text schreiben"),
                url=reverse("papers:write", args=(row["paper_id"],)),
                subject=row["paper__title"],
            )

    back = CoSignature.objects.filter(
        state=SignState.RETURNED, paper__state=PaperState.DRAFT, paper__author=actor.membership_id
    )
    yield WaitingRows(back, ("unit", "remark", "paper_id", "paper__title"), items)


@waiting
def own_drafts(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Drafts of mine whose meeting wants the papers within four weeks."""
    drafts = _with_due_day().filter(state=PaperState.DRAFT, author=actor.membership_id, due_on__lte=day + _SOON)
    yield _papers(drafts, _("Vorlage fertig schreiben"), _("Text schreiben"), "papers:write")


@waiting
def to_release(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For the head: papers everybody has co-signed."""
    if can(actor, Perm.RELEASE_PAPER):
        cosigned = _with_due_day().filter(state=PaperState.COSIGNED)
        yield _papers(cosigned, _("Vorlage freigeben"), _("Vorlage prüfen"), "papers:paper")


@waiting
def to_submit(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Released papers that the council's office does not have yet; committees that met and whose word is missing."""

    def results(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            committee = row["committee__short_name"] or row["committee__name"]
            yield Waiting(
                title=_("Ergebnis eintragen: %(committee)s") % {"committee": committee},
                detail=row["paper__title"],
                verb=_("Ergebnis eintragen"),
                url=reverse("papers:result", args=(row["pk"],)),
                due_on=row["meeting__held_on"],
                subject=row["paper__title"],
                about=("papers.consultation", row["pk"]),
            )

    if not can(actor, Perm.SUBMIT_PAPER):
        return
    released = _with_due_day().filter(state=PaperState.RELEASED, template__is_letter=False)
    yield _papers(released, _("Vorlage einreichen"), _("Als eingereicht vermerken"), "papers:submit")
    passed = Consultation.objects.filter(
        state=ConsultationState.PLANNED, paper__state=PaperState.SUBMITTED, meeting__held_on__lte=day
    )
    fields = ("pk", "committee__short_name", "committee__name", "paper__title", "meeting__held_on")
    yield WaitingRows(passed, fields, results)


def _with_due_day() -> QuerySet[Any]:
    planned = Q(consultations__state=ConsultationState.PLANNED)
    return Paper.objects.annotate(due_on=Min("consultations__meeting__papers_due_on", filter=planned))


def _papers(papers: QuerySet[Any], title: str, verb: str, view: str) -> WaitingRows:
    """One item for each of the papers."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            url = reverse(view, args=(row["pk"],))
            yield Waiting(
                title=title,
                detail=row["title"],
                verb=verb,
                url=url,
                due_on=row["due_on"],
                subject=row["title"],
                about=("papers.paper", row["pk"]),
            )

    return WaitingRows(papers, ("pk", "title", "due_on"), items)
