"""Pages of focus periods."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.core.fetching import with_related
from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import AgreementOutcome, PeriodState, Perm
from schwerpunkt.planning.forms.periods import PeriodChangeForm, PeriodForm, SubmitForm, TakeBackForm
from schwerpunkt.planning.models import Agreement, FocusPeriod
from schwerpunkt.planning.queries import Overview, overview, periods, unassessed, with_goals
from schwerpunkt.planning.tables import PeriodTable, period_status
from schwerpunkt.planning.workflows import PERIOD_FLOW
from schwerpunkt.ui.actions import Action, Crumb, action, transitions
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel, TransitionPage

WAYS = {
    "release": "planning:period_release",
    "submit": "planning:period_submit",
    "start": "planning:period_start",
    "close": "planning:period_close",
    "reopen": "planning:period_reopen",
    "take_back": "planning:period_take_back",
}
"""Pages of the transitions; the first that is open is the main action."""
_BACKWARD = {"planning:period_reopen", "planning:period_take_back"}


def crumbs_of(period: FocusPeriod | None = None) -> list[Crumb]:
    """The way to a page below a period."""
    trail = [Crumb(_("Schwerpunkte"), reverse("planning:periods"))]
    if period is not None:
        trail.append(Crumb(period.title, reverse("planning:period", args=(period.pk,))))
    return trail


class PeriodList(ListPage[FocusPeriod]):
    """All focus periods of the centre."""

    permission = Perm.VIEW_PLANNING
    title = _l("Schwerpunkte")
    table_class = PeriodTable

    def records(self) -> QuerySet[FocusPeriod]:
        return periods()

    def primary(self) -> Action | None:
        return action(self.actor, _("Zeitraum anlegen"), Perm.EDIT_PERIOD, "planning:period_create")

    def empty(self) -> str:
        return _("Noch kein Schwerpunktzeitraum. Legen Sie den ersten an; danach schreiben Sie die Ziele.")


class PeriodCreate(CreatePage):
    """A new period."""

    permission = Perm.EDIT_PERIOD
    title = _l("Neuer Schwerpunktzeitraum")
    form_class = PeriodForm
    submit_label = _l("Zeitraum anlegen")
    success_view = "planning:period"
    back_view = "planning:periods"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()


def _agreements(page: Any) -> dict[str, Any] | None:
    if not page.agreements:
        return None
    return {"agreements": page.agreements, "may_record": can(page.actor, Perm.RECORD_AGREEMENT)}


def _goals(page: Any) -> dict[str, Any]:
    return {"overview": page.overview, "may_add": not page.record.is_locked and can(page.actor, Perm.EDIT_GOAL)}


class PeriodDetail(DetailPage[FocusPeriod]):
    """A period: its goals, how far they are, what the ministries said."""

    permission = Perm.VIEW_PLANNING
    model = FocusPeriod
    template: ClassVar[str] = "planning/period_detail.html"
    slot = "planning.period"
    own_panels = (
        Panel("ziele", _l("Die Ziele"), "planning/_goals.html", _goals, order=10),
        Panel("zustimmungen", _l("Zustimmung der Ministerien"), "planning/_agreements.html", _agreements, order=20),
    )

    def records(self) -> QuerySet[FocusPeriod]:
        return FocusPeriod.objects.select_related("strategy_level", "legal_version__source").prefetch_related(
            "action_fields"
        )

    def prepare(self) -> None:
        super().prepare()
        with_goals(self.record)

    @property
    def overview(self) -> Overview:
        """How far the period has come today."""
        if not hasattr(self, "_overview"):
            self._overview = overview(self.record, clock.today())
        return self._overview

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return self.record.title

    def headline(self) -> str:
        found = self.overview
        if self.record.state in (PeriodState.RUNNING, PeriodState.CLOSED) and found.measure_count:
            return ngettext(
                "%(done)s von %(count)s Maßnahme ist erledigt.",
                "%(done)s von %(count)s Maßnahmen sind erledigt.",
                found.measure_count,
            ) % {"done": found.done_count, "count": found.measure_count}
        if not found.goals:
            return _("Noch steht hier kein Ziel.")
        sentences = {
            PeriodState.DRAFT: _("Die Ziele sind im Entwurf."),
            PeriodState.RELEASED: _("Die Ziele können zu den Ministerien."),
            PeriodState.SUBMITTED: _("Die Ziele liegen bei den Ministerien."),
            PeriodState.AGREED: _("Die Ministerien haben zugestimmt."),
        }
        return sentences.get(PeriodState(self.record.state), self.record.title)

    def window_title(self) -> str:
        return self.record.title

    def lead(self) -> str:
        """What stands in the way of the next step, as soon as the step is due."""
        step = self._next_way
        is_due = self.record.state != PeriodState.RUNNING or clock.today() > self.record.ends_on
        return step.obstacle if step is not None and is_due and self.overview.goals else ""

    def primary(self) -> Action | None:
        period, step = self.record, self._next_way
        if period.state == PeriodState.SUBMITTED:
            return self._answer()
        if step is not None and not step.obstacle and self.overview.goals:
            return step
        if not period.is_locked:
            return action(self.actor, _("Ziel anlegen"), Perm.EDIT_GOAL, "planning:goal_create", period.pk)
        return self._new_measure() if period.state == PeriodState.RUNNING else None

    def actions(self) -> list[Action]:
        key, main, locked = self.record.pk, self.primary(), self.record.is_locked
        found = [
            None if locked else action(self.actor, _("Ziel anlegen"), Perm.EDIT_GOAL, "planning:goal_create", key),
            action(self.actor, _("Zeitstrahl"), Perm.VIEW_PLANNING, "planning:timeline", key),
            self._new_measure(),
            None if locked else action(self.actor, _("Ziele ordnen"), Perm.EDIT_GOAL, "planning:goal_order", key),
            None
            if locked
            else action(self.actor, _("Ziele fortführen"), Perm.EDIT_PERIOD, "planning:goals_carry_on", key),
            None
            if locked
            else action(self.actor, _("Zeitraum ändern"), Perm.EDIT_PERIOD, "planning:period_change", key),
            *self._ways,
            action(self.actor, _("Entwurf löschen"), Perm.EDIT_PERIOD, "planning:period_remove", key)
            if self.record.state == PeriodState.DRAFT
            else None,
        ]
        return [each for each in found if each is not None and (main is None or each.url != main.url)]

    def facts(self) -> list[tuple[str, Any]]:
        period = self.record
        return [
            (_("Zeitraum"), f"{period.starts_on:%d.%m.%Y} – {period.ends_on:%d.%m.%Y}"),
            (_("Stand"), period_status(period)),
            (_("Handlungsfelder"), [field.label for field in period.action_fields.all()]),
            (_("Integrationsstrategieebene"), period.strategy_level.label if period.strategy_level else None),
            (_("Rechtsgrundlage"), str(period.legal_version) if period.legal_version else None),
        ]

    @cached_property
    def agreements(self) -> list[Agreement]:
        """What the ministries were asked and what they said."""
        version = ("goal_version__goal", "goal_version__title", "goal_version__number")
        return list(with_related(self.record.agreements.all(), "ministry__name", "document__name", *version))

    @cached_property
    def _ways(self) -> list[Action]:
        return transitions(self.actor, self.record, PERIOD_FLOW, WAYS)

    @property
    def _next_way(self) -> Action | None:
        backward = {reverse(name, args=(self.record.pk,)) for name in _BACKWARD}
        return next((way for way in self._ways if way.url not in backward), None)

    def _answer(self) -> Action | None:
        """Record the answer of the ministry that is next to answer."""
        waiting = next((each for each in self.agreements if each.outcome == AgreementOutcome.OPEN), None)
        if waiting is None:
            return None
        return action(self.actor, _("Antwort eintragen"), Perm.RECORD_AGREEMENT, "planning:agreement", waiting.pk)

    def _new_measure(self) -> Action | None:
        if self.record.state == PeriodState.CLOSED:
            return None
        return action(self.actor, _("Maßnahme anlegen"), Perm.EDIT_MEASURE, "planning:measure_create", self.record.pk)


class PeriodChange(CommandPage[FocusPeriod]):
    """The frame of a period."""

    permission = Perm.EDIT_PERIOD
    model = FocusPeriod
    title = _l("Zeitraum ändern")
    form_class = PeriodChangeForm
    success_view = "planning:period"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class PeriodRemove(ConfirmPage[FocusPeriod]):
    """Deletes a draft."""

    permission = Perm.EDIT_PERIOD
    model = FocusPeriod
    command = staticmethod(commands.remove_period)
    is_dangerous = True
    submit_label = _l("Entwurf löschen")
    back_view = "planning:period"

    def headline(self) -> str:
        return _("„%(title)s“ löschen?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        goals, measures = self.record.goals.count(), self.record.measures.count()
        return [
            ngettext("%(count)s Ziel verschwindet.", "%(count)s Ziele verschwinden.", goals) % {"count": goals},
            ngettext("%(count)s Maßnahme verschwindet.", "%(count)s Maßnahmen verschwinden.", measures)
            % {"count": measures},
            _("Der Verlauf bleibt."),
        ]

    def success_url(self, result: Any) -> str:
        return reverse("planning:periods")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class _PeriodTransition(TransitionPage[FocusPeriod], abstract=True):
    model = FocusPeriod
    workflow = PERIOD_FLOW
    permission = Perm.RELEASE_PERIOD
    success_view = "planning:period"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class PeriodRelease(_PeriodTransition):
    """Releases the goals inside the house."""

    verb = "release"
    command = staticmethod(commands.release_period)


class PeriodReopen(_PeriodTransition):
    """Back to draft."""

    verb = "reopen"
    command = staticmethod(commands.reopen_period)


class PeriodSubmit(_PeriodTransition):
    """Asks the ministries."""

    verb = "submit"
    command = staticmethod(commands.submit_period)
    form_class = SubmitForm

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"submitted_on": clock.today()}}


class PeriodTakeBack(_PeriodTransition):
    """Takes the goals back from the ministries."""

    verb = "take_back"
    command = staticmethod(commands.take_back_period)
    form_class = TakeBackForm
    is_dangerous = True


class PeriodStart(_PeriodTransition):
    """Begins the period."""

    verb = "start"
    command = staticmethod(commands.start_period)


class PeriodClose(_PeriodTransition):
    """Closes the period."""

    verb = "close"
    command = staticmethod(commands.close_period)

    def consequences(self) -> list[str]:
        goals = [each.name for each in unassessed(self.record)]
        if not goals:
            return super().consequences()
        return [*super().consequences(), _("Noch ohne Ergebnis: %(goals)s.") % {"goals": ", ".join(goals)}]
