"""Pages of indicators."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.forms.indicators import (
    GoalIndicatorForm,
    IndicatorChangeForm,
    MeasureIndicatorForm,
    ValueForm,
    own_part,
)
from schwerpunkt.planning.models import Goal, Indicator, IndicatorValue, Measure
from schwerpunkt.planning.queries import IndicatorState, indicator_states
from schwerpunkt.planning.queries.indicators import known_metric
from schwerpunkt.planning.views.periods import crumbs_of
from schwerpunkt.ui import formats
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, DetailPage, Panel
from schwerpunkt.ui.pages.within import CreateWithinPage

ACHIEVED = "erreicht"
"""Anchor of the panel with the indicators on the pages of goals and measures."""


def of_url(of: Goal | Measure) -> str:
    """The page of the goal or measure, at its indicators."""
    view = "planning:goal" if isinstance(of, Goal) else "planning:measure"
    return reverse(view, args=(of.pk,)) + f"#{ACHIEVED}"


def _crumbs(of: Goal | Measure) -> list[Crumb]:
    return [*crumbs_of(of.period), Crumb(of.name if isinstance(of, Goal) else of.title, of_url(of))]


def achieved(page: Any) -> dict[str, Any] | None:
    """What the panel shows: the indicators, and whether one may be added."""
    of = page.record
    states = indicator_states(list(of.indicators.prefetch_related("values")), clock.today())
    may_add = of.period.state != "closed" and can(page.actor, Perm.EDIT_INDICATOR, of)
    view = "planning:goal_indicator_create" if isinstance(of, Goal) else "planning:measure_indicator_create"
    if not states and not may_add:
        return None
    return {"states": states, "add_url": reverse(view, args=(of.pk,)) if may_add else ""}


ACHIEVED_PANEL = Panel(ACHIEVED, _l("Was erreicht ist"), "planning/_achieved.html", achieved, order=10)


class _IndicatorCreate(CreateWithinPage[Any], abstract=True):
    permission = Perm.EDIT_INDICATOR
    title = _l("Neue Kennzahl")
    submit_label = _l("Kennzahl anlegen")

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)

    def success_url(self, result: Any) -> str:
        return of_url(self.record)

    def back_url(self) -> str:
        return of_url(self.record)

    def form_arguments(self) -> dict[str, Any]:
        of = self.record
        days = {"starts_on": of.period.starts_on, "cut_off_on": of.due_on or of.period.ends_on}
        return {"of": of, "initial": {**days, "where": own_part(of)}}


class GoalIndicatorCreate(_IndicatorCreate):
    """A new indicator of a goal."""

    permission = Perm.EDIT_INDICATOR
    model = Goal
    within = "goal"
    form_class = GoalIndicatorForm


class MeasureIndicatorCreate(_IndicatorCreate):
    """A new indicator of a measure."""

    permission = Perm.EDIT_INDICATOR
    model = Measure
    within = "measure"
    form_class = MeasureIndicatorForm


def _values(page: Any) -> dict[str, Any] | None:
    if page.record.metric:
        return None
    may = can(page.actor, Perm.RECORD_VALUE, page.record)
    return {"values": list(page.record.values.all()), "may_record": may}


class IndicatorDetail(DetailPage[Indicator]):
    """An indicator: its figure, target, values or records."""

    permission = Perm.VIEW_PLANNING
    model = Indicator
    template: ClassVar[str] = "planning/indicator_detail.html"
    slot = "planning.indicator"
    own_panels = (Panel("werte", _l("Eingetragene Werte"), "planning/_values.html", _values, order=10),)

    def records(self) -> QuerySet[Indicator]:
        return Indicator.objects.select_related("goal__period", "measure__period").prefetch_related("values")

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record.of)

    def pre_title(self) -> str:
        return _("Kennzahl")

    def headline(self) -> str:
        return self.record.title

    @cached_property
    def state(self) -> IndicatorState:
        """How it stands today."""
        return indicator_states([self.record], clock.today())[0]

    def primary(self) -> Action | None:
        if self.record.metric:
            return Action(_("Einträge ansehen"), self.state.url)
        return action(
            self.actor,
            _("Wert eintragen"),
            Perm.RECORD_VALUE,
            "planning:value_create",
            self.record.pk,
            record=self.record,
        )

    def actions(self) -> list[Action]:
        verbs = (
            (_("Kennzahl ändern"), "planning:indicator_change"),
            (_("Kennzahl löschen"), "planning:indicator_remove"),
        )
        found = (
            action(self.actor, label, Perm.EDIT_INDICATOR, view, self.record.pk, record=self.record)
            for label, view in verbs
        )
        return [each for each in found if each is not None]

    def facts(self) -> list[tuple[str, Any]]:
        record, metric = self.record, known_metric(self.record)
        return [
            (_("Ausgangswert"), formats.number(record.baseline)),
            (_("Zielwert"), formats.number(record.target) if record.target is not None else None),
            (_("Richtung"), record.get_direction_display()),
            (_("Gezählt ab"), formats.day(record.starts_on)),
            (_("Stichtag"), formats.day(record.cut_off_on)),
            (_("Messgröße"), str(metric.label) if metric else _("von Hand eingetragen")),
        ]


class _OfIndicator:
    def crumbs(self) -> list[Crumb]:
        record: Indicator = self.record  # type: ignore[attr-defined]
        return [*_crumbs(record.of), Crumb(record.title, reverse("planning:indicator", args=(record.pk,)))]


class IndicatorChange(_OfIndicator, CommandPage[Indicator]):
    """Changes an indicator."""

    permission = Perm.EDIT_INDICATOR
    model = Indicator
    title = _l("Kennzahl ändern")
    form_class = IndicatorChangeForm
    success_view = "planning:indicator"


class IndicatorRemove(_OfIndicator, ConfirmPage[Indicator]):
    """Deletes an indicator."""

    permission = Perm.EDIT_INDICATOR
    model = Indicator
    command = staticmethod(commands.remove_indicator)
    is_dangerous = True
    submit_label = _l("Kennzahl löschen")
    back_view = "planning:indicator"

    def headline(self) -> str:
        return _("Kennzahl „%(title)s“ löschen?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        first = _("Die Einträge, die sie zählt, bleiben.") if self.record.metric else _("Ihre Werte gehen mit.")
        return [first, _("Der Verlauf bleibt.")]

    def command_arguments(self) -> dict[str, Any]:
        self.of = self.record.of  # the indicator itself will be gone
        return super().command_arguments()

    def success_url(self, result: Any) -> str:
        return of_url(self.of)


class ValueCreate(_OfIndicator, CreateWithinPage[Indicator]):
    """Enters the value of a day."""

    permission = Perm.RECORD_VALUE
    model = Indicator
    within = "indicator"
    title = _l("Wert eintragen")
    form_class = ValueForm
    submit_label = _l("Wert eintragen")
    back_view = "planning:indicator"

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"on": clock.today()}}

    def success_url(self, result: Any) -> str:
        return self.back_url()


class ValueRemove(ConfirmPage[IndicatorValue]):
    """Takes back a value that was entered wrongly."""

    permission = Perm.RECORD_VALUE
    model = IndicatorValue
    command = staticmethod(commands.remove_value)
    is_dangerous = True
    submit_label = _l("Wert löschen")

    def headline(self) -> str:
        facts = {"value": formats.number(self.record.value), "day": formats.day(self.record.on)}
        return _("Den Wert %(value)s vom %(day)s löschen?") % facts

    def consequences(self) -> list[str]:
        return [_("Danach gilt der Wert davor. Der Verlauf bleibt.")]

    def crumbs(self) -> list[Crumb]:
        indicator = self.record.indicator
        return [*_crumbs(indicator.of), Crumb(indicator.title, self.back_url())]

    def back_url(self) -> str:
        return reverse("planning:indicator", args=(self.record.indicator_id,))

    def success_url(self, result: Any) -> str:
        return self.back_url()
