"""What of planning waits for somebody."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.asking import Row
from schwerpunkt.core.dates import add_months
from schwerpunkt.parameters.queries import NoValue, at
from schwerpunkt.planning.enums import MeasureState, PeriodState, Perm
from schwerpunkt.planning.models import Agreement, FocusPeriod, Goal, Measure, Milestone
from schwerpunkt.planning.queries import stale_measures
from schwerpunkt.ui.contributions import Waiting, WaitingRows, waiting

_SOON = timedelta(days=28)
_ENDED = (MeasureState.DONE, MeasureState.DROPPED)


@waiting
def own_measures(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Measures of mine, or of a colleague I stand in for, that are due in four weeks or late."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            is_mine = row["owner_id"] == actor.membership_id
            what = _("Maßnahme beenden oder neue Frist vereinbaren.")
            for_another = _("Sie vertreten %(owner)s. Maßnahme beenden oder neue Frist vereinbaren.")
            yield Waiting(
                title=row["title"],
                detail=what if is_mine else for_another % {"owner": row["owner__user__name"] or ""},
                verb=_("Maßnahme ansehen"),
                url=reverse("planning:measure", args=(row["pk"],)),
                due_on=row["due_on"],
                is_mine=is_mine,
                about=("planning.measure", row["pk"]),
            )

    mine = Q(owner=actor.membership_id) | Q(substitute=actor.membership_id)
    running = ~Q(state__in=_ENDED) & Q(period__state__in=(PeriodState.RUNNING, PeriodState.AGREED))
    due = Measure.objects.filter(mine, running, due_on__lte=day + _SOON)
    yield WaitingRows(due, ("pk", "title", "due_on", "owner_id", "owner__user__name"), items)


@waiting
def own_milestones(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Milestones of my measures that are due in four weeks or late."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            yield Waiting(
                title=row["title"],
                detail=_("Meilenstein der Maßnahme „%(measure)s“.") % {"measure": row["measure__title"]},
                verb=_("Meilenstein ansehen"),
                url=reverse("planning:measure", args=(row["measure_id"],)) + "#meilensteine",
                due_on=row["due_on"],
                subject=row["measure__title"],
                about=("planning.milestone", row["pk"]),
            )

    due = Milestone.objects.filter(
        Q(measure__owner=actor.membership_id),
        ~Q(measure__state__in=_ENDED),
        done_on=None,
        due_on__lte=day + _SOON,
        measure__period__state=PeriodState.RUNNING,
    )
    yield WaitingRows(due, ("pk", "title", "due_on", "measure_id", "measure__title"), items)


@waiting
def in_danger(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For the head: measures of others that are in danger."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            yield Waiting(
                title=_("„%(measure)s“ ist gefährdet") % {"measure": row["title"]},
                detail=row["state_reason"],
                verb=_("Maßnahme ansehen"),
                url=reverse("planning:measure", args=(row["pk"],)),
                due_on=row["due_on"],
                about=("planning.measure", row["pk"]),
            )

    if can(actor, Perm.EDIT_PERIOD):
        at_risk = Measure.objects.filter(state=MeasureState.AT_RISK, period__state=PeriodState.RUNNING)
        others = at_risk.exclude(owner=actor.membership_id)
        yield WaitingRows(others, ("pk", "title", "state_reason", "due_on"), items)


@waiting
def stale(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Measures of mine of which nothing was reported for long."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            yield Waiting(
                title=_("Sachstand zu „%(measure)s“ melden") % {"measure": row["title"]},
                detail=_("Seit langem hat niemand gesagt, wie es steht."),
                verb=_("Sachstand melden"),
                url=reverse("planning:measure_report", args=(row["pk"],)),
                subject=row["title"],
                about=("planning.measure", row["pk"]),
            )

    yield WaitingRows(stale_measures(day).filter(owner=actor.membership_id), ("pk", "title"), items)


@waiting
def results(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Goals of mine without a result, near the end of their period; the head sees those of nobody."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            yield Waiting(
                title=_("Ergebnis eintragen: %(goal)s") % {"goal": row["short_title"] or row["title"]},
                detail=_("Der Zeitraum „%(period)s“ geht zu Ende.") % {"period": row["period__title"]},
                verb=_("Ergebnis eintragen"),
                url=reverse("planning:goal_assess", args=(row["pk"],)),
                due_on=row["period__ends_on"],
                subject=row["period__title"],
                about=("planning.goal", row["pk"]),
            )

    if not can(actor, Perm.ASSESS_GOAL):
        return
    try:
        months = int(at("planning.assess_months_before_end", day).value)
    except NoValue:
        return
    mine = Q(responsible=actor.membership_id)
    if can(actor, Perm.EDIT_PERIOD):
        mine |= Q(responsible=None)
    open_ones = Goal.objects.filter(
        mine, period__state=PeriodState.RUNNING, period__ends_on__lte=add_months(day, months), result=None
    )
    yield WaitingRows(open_ones, ("pk", "title", "short_title", "period__title", "period__ends_on"), items)


@waiting
def next_period(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For the head: the first period, and the next one to prepare before this one ends."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        return _prepare(rows[-1], day) if rows else [_first_period()]

    if can(actor, Perm.EDIT_PERIOD):
        yield WaitingRows(FocusPeriod.objects.order_by("ends_on"), ("pk", "title", "ends_on", "state"), items)


def _first_period() -> Waiting:
    return Waiting(
        title=_("Ersten Schwerpunktzeitraum anlegen"),
        detail=_("Danach schreiben Sie die Ziele und Maßnahmen."),
        verb=_("Zeitraum anlegen"),
        url=reverse("planning:period_create"),
    )


def _prepare(last: Row, day: date) -> Iterable[Waiting]:
    if last["state"] != PeriodState.RUNNING:
        return
    try:
        months = at("planning.warn_months_before_end", day).value
    except NoValue:
        return
    if add_months(last["ends_on"], -months) <= day:
        yield Waiting(
            title=_("Nächsten Schwerpunktzeitraum vorbereiten"),
            detail=_("„%(period)s“ endet bald.") % {"period": last["title"]},
            verb=_("Zeitraum anlegen"),
            url=reverse("planning:period_create"),
            due_on=last["ends_on"],
            subject=last["title"],
            about=("planning.focusperiod", last["pk"]),
        )


@waiting
def open_answers(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """Ministries that have not answered, for those who record it."""

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            ministry = row["ministry__short_name"] or row["ministry__name"]
            yield Waiting(
                title=_("Antwort des %(ministry)s eintragen") % {"ministry": ministry},
                detail=_("%(period)s, vorgelegt am %(day)s.")
                % {"period": row["period__title"], "day": f"{row['submitted_on']:%d.%m.%Y}"},
                verb=_("Antwort eintragen"),
                url=reverse("planning:agreement", args=(row["pk"],)),
                subject=row["period__title"],
            )

    if can(actor, Perm.RECORD_AGREEMENT):
        fields = ("pk", "ministry__short_name", "ministry__name", "period__title", "submitted_on")
        yield WaitingRows(Agreement.objects.filter(outcome="open"), fields, items)


@waiting
def drafts(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For the head: a period whose next step is hers."""
    sentences = {
        PeriodState.DRAFT: (_("Ziele fertig schreiben und intern freigeben."), _("Entwurf ansehen")),
        PeriodState.RELEASED: (_("Den Ministerien vorlegen."), _("Zeitraum ansehen")),
    }

    def items(rows: list[Row]) -> Iterable[Waiting]:
        for row in rows:
            detail, verb = sentences[PeriodState(row["state"])]
            yield Waiting(
                title=row["title"],
                detail=detail,
                verb=verb,
                url=reverse("planning:period", args=(row["pk"],)),
                due_on=row["starts_on"],
                subject=detail,
                about=("planning.focusperiod", row["pk"]),
            )

    if can(actor, Perm.RELEASE_PERIOD):
        open_ones = FocusPeriod.objects.filter(state__in=sentences, ends_on__gte=day)
        yield WaitingRows(open_ones, ("pk", "title", "state", "starts_on"), items)
