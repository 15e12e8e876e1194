"""Needs as they are listed, and how they stand."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from schwerpunkt.core.asking import Question, fetched
from schwerpunkt.core.fetching import with_related
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.needs.enums import OPEN_STATES, NeedState
from schwerpunkt.needs.models import Invitation, Need, NeedRound
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.ui.status import Look, Status

_LOOKS: dict[str, Look] = {
    NeedState.DRAFT: "plan",
    NeedState.REPORTED: "plan",
    NeedState.REVIEWED: "run",
    NeedState.TAKEN_UP: "done",
    NeedState.MERGED: "void",
    NeedState.PASSED_ON: "done",
    NeedState.DECLINED: "void",
}


BECAME = ("goals", "measures", "merged_into__goals", "merged_into__measures")
"""What ``outcome`` reads; fetch it for lists."""


def needs() -> QuerySet[Need]:
    """All needs of the centre with what a list shows, without what municipalities have not sent yet."""
    return with_related(
        Need.objects.exclude(Q(state=NeedState.DRAFT) & Q(invitation__isnull=False)),
        "municipality__name",
        "organisation__name",
        "action_field__label",
        "topic__label",
        "urgency__label",
        "round__title",
        "round__period",
        "passed_on_to__name",
    )


def needs_of_round(asked: NeedRound) -> QuerySet[Need]:
    """The needs of a round with what a list shows."""
    return needs().filter(round=asked)


def open_needs() -> QuerySet[Need]:
    """Needs that somebody still has to decide about."""
    return needs().filter(state__in=OPEN_STATES)


def needs_served_by(record: Goal | Measure) -> list[tuple[Need, list[Need]]]:
    """The needs taken up in a measure, or in a goal or one of its measures, each once with those merged into it.

    One query; the records hold text, day, state and who reports.
    """
    taken = Q(measures=record) if isinstance(record, Measure) else Q(goals=record) | Q(measures__goals=record)
    served = Need.objects.filter(taken).values("pk")
    shown = ("pk", "text", "state", "reported_on", "merged_into_id", "municipality__name", "organisation__name")
    found, followers = fetched(
        Question(Need.objects.filter(pk__in=served).order_by("reported_on", "pk"), shown),
        Question(Need.objects.filter(merged_into__in=served).order_by("pk"), shown),
    )
    return [(main, [each for each in followers if each.merged_into_id == main.pk]) for main in found]


def needs_of(place: CentreMunicipality | Organisation) -> QuerySet[Need]:
    """What a municipality or organisation has reported."""
    field = "municipality" if isinstance(place, CentreMunicipality) else "organisation"
    return needs().filter(**{field: place}).order_by("-reported_on", "-pk")


def open_need_count(period: FocusPeriod) -> int:
    """How many needs of the period's rounds wait for a decision."""
    return Need.objects.filter(round__period=period, state__in=OPEN_STATES).count()


def earlier_needs(invitation: Invitation) -> list[Need]:
    """What the same municipality or organisation reported in its last round before this one, and by hand since.

    "Last time" is its latest earlier round with a need of it; what it told by hand belongs to that round or none.
    """
    same = Need.objects.filter(
        municipality=invitation.municipality_id, organisation=invitation.organisation_id
    ).exclude(state=NeedState.DRAFT)
    earlier = same.exclude(round=invitation.round_id).filter(
        Q(round=None) | Q(round__opens_on__lt=invitation.round.opens_on)
    )
    last = earlier.exclude(round=None).order_by("-round__opens_on").values_list("round_id", "round__opens_on").first()
    rows = earlier if last is None else earlier.filter(Q(round=last[0]) | Q(round=None, reported_on__gte=last[1]))
    return list(
        rows.select_related("topic", "merged_into", "passed_on_to", "round").prefetch_related(*BECAME).order_by("pk")
    )


def need_status(need: Need) -> Status:
    """How a need stands."""
    return Status(_LOOKS[need.state], need.get_state_display())


def outcome(need: Need) -> str:
    """What became of a need, in a sentence for the municipality that reported it; empty while it is open."""
    match need.state:
        case NeedState.TAKEN_UP:
            names = [*(goal.name for goal in need.goals.all()), *(each.title for each in need.measures.all())]
            return _("Aufgenommen in: %(names)s.") % {"names": ", ".join(f"„{name}“" for name in names)}
        case NeedState.PASSED_ON:
            return _("Weitergegeben an: %(name)s.") % {"name": need.passed_on_to}
        case NeedState.DECLINED:
            return _("Nicht aufgenommen: %(reason)s") % {"reason": need.decision}
        case NeedState.MERGED if need.merged_into is not None:
            return outcome(need.merged_into) or _("Zusammengeführt mit einem ähnlichen Bedarf.")
    return ""
