"""What everybody may read: papers that were submitted, and are treated in public everywhere."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from schwerpunkt.papers.enums import ConsultationState, PaperState
from schwerpunkt.papers.models import Consultation, Paper

PUBLISHED_STATES = (PaperState.SUBMITTED, PaperState.CONSULTED)
"""From its submission on a paper can be public; released alone it is still in the house."""


def published_papers() -> QuerySet[Paper]:
    """Submitted papers with at least one committee, all of which treat them in public."""
    return _treated_in_public().filter(state__in=PUBLISHED_STATES, frozen__isnull=False)


def withdrawn_papers() -> QuerySet[Paper]:
    """Papers that had been public and were withdrawn."""
    return _treated_in_public().filter(state=PaperState.WITHDRAWN, frozen__isnull=False, submitted_on__isnull=False)


def _treated_in_public() -> QuerySet[Paper]:
    steps = Consultation.objects.filter(paper=OuterRef("pk")).exclude(state=ConsultationState.REMOVED)
    hidden = steps.filter(Q(is_public=False) | Q(meeting__is_public=False))
    return (
        Paper.objects.filter(Exists(steps), ~Exists(hidden))
        .select_related("centre", "template", "frozen__pdf", "frozen__docx", "frozen__html")
        .order_by("pk")
    )
