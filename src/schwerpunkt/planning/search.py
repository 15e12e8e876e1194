"""What of planning can be found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.models import FocusPeriod, Goal, Measure
from schwerpunkt.ui.contributions import SearchSource, searchable

searchable(
    SearchSource(
        model=FocusPeriod,
        label=_("Schwerpunkte"),
        permission=Perm.VIEW_PLANNING,
        title=lambda period: period.title,
        text=lambda period: period.planned_label,
        url=lambda period: reverse("planning:period", args=(period.pk,)),
    )
)
searchable(
    SearchSource(
        model=Goal,
        label=_("Ziele"),
        permission=Perm.VIEW_PLANNING,
        title=lambda goal: goal.title,
        text=lambda goal: f"{goal.short_title} {goal.sentence}",
        url=lambda goal: reverse("planning:goal", args=(goal.pk,)),
    )
)
searchable(
    SearchSource(
        model=Measure,
        label=_("Maßnahmen"),
        permission=Perm.VIEW_PLANNING,
        title=lambda measure: measure.title,
        text=lambda measure: f"{measure.description} {measure.kind.label}",
        url=lambda measure: reverse("planning:measure", args=(measure.pk,)),
    )
)
