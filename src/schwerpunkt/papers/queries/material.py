"""What a paper is made of, read once: its blocks, the plan behind it, committees, signatures, attachments."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property

from django.db.models import Exists, Model, OuterRef, Prefetch, QuerySet

from schwerpunkt.core.asking import Question, fetched
from schwerpunkt.directory.models import CentreMunicipality, Code, LegalVersion, OrganisationName
from schwerpunkt.directory.models import Letterhead as HouseLetterhead
from schwerpunkt.directory.queries import legal_versions_on, letterheads_on, municipalities_on
from schwerpunkt.figures.metrics import Scope
from schwerpunkt.figures.small import limit_on
from schwerpunkt.papers.enums import ConsultationState
from schwerpunkt.papers.models import Attachment, Consultation, CoSignature, Paper, PaperBlock
from schwerpunkt.planning.enums import MeasureState
from schwerpunkt.planning.models import (
    Agreement,
    FocusPeriod,
    Goal,
    GoalResult,
    Indicator,
    Measure,
    MovedDeadline,
    StatusReport,
)
from schwerpunkt.planning.queries import latest_reports, moved_deadlines, results_of

_OVER = (ConsultationState.POSTPONED, ConsultationState.REMOVED)


class Material:
    """The records of one paper as they are now; each kind is asked for once, when first needed."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    @property
    def period(self) -> FocusPeriod | None:
        """The focus period the paper is about."""
        return self.paper.period

    @cached_property
    def blocks(self) -> list[PaperBlock]:
        """The blocks in order, each with this very paper."""
        rows = list(self.paper.blocks.order_by("position", "pk"))
        for row in rows:
            row.paper = self.paper
        return rows

    @cached_property
    def goals(self) -> list[Goal]:
        """The goals of the period in order."""
        return [] if self.period is None else list(self.period.goals.order_by("position"))

    @cached_property
    def _house(self) -> tuple[list[Code], list[CentreMunicipality], list[HouseLetterhead], list[LegalVersion]]:
        """What the house itself gives to the paper on its day: fields of the period, places, letterheads, versions."""
        day, period = self.paper.dated_on, self.period
        fields = Code.objects.none() if period is None else period.action_fields.order_by("position", "label")
        codes, places, heads, texts = fetched(
            Question(fields, ("pk", "label")),
            Question(municipalities_on(day), ("pk",)),
            Question(letterheads_on(day), _all_of(HouseLetterhead)),
            Question(legal_versions_on(day), _all_of(LegalVersion)),
        )
        return codes, places, heads, texts

    @property
    def fields(self) -> list[str]:
        """The action fields of the period."""
        return [field.label for field in self._house[0]]

    @cached_property
    def measures(self) -> list[Measure]:
        """The measures of the period with their goals."""
        if self.period is None:
            return []
        rows = self.period.measures.select_related("kind").prefetch_related("goals")
        return list(rows.order_by("position", "title"))

    @cached_property
    def measures_in_full(self) -> list[Measure]:
        """The measures that were not dropped, with everything that belongs to them."""
        if self.period is None:
            return []
        rows = self.period.measures.exclude(state=MeasureState.DROPPED).select_related("kind", "owner__user")
        parts = ("goals", "partners__organisation", "municipalities", "target_groups", "milestones", "reports")
        return list(rows.prefetch_related(*parts).order_by("position", "title"))

    def measures_of(self, goal: Goal) -> list[Measure]:
        """The measures that serve a goal."""
        return [each for each in self.measures if goal.pk in {own.pk for own in each.goals.all()}]

    @property
    def scope(self) -> Scope:
        """The time the paper reports on."""
        return Scope(self.paper.reports_from, self.paper.reports_to)

    @property
    def until(self) -> date:
        """The day the paper looks at: the end of its span, but never after its own date."""
        return min(self.paper.reports_to or self.paper.dated_on, self.paper.dated_on)

    @cached_property
    def small_limit(self) -> int:
        """The smallest figure about people that may leave the house."""
        return limit_on(self.paper.dated_on)

    @cached_property
    def indicators(self) -> list[Indicator]:
        """The indicators of the goals, in the order of the goals, with their values."""
        if self.period is None:
            return []
        rows = Indicator.objects.filter(goal__period=self.period).select_related("goal").prefetch_related("values")
        return list(rows.order_by("goal__position", "position", "title"))

    @cached_property
    def results(self) -> dict[int, GoalResult]:
        """What came of the goals, by the goal's key."""
        return {} if self.period is None else {each.goal_id: each for each in results_of(self.period)}

    @cached_property
    def reports(self) -> dict[int, StatusReport]:
        """The last report on each measure up to the day the paper looks at, by the measure's key."""
        return {} if self.period is None else latest_reports(self.period, self.until)

    @cached_property
    def moves(self) -> list[MovedDeadline]:
        """The deadlines that moved in the time reported on."""
        return [] if self.period is None else moved_deadlines(self.period, self.scope.first, self.until)

    @cached_property
    def agreements(self) -> list[Agreement]:
        """What the ministries said to the goals as a whole."""
        if self.period is None:
            return []
        names = Prefetch("ministry__names", OrganisationName.objects.all())
        rows = self.period.agreements.filter(goal_version=None).select_related("ministry").prefetch_related(names)
        return list(rows)

    @cached_property
    def consultations(self) -> list[Consultation]:
        """The Beratungsfolge, postponed and removed steps included."""
        rows = self.paper.consultations.select_related("committee", "meeting")
        return list(rows.order_by("position", "pk"))

    @property
    def steps(self) -> list[Consultation]:
        """The steps that take place: neither postponed nor removed."""
        return [row for row in self.consultations if row.state not in _OVER]

    @cached_property
    def cosignatures(self) -> list[CoSignature]:
        """The chain of co-signatures."""
        if getattr(self.paper, "has_cosignatures", True) is False:
            return []
        return list(self.paper.cosignatures.select_related("signer__user").order_by("position"))

    @cached_property
    def attachments(self) -> list[Attachment]:
        """The attachments with their files."""
        if getattr(self.paper, "has_attachments", True) is False:
            return []
        return list(self.paper.attachments.select_related("file").order_by("position", "pk"))

    @property
    def legal_basis(self) -> LegalVersion | None:
        """The version of the period's legal source that is valid on the paper's day; else the one the period names."""
        named = self.period.legal_version if self.period is not None else None
        versions = (each for each in self._house[3] if named is None or each.source_id == named.source_id)
        return next(versions, named)

    @property
    def municipality_count(self) -> int:
        """How many municipalities the centre works for on the paper's day."""
        return len(self._house[1])

    @property
    def letterhead(self) -> HouseLetterhead | None:
        """How the house writes on the paper's day."""
        return next(iter(self._house[2]), None)


