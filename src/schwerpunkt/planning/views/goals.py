"""Pages of goals."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.core.fetching import with_related
from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.forms.goals import GoalAmendForm, GoalChangeForm, GoalForm, GoalPartnersForm
from schwerpunkt.planning.forms.periods import OrderForm
from schwerpunkt.planning.models import FocusPeriod, Goal
from schwerpunkt.planning.queries import GoalBelonging, belonging_to_goal, compare_versions, goal_advice, measure_status
from schwerpunkt.planning.views.following import RESULT_PANEL
from schwerpunkt.planning.views.indicators import ACHIEVED_PANEL
from schwerpunkt.planning.views.periods import crumbs_of
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, DetailPage, Panel, RecordPage
from schwerpunkt.ui.pages.within import CreateWithinPage


def _measures(page: Any) -> dict[str, Any]:
    day = clock.today()
    return {"measures": [(row, measure_status(row, day)) for row in page.belonging.measures]}


def _advice(page: Any) -> dict[str, Any] | None:
    if page.record.period.is_locked:
        return None
    return {
        "advice": goal_advice(
            page.record, is_served=bool(page.belonging.measures), has_partners=bool(page.belonging.partners)
        )
    }


def _versions(page: Any) -> dict[str, Any] | None:
    versions = page.belonging.versions
    return {"versions": versions} if versions else None


class GoalDetail(DetailPage[Goal]):
    """A goal: its sentence, facts, measures, versions."""

    permission = Perm.VIEW_PLANNING
    model = Goal
    template: ClassVar[str] = "planning/goal_detail.html"
    slot = "planning.goal"
    own_panels = (
        RESULT_PANEL,
        ACHIEVED_PANEL,
        Panel("massnahmen", _l("Maßnahmen"), "planning/_goal_measures.html", _measures, order=20),
        Panel("hinweise", _l("Wie klar ist das Ziel?"), "planning/_goal_advice.html", _advice, order=30),
        Panel("fassungen", _l("Fassungen"), "planning/_goal_versions.html", _versions, order=40),
    )

    def records(self) -> QuerySet[Goal]:
        return with_related(
            Goal.objects.all(),
            "result",
            "period__title",
            "period__state",
            "action_field__label",
            "action_field__key",
            "strategy_level__label",
            "responsible__user__name",
            "continues__title",
            "continues__short_title",
            "continues__period__title",
        )

    @cached_property
    def belonging(self) -> GoalBelonging:
        """Its measures, target groups, partners and versions."""
        return belonging_to_goal(self.record)

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.period)

    def pre_title(self) -> str:
        field = _("Handlungsfeld %(field)s") % {"field": self.record.action_field.label}
        if self.record.number:
            return _("Ziel %(number)s") % {"number": self.record.number} + f" · {field}"
        return field

    def headline(self) -> str:
        return self.record.title

    def primary(self) -> Action | None:
        if self.record.period.is_locked:
            return None
        return action(
            self.actor, _("Ziel ändern"), Perm.EDIT_GOAL, "planning:goal_change", self.record.pk, record=self.record
        )

    def actions(self) -> list[Action]:
        key, locked = self.record.pk, self.record.period.is_locked
        found = [
            action(
                self.actor, _("Neue Fassung schreiben"), Perm.AMEND_GOAL, "planning:goal_amend", key, record=self.record
            )
            if locked
            else None,
            action(
                self.actor, _("Beteiligte ändern"), Perm.EDIT_GOAL, "planning:goal_partners", key, record=self.record
            ),
            None
            if locked
            else action(self.actor, _("Ziel löschen"), Perm.EDIT_GOAL, "planning:goal_remove", key, record=self.record),
        ]
        return [each for each in found if each is not None]

    def facts(self) -> list[tuple[str, Any]]:
        goal = self.record
        days = (goal.due_on - clock.today()).days
        rows: list[tuple[str, Any]] = [
            (
                _("Frist"),
                f"{goal.due_on:%d.%m.%Y}" + (f", {_('noch %(days)s Tage') % {'days': days}}" if days > 0 else ""),
            ),
            (_("Zuständig"), goal.responsible.user.name if goal.responsible else None),
            (_("Integrationsstrategieebene"), goal.strategy_level.label if goal.strategy_level else None),
            (_("Zielgruppen"), [each.label for each in self.belonging.target_groups]),
            (_("Beteiligte"), [str(each) for each in self.belonging.partners]),
        ]
        thread = {
            _("Führt fort"): [goal.continues] if goal.continues else [],
            _("Fortgeführt in"): self.belonging.continued_by,
        }
        return [*rows, *((label, self._thread(goals)) for label, goals in thread.items() if goals)]

    @staticmethod
    def _thread(goals: list[Goal]) -> list[Action]:
        return [
            Action(f"{each.name} ({each.period.title})", reverse("planning:goal", args=(each.pk,))) for each in goals
        ]


class GoalCreate(CreateWithinPage[FocusPeriod]):
    """A new goal in a period."""

    permission = Perm.EDIT_GOAL
    model = FocusPeriod
    within = "period"
    title = _l("Neues Ziel")
    form_class = GoalForm
    submit_label = _l("Ziel anlegen")
    success_view = "planning:goal"
    back_view = "planning:period"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def form_arguments(self) -> dict[str, Any]:
        return {"period": self.record, "initial": {"due_on": self.record.ends_on}}


class _GoalCommand(CommandPage[Goal], abstract=True):
    model = Goal
    permission = Perm.EDIT_GOAL
    success_view = "planning:goal"

    def crumbs(self) -> list[Crumb]:
        goal = self.record
        return [*crumbs_of(goal.period), Crumb(goal.name, reverse("planning:goal", args=(goal.pk,)))]


class GoalChange(_GoalCommand):
    """Changes a goal that is not locked."""

    title = _l("Ziel ändern")
    form_class = GoalChangeForm


class GoalAmend(_GoalCommand):
    """Writes a new version of a locked goal."""

    permission = Perm.AMEND_GOAL
    title = _l("Neue Fassung des Ziels")
    form_class = GoalAmendForm
    submit_label = _l("Neue Fassung speichern")

    def lead(self) -> str:
        return _("Die Ministerien kennen das Ziel schon. Die bisherige Fassung bleibt erhalten und vergleichbar.")


class GoalPartners(_GoalCommand):
    """Sets who takes part."""

    title = _l("Beteiligte am Ziel")
    form_class = GoalPartnersForm


class GoalRemove(ConfirmPage[Goal]):
    """Deletes a goal."""

    permission = Perm.EDIT_GOAL
    model = Goal
    command = staticmethod(commands.remove_goal)
    is_dangerous = True
    submit_label = _l("Ziel löschen")
    back_view = "planning:goal"

    def headline(self) -> str:
        return _("Ziel „%(title)s“ löschen?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        return [_("Die folgenden Ziele rücken auf und bekommen neue Nummern."), _("Der Verlauf bleibt.")]

    def success_url(self, result: Any) -> str:
        return reverse("planning:period", args=(self.period_id,))

    @cached_property
    def period_id(self) -> int:
        """Where one gets afterwards; the goal itself will be gone."""
        return self.record.period_id

    def command_arguments(self) -> dict[str, Any]:
        _remember = self.period_id
        return super().command_arguments()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.period)


class GoalOrder(CommandPage[FocusPeriod]):
    """Orders the goals of a period."""

    permission = Perm.EDIT_GOAL
    model = FocusPeriod
    title = _l("Ziele ordnen")
    form_class = OrderForm
    success_view = "planning:period"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class GoalVersions(RecordPage[Goal]):
    """Compares two versions of a goal word by word."""

    permission = Perm.VIEW_PLANNING
    model = Goal
    template: ClassVar[str] = "planning/goal_versions.html"

    def crumbs(self) -> list[Crumb]:
        goal = self.record
        return [*crumbs_of(goal.period), Crumb(goal.name, reverse("planning:goal", args=(goal.pk,)))]

    def pre_title(self) -> str:
        return self.record.title

    def headline(self) -> str:
        return _("Fassungen vergleichen")

    def context(self) -> dict[str, Any]:
        wanted = [
            int(text) if (text := self.request.GET.get(name, "")).isdecimal() else None for name in ("von", "bis")
        ]
        return {
            "record": self.record,
            "versions": list(self.record.versions.order_by("number")),
            "comparison": compare_versions(self.record, *wanted),
        }
