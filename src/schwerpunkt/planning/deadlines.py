"""What of planning waits for somebody."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.dates import add_months
from schwerpunkt.parameters.queries import NoValue, at
from schwerpunkt.planning.enums import MeasureState, PeriodState, Perm
from schwerpunkt.planning.models import Agreement, FocusPeriod, Measure, Milestone
from schwerpunkt.ui.contributions import Waiting, waiting

_SOON = timedelta(days=28)
_ENDED = (MeasureState.DONE, MeasureState.DROPPED)


@waiting
def own_measures(actor: Actor, day: date) -> Iterable[Waiting]:
    """Measures and milestones of mine, or of a colleague I stand in for, that are due in four weeks or late."""
    mine = Q(owner=actor.membership_id) | Q(substitute=actor.membership_id)
    running = ~Q(state__in=_ENDED) & Q(period__state__in=(PeriodState.RUNNING, PeriodState.AGREED))
    for measure in Measure.objects.filter(mine, running, due_on__lte=day + _SOON).select_related("owner__user"):
        is_mine = measure.owner_id == actor.membership_id
        owner = measure.owner.user.name if measure.owner else ""
        yield Waiting(
            title=measure.title,
            detail=_("Maßnahme beenden oder neue Frist vereinbaren.")
            if is_mine
            else _("Sie vertreten %(owner)s. Maßnahme beenden oder neue Frist vereinbaren.") % {"owner": owner},
            verb=_("Maßnahme ansehen"),
            url=reverse("planning:measure", args=(measure.pk,)),
            due_on=measure.due_on,
            is_mine=is_mine,
        )
    milestones = Milestone.objects.filter(
        Q(measure__owner=actor.membership_id),
        ~Q(measure__state__in=_ENDED),
        done_on=None,
        due_on__lte=day + _SOON,
        measure__period__state=PeriodState.RUNNING,
    ).select_related("measure")
    for milestone in milestones:
        yield Waiting(
            title=milestone.title,
            detail=_("Meilenstein der Maßnahme „%(measure)s“.") % {"measure": milestone.measure.title},
            verb=_("Meilenstein ansehen"),
            url=reverse("planning:measure", args=(milestone.measure_id,)) + "#meilensteine",
            due_on=milestone.due_on,
        )


@waiting
def leading(actor: Actor, day: date) -> Iterable[Waiting]:
    """For the head: measures in danger, and the next period to prepare before this one ends."""
    if not can(actor, Perm.EDIT_PERIOD):
        return
    in_danger = Measure.objects.filter(state=MeasureState.AT_RISK, period__state=PeriodState.RUNNING)
    for measure in in_danger.exclude(owner=actor.membership_id).select_related("owner__user"):
        yield Waiting(
            title=_("„%(measure)s“ ist gefährdet") % {"measure": measure.title},
            detail=measure.state_reason,
            verb=_("Maßnahme ansehen"),
            url=reverse("planning:measure", args=(measure.pk,)),
            due_on=measure.due_on,
        )
    yield from _next_period(day)


def _next_period(day: date) -> Iterable[Waiting]:
    last = FocusPeriod.objects.order_by("-ends_on").first()
    if last is None:
        yield Waiting(
            title=_("Ersten Schwerpunktzeitraum anlegen"),
            detail=_("Danach schreiben Sie die Ziele und Maßnahmen."),
            verb=_("Zeitraum anlegen"),
            url=reverse("planning:period_create"),
        )
        return
    try:
        months = at("planning.warn_months_before_end", day).value
    except NoValue:
        return
    if add_months(last.ends_on, -months) <= day and last.state == PeriodState.RUNNING:
        yield Waiting(
            title=_("Nächsten Schwerpunktzeitraum vorbereiten"),
            detail=_("„%(period)s“ endet bald.") % {"period": last.title},
            verb=_("Zeitraum anlegen"),
            url=reverse("planning:period_create"),
            due_on=last.ends_on,
        )


@waiting
def open_answers(actor: Actor, day: date) -> Iterable[Waiting]:
    """Ministries that have not answered, for those who record it."""
    if not can(actor, Perm.RECORD_AGREEMENT):
        return
    for agreement in Agreement.objects.filter(outcome="open").select_related("ministry", "period"):
        yield Waiting(
            title=_("Antwort des %(ministry)s eintragen")
            % {"ministry": agreement.ministry.short_name or agreement.ministry.name},
            detail=_("%(period)s, vorgelegt am %(day)s.")
            % {"period": agreement.period.title, "day": f"{agreement.submitted_on:%d.%m.%Y}"},
            verb=_("Antwort eintragen"),
            url=reverse("planning:agreement", args=(agreement.pk,)),
        )


@waiting
def drafts(actor: Actor, day: date) -> Iterable[Waiting]:
    """For the head: a period whose next step is hers."""
    if not can(actor, Perm.RELEASE_PERIOD):
        return
    sentences = {
        PeriodState.DRAFT: (_("Ziele fertig schreiben und intern freigeben."), _("Entwurf ansehen")),
        PeriodState.RELEASED: (_("Den Ministerien vorlegen."), _("Zeitraum ansehen")),
    }
    for period in FocusPeriod.objects.filter(state__in=sentences, ends_on__gte=day):
        detail, verb = sentences[PeriodState(period.state)]
        yield Waiting(
            title=period.title,
            detail=detail,
            verb=verb,
            url=reverse("planning:period", args=(period.pk,)),
            due_on=period.starts_on,
        )