def _all_of(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)


def material_of(paper: Paper) -> Material:
    """The material somebody read for this paper in the same request (``read_once``), else fresh."""
    found = paper.__dict__.get("material")
    return found if isinstance(found, Material) else Material(paper)


def read_once(paper: Paper) -> Material:
    """Let everything that asks for this paper's material, from now on and on this instance, share one reading.

    For pages that only show; a command reads its paper anew and so never meets an old reading.
    """
    material = Material(paper)
    paper.__dict__["material"] = material
    return material


@contextmanager
def reading_once(paper: Paper) -> Iterator[None]:
    """Let everything inside share one reading of this paper, and nothing after it."""
    read_once(paper)
    try:
        yield
    finally:
        del paper.__dict__["material"]


def with_material() -> QuerySet[Paper]:
    """Papers with what comes along in the same query, and with what there is none of."""
    return Paper.objects.select_related(
        "template",
        "period__strategy_level",
        "period__legal_version",
        "author__user",
        "signatory",
        "need_round",
        "municipality",
        "organisation",
        "centre",
        "frozen",
    ).annotate(
        has_cosignatures=Exists(CoSignature.objects.filter(paper=OuterRef("pk"))),
        has_attachments=Exists(Attachment.objects.filter(paper=OuterRef("pk"))),
        has_related=Exists(Paper.related_papers.through.objects.filter(from_paper=OuterRef("pk"))),
    )
