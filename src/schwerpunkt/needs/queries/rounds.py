"""Rounds and who has answered."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.core.fetching import with_related
from schwerpunkt.needs.enums import OPEN_STATES, NeedState
from schwerpunkt.needs.models import Answer, Invitation, NeedRound
from schwerpunkt.ui.formats import day
from schwerpunkt.ui.status import Status

ANSWERED = Q(answer__submitted_at__isnull=False)


def rounds() -> QuerySet[NeedRound]:
    """All rounds of the centre, latest first, with how many were asked, have answered, and what is still open."""
    return (
        with_related(NeedRound.objects.all(), "period__title", "period__state")
        .annotate(
            asked_count=Count("invitations", distinct=True),
            answered_count=Count(
                "invitations", filter=Q(invitations__answer__submitted_at__isnull=False), distinct=True
            ),
            need_count=Count("needs", filter=~Q(needs__state=NeedState.DRAFT), distinct=True),
            open_count=Count("needs", filter=Q(needs__state__in=OPEN_STATES), distinct=True),
        )
        .order_by("-opens_on")
    )


def invitations_of(asked: NeedRound) -> QuerySet[Invitation]:
    """Everybody who is asked, with their answer and how many needs they reported and have in draft."""
    return (
        Invitation.objects.filter(round=asked)
        .select_related("municipality", "organisation", "answer")
        .annotate(
            need_count=Count("needs", filter=~Q(needs__state=NeedState.DRAFT)),
            draft_count=Count("needs", filter=Q(needs__state=NeedState.DRAFT)),
        )
        .order_by("municipality__name", "organisation__name")
    )


def silent(asked: NeedRound) -> QuerySet[Invitation]:
    """Who was asked and has not sent an answer."""
    rows = Invitation.objects.filter(round=asked).select_related("municipality", "organisation", "answer")
    return rows.exclude(ANSWERED).order_by("pk")


def invitation_status(invitation: Invitation) -> Status:
    """How far an invited one is."""
    answer: Answer | None = getattr(invitation, "answer", None)
    if answer is not None and answer.submitted_at is not None:
        return Status("done", _("hat geantwortet"), day(answer.submitted_at))
    if answer is not None:
        return Status("run", _("hat begonnen"), day(answer.begun_at))
    if invitation.opened_at is not None:
        return Status("run", _("hat den Link geöffnet"), day(invitation.opened_at))
    if invitation.sent_at is not None:
        note = _("erinnert am %(day)s") % {"day": day(invitation.reminded_on)} if invitation.reminded_on else ""
        return Status("plan", _("eingeladen"), note)
    return Status("plan", _("noch nicht eingeladen")) if invitation.to_address else Status("risk", _("ohne Adresse"))


@dataclass(frozen=True)
class Response:
    """Who of a round has answered, and who has not."""

    asked: NeedRound
    invitations: tuple[Invitation, ...]

    @property
    def total(self) -> int:
        """How many were asked."""
        return len(self.invitations)

    @property
    def answered(self) -> int:
        """How many have sent an answer."""
        return sum(1 for each in self.invitations if is_answered(each))

    @property
    def silent(self) -> tuple[Invitation, ...]:
        """Who has not."""
        return tuple(each for each in self.invitations if not is_answered(each))

    @property
    def sentence(self) -> str:
        """How many have answered, in words; in a city the invited are no municipalities."""
        if not self.total:
            return _("Noch ist niemand eingeladen.")
        words = {"answered": self.answered, "total": self.total}
        if any(each.organisation_id for each in self.invitations):
            return _("%(answered)s von %(total)s Eingeladenen haben geantwortet.") % words
        return (
            ngettext(
                "%(answered)s von %(total)s Kommune hat geantwortet.",
                "%(answered)s von %(total)s Kommunen haben geantwortet.",
                self.total,
            )
            % words
        )


def response_of(asked: NeedRound) -> Response:
    """The response to a round (one query)."""
    return Response(asked, tuple(invitations_of(asked)))


def is_answered(invitation: Invitation) -> bool:
    """Whether an answer was sent."""
    answer: Answer | None = getattr(invitation, "answer", None)
    return answer is not None and answer.submitted_at is not None


def rounds_to_condense() -> list[NeedRound]:
    """The rounds some of whose needs wait for a decision, latest first."""
    return [each for each in rounds() if each.open_count]  # type: ignore[attr-defined]  # annotated
