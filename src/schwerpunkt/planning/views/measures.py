"""Pages of measures."""

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
from schwerpunkt.planning.enums import MeasureState, PeriodState, Perm
from schwerpunkt.planning.forms.measures import MeasureChangeForm, MeasureForm, MeasurePartnersForm
from schwerpunkt.planning.models import FocusPeriod, Measure
from schwerpunkt.planning.queries import Belonging, belonging_to, current_period, measure_status, measures
from schwerpunkt.planning.tables import MeasureTable
from schwerpunkt.planning.views.following import REPORTS_PANEL
from schwerpunkt.planning.views.indicators import ACHIEVED_PANEL
from schwerpunkt.planning.views.periods import crumbs_of
from schwerpunkt.planning.workflows import MEASURE_FLOW
from schwerpunkt.ui.actions import Action, Crumb, action, transitions
from schwerpunkt.ui.formats import count_word, money
from schwerpunkt.ui.importing import import_action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, DetailPage, ListPage, Panel, TransitionPage
from schwerpunkt.ui.pages.within import CreateWithinPage

WAYS = {
    "begin": "planning:measure_begin",
    "recover": "planning:measure_recover",
    "finish": "planning:measure_finish",
    "reopen": "planning:measure_reopen",
    "flag": "planning:measure_flag",
    "drop": "planning:measure_drop",
}
NEXT_STEP = {MeasureState.PLANNED: "begin", MeasureState.RUNNING: "finish", MeasureState.AT_RISK: "recover"}
"""The step of a measure that is expected next, by its state."""


class MeasureList(ListPage[Measure]):
    """All measures of the centre."""

    permission = Perm.VIEW_PLANNING
    title = _l("Maßnahmen")
    table_class = MeasureTable

    def records(self) -> QuerySet[Measure]:
        return measures()

    def besides(self) -> dict[str, QuerySet[Measure]]:
        ended = (MeasureState.DONE, MeasureState.DROPPED)
        return {"late": Measure.objects.filter(due_on__lt=clock.today()).exclude(state__in=ended)}

    def headline(self) -> str:
        late = self.table.numbers["late"]
        if not self.table.total:
            return _("Noch steht hier keine Maßnahme.")
        if not late:
            return _("Keine Maßnahme ist in Verzug.")
        return ngettext("%(count)s Maßnahme ist in Verzug.", "%(count)s Maßnahmen sind in Verzug.", late) % {
            "count": count_word(late)
        }

    def pre_title(self) -> str:
        return _("Maßnahmen")

    def primary(self) -> Action | None:
        period = self._current
        if period is None:
            return action(self.actor, _("Zeitraum anlegen"), Perm.EDIT_PERIOD, "planning:period_create")
        return action(self.actor, _("Maßnahme anlegen"), Perm.EDIT_MEASURE, "planning:measure_create", period.pk)

    def actions(self) -> list[Action]:
        period = self._current
        if period is None:
            return []
        ways = [Action(_("Zeitstrahl"), reverse("planning:timeline", args=(period.pk,)))]
        return [*ways, *filter(None, [import_action(self.actor, "massnahmen")])]

    def empty(self) -> str:
        return _("Noch keine Maßnahme. Legen Sie die erste an und sagen Sie, welchem Ziel sie dient.")

    @cached_property
    def _current(self) -> FocusPeriod | None:
        found = current_period(clock.today())
        return found if found is not None and found.state != PeriodState.CLOSED else None


def _milestones(page: Any) -> dict[str, Any]:
    return {
        "milestones": page.belonging.milestones,
        "may_edit": can(page.actor, Perm.EDIT_MEASURE, page.record),
        "day": clock.today(),
    }


