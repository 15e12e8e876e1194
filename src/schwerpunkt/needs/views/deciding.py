"""Pages that bring a need to its end, and the ways back."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.needs import commands
from schwerpunkt.needs.enums import Perm
from schwerpunkt.needs.forms.needs import DeclineForm, MergeForm, PassOnForm, ReviewForm, TakeUpForm
from schwerpunkt.needs.models import Need
from schwerpunkt.needs.queries import alike_to, needs, open_needs
from schwerpunkt.needs.views.needs import crumbs_of
from schwerpunkt.needs.workflows import NEED_FLOW
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, TransitionPage


class _NeedTransition(TransitionPage[Need], abstract=True):
    model = Need
    workflow = NEED_FLOW
    permission = Perm.DECIDE_NEED
    template: ClassVar[str] = "needs/need_transition.html"
    success_view = "needs:need"

    def records(self) -> QuerySet[Need]:
        return needs()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def pre_title(self) -> str:
        return self.record.reporter


class NeedReport(_NeedTransition):
    """Reports an own draft."""

    permission = Perm.EDIT_NEED
    verb = "report"
    title = _l("Den Bedarf als gemeldet eintragen?")
    command = staticmethod(commands.report_need)


class NeedReview(_NeedTransition):
    """Puts a need under its field and topic."""

    permission = Perm.EDIT_NEED
    verb = "review"
    title = _l("Wohin gehört der Bedarf?")
    command = staticmethod(commands.review_need)
    form_class = ReviewForm

    def obstacle(self) -> str | None:
        """Field and topic are asked for here; only the state can be in the way."""
        way = self.transition
        return None if self.record.state in way.sources else super().obstacle()


class NeedTakeUp(_NeedTransition):
    """Says which goals and measures serve a need."""

    verb = "take_up"
    title = _l("Worin nehmen Sie den Bedarf auf?")
    command = staticmethod(commands.take_up_need)
    form_class = TakeUpForm


class NeedPassOn(_NeedTransition):
    """Says who takes care instead."""

    verb = "pass_on"
    title = _l("An wen geben Sie den Bedarf weiter?")
    command = staticmethod(commands.pass_on_need)
    form_class = PassOnForm


class NeedDecline(_NeedTransition):
    """Says why a need is not taken up."""

    verb = "decline"
    title = _l("Warum nehmen Sie den Bedarf nicht auf?")
    command = staticmethod(commands.decline_need)
    form_class = DeclineForm


class NeedUnmerge(_NeedTransition):
    """Lets a merged need stand for itself again."""

    verb = "unmerge"
    title = _l("Den Bedarf wieder trennen?")
    command = staticmethod(commands.unmerge_need)


class NeedReopen(_NeedTransition):
    """Takes a decision back."""

    verb = "reopen"
    title = _l("Die Entscheidung zurücknehmen?")
    command = staticmethod(commands.reopen_need)


class NeedMerge(CommandPage[Need]):
    """Lets other needs follow the decision about this one."""

    permission = Perm.DECIDE_NEED
    model = Need
    template: ClassVar[str] = "needs/need_merge.html"
    form_class = MergeForm
    submit_label = _l("Zusammenführen")
    success_view = "needs:need"
    title = _l("Welche Bedarfe sagen dasselbe?")

    def records(self) -> QuerySet[Need]:
        return needs()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def lead(self) -> str:
        return _(
            "Sie folgen der Entscheidung über diesen. Jeder bleibt mit seinen Worten erhalten und lässt sich trennen."
        )

    @cached_property
    def candidates(self) -> list[Need]:
        """Open needs of the same round, those that are alike first."""
        same = open_needs().exclude(pk=self.record.pk)
        if self.record.round_id:
            same = same.filter(round=self.record.round_id)
        rows = list(same.order_by("topic__position", "pk"))
        first = [each.need.pk for each in alike_to(self.record, rows)]
        return sorted(rows, key=lambda need: first.index(need.pk) if need.pk in first else len(first))

    def form_arguments(self) -> dict[str, Any]:
        wanted = [key for key in self.request.GET.getlist("mit") if key.isdecimal()]
        keys = [each.pk for each in self.candidates]
        return {
            "candidates": needs().filter(pk__in=keys).order_by("topic__position", "pk"),
            "initial": {"others": wanted or [each.need.pk for each in alike_to(self.record, self.candidates)]},
        }
