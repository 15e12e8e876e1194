"""Where the thread from the needs to the plan can break."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from schwerpunkt.figures.gaps import Gap, gap
from schwerpunkt.needs.enums import OPEN_STATES, Perm, RoundState
from schwerpunkt.needs.models import Invitation, Need, NeedRound
from schwerpunkt.planning.enums import PeriodState
from schwerpunkt.planning.models import Goal


def _goals(day: date) -> QuerySet[Goal]:
    """Goals that serve no need, neither themselves nor by a measure, of periods for which somebody was asked."""
    served = Need.objects.filter(Q(goals=OuterRef("pk")) | Q(measures__goals=OuterRef("pk")))
    asked = NeedRound.objects.filter(period=OuterRef("period"))
    return Goal.objects.exclude(period__state=PeriodState.CLOSED).filter(Exists(asked), ~Exists(served))


def _open_while_running(day: date) -> QuerySet[Need]:
    return Need.objects.filter(state__in=OPEN_STATES, round__period__state=PeriodState.RUNNING)


def _silent(day: date) -> QuerySet[Invitation]:
    """Who reported nothing in the latest round that is over: no answer was sent."""
    over = NeedRound.objects.exclude(state=RoundState.DRAFT).filter(Q(state=RoundState.CLOSED) | Q(closes_on__lt=day))
    latest = over.order_by("-opens_on", "-pk").values("pk")[:1]
    return Invitation.objects.filter(round__in=latest, answer__submitted_at=None)


def _silent_municipalities(day: date) -> QuerySet[Invitation]:
    return _silent(day).exclude(municipality=None)


def _silent_organisations(day: date) -> QuerySet[Invitation]:
    return _silent(day).exclude(organisation=None)


def _undecided(day: date) -> QuerySet[NeedRound]:
    """Closed rounds some of whose needs wait for a decision; those of a running period are counted one by one."""
    open_needs = Need.objects.filter(state__in=OPEN_STATES).exclude(round=None).values("round")
    rounds = NeedRound.objects.filter(state=RoundState.CLOSED, pk__in=open_needs)
    return rounds.exclude(period__state=PeriodState.RUNNING)


gap(
    Gap(
        "needs.silent_municipality",
        _("Kommunen, die in der letzten Bedarfsabfrage nicht geantwortet haben"),
        _("Was dort gebraucht wird, weiß niemand: Fragen Sie nach."),
        Perm.VIEW_NEEDS,
        _silent_municipalities,
        "municipality__name",
        "needs:invitation",
        _("Einladung ansehen"),
        5,
    )
)
gap(
    Gap(
        "needs.silent_organisation",
        _("Stellen, die in der letzten Bedarfsabfrage nicht geantwortet haben"),
        _("Was dort gebraucht wird, weiß niemand: Fragen Sie nach."),
        Perm.VIEW_NEEDS,
        _silent_organisations,
        "organisation__name",
        "needs:invitation",
        _("Einladung ansehen"),
        6,
    )
)
gap(
    Gap(
        "needs.open_while_running",
        _("Bedarfe ohne Entscheidung, obwohl der Zeitraum läuft"),
        _(
            "Die Kommunen warten auf eine Antwort: Nehmen Sie den Bedarf auf, geben Sie ihn weiter, oder sagen Sie, warum nicht."
        ),
        Perm.VIEW_NEEDS,
        _open_while_running,
        "text",
        "needs:need",
        _("Entscheiden"),
        10,
    )
)
gap(
    Gap(
        "needs.round_undecided",
        _("Geschlossene Bedarfsabfragen mit Bedarfen ohne Entscheidung"),
        _("Der Zeitraum kann erst beginnen, wenn jeder Bedarf beantwortet ist."),
        Perm.VIEW_NEEDS,
        _undecided,
        "title",
        "needs:condense",
        _("Verdichten"),
        11,
    )
)
gap(
    Gap(
        "needs.goal_without_need",
        _("Ziele, die keinem Bedarf dienen"),
        _("Vielleicht hat niemand danach gefragt: Ordnen Sie dem Ziel die Bedarfe zu, aus denen es kommt."),
        Perm.VIEW_NEEDS,
        _goals,
        "title",
        "planning:goal",
        _("Ziel ansehen"),
        15,
    )
)