class MeasureDetail(DetailPage[Measure]):
    """A measure: what, for which goals, who, when, how it stands."""

    permission = Perm.VIEW_PLANNING
    model = Measure
    template: ClassVar[str] = "planning/measure_detail.html"
    slot = "planning.measure"
    own_panels = (
        REPORTS_PANEL,
        ACHIEVED_PANEL,
        Panel("meilensteine", _l("Meilensteine"), "planning/_milestones.html", _milestones, order=20),
    )

    def records(self) -> QuerySet[Measure]:
        people = ("owner__user__name", "substitute__user__name")
        return with_related(Measure.objects.all(), "period__title", "period__state", "kind__label", *people)

    @cached_property
    def belonging(self) -> Belonging:
        """Its goals, municipalities, target groups, partners and milestones."""
        return belonging_to(self.record)

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Maßnahmen"), reverse("planning:measures"))]

    def pre_title(self) -> str:
        return f"{self.record.kind.label} · {self.record.period.title}"

    def headline(self) -> str:
        return self.record.title

    def primary(self) -> Action | None:
        return next((way for way in self._ways if way.url == self._next_step), None)

    def actions(self) -> list[Action]:
        key, record = self.record.pk, self.record
        found: list[Action | None] = [
            action(self.actor, _("Maßnahme ändern"), Perm.EDIT_MEASURE, "planning:measure_change", key, record=record),
            action(
                self.actor, _("Beteiligte ändern"), Perm.EDIT_MEASURE, "planning:measure_partners", key, record=record
            ),
            *(way for way in self._ways if way.url != self._next_step),
        ]
        if record.state == MeasureState.PLANNED:
            found.append(
                action(
                    self.actor, _("Maßnahme löschen"), Perm.EDIT_MEASURE, "planning:measure_remove", key, record=record
                )
            )
        return [each for each in found if each is not None]

    @cached_property
    def _ways(self) -> list[Action]:
        return transitions(self.actor, self.record, MEASURE_FLOW, WAYS)

    @cached_property
    def _next_step(self) -> str:
        """The page of the step that is expected next; what has ended expects none."""
        verb = NEXT_STEP.get(MeasureState(self.record.state))
        return reverse(WAYS[verb], args=(self.record.pk,)) if verb else ""

    def facts(self) -> list[tuple[str, Any]]:
        measure = self.record
        return [
            (_("Stand"), measure_status(measure, clock.today())),
            (_("Frist"), measure.due_on),
            (_("Beginn"), measure.starts_on),
            (_("Zuständig"), measure.owner.user.name if measure.owner else None),
            (_("Vertretung"), measure.substitute.user.name if measure.substitute else None),
            (_("Budget"), money(measure.budget_amount) if measure.budget_amount is not None else None),
            (_("Zielgruppen"), [each.label for each in self.belonging.target_groups]),
            (_("Beteiligte"), [str(each) for each in self.belonging.partners]),
            (_("Kommunen"), _places([each.name for each in self.belonging.municipalities])),
        ]


def _places(names: list[str]) -> list[str]:
    most = 6
    if len(names) <= most:
        return names
    return [ngettext("%(count)s Kommune", "%(count)s Kommunen", len(names)) % {"count": len(names)}]


class MeasureCreate(CreateWithinPage[FocusPeriod]):
    """A new measure in a period."""

    permission = Perm.EDIT_MEASURE
    model = FocusPeriod
    within = "period"
    title = _l("Neue Maßnahme")
    form_class = MeasureForm
    submit_label = _l("Maßnahme anlegen")
    success_view = "planning:measure"
    back_view = "planning:period"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def form_arguments(self) -> dict[str, Any]:
        wanted = self.request.GET.get("ziel", "")
        return {"period": self.record, "initial": {"goals": [wanted] if wanted.isdecimal() else []}}


class _MeasureCommand(CommandPage[Measure], abstract=True):
    model = Measure
    permission = Perm.EDIT_MEASURE
    success_view = "planning:measure"

    def crumbs(self) -> list[Crumb]:
        return measure_crumbs(self.record)


def measure_crumbs(measure: Measure) -> list[Crumb]:
    """The way to a page below a measure."""
    return [
        Crumb(_("Maßnahmen"), reverse("planning:measures")),
        Crumb(measure.title, reverse("planning:measure", args=(measure.pk,))),
    ]


class MeasureChange(_MeasureCommand):
    """Changes a measure."""

    title = _l("Maßnahme ändern")
    form_class = MeasureChangeForm


class MeasurePartners(_MeasureCommand):
    """Sets who takes part."""

    title = _l("Beteiligte an der Maßnahme")
    form_class = MeasurePartnersForm


class MeasureRemove(ConfirmPage[Measure]):
    """Deletes a measure that has not begun."""

    permission = Perm.EDIT_MEASURE
    model = Measure
    command = staticmethod(commands.remove_measure)
    is_dangerous = True
    submit_label = _l("Maßnahme löschen")
    back_view = "planning:measure"

    def headline(self) -> str:
        return _("Maßnahme „%(title)s“ löschen?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        return [_("Auch ihre Meilensteine verschwinden."), _("Der Verlauf bleibt.")]

    def success_url(self, result: Any) -> str:
        return reverse("planning:measures")

    def crumbs(self) -> list[Crumb]:
        return measure_crumbs(self.record)


class _MeasureTransition(TransitionPage[Measure], abstract=True):
    model = Measure
    workflow = MEASURE_FLOW
    permission = Perm.EDIT_MEASURE
    command = staticmethod(commands.move_measure_state)
    success_view = "planning:measure"

    def crumbs(self) -> list[Crumb]:
        return measure_crumbs(self.record)

    def command_arguments(self) -> dict[str, Any]:
        return {"verb": self.verb, **super().command_arguments()}


class MeasureBegin(_MeasureTransition):
    """Begins."""

    verb = "begin"


class MeasureFlag(_MeasureTransition):
    """Reports danger."""

    verb = "flag"


class MeasureRecover(_MeasureTransition):
    """Runs again."""

    verb = "recover"


class MeasureFinish(_MeasureTransition):
    """Is done."""

    verb = "finish"


class MeasureDrop(_MeasureTransition):
    """Is given up."""

    verb = "drop"
    is_dangerous = True


class MeasureReopen(_MeasureTransition):
    """Is opened again."""

    verb = "reopen"
