"""Pages that ask once more before something happens, and say what will happen."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _

from schwerpunkt.ui.command_form import CommandForm, ReasonForm, form_for
from schwerpunkt.ui.pages.base import M
from schwerpunkt.ui.pages.commanding import CommandPage
from schwerpunkt.workflow.machine import Transition, Workflow


class ConfirmPage(CommandPage[M], abstract=True):
    """Asks before it runs ``command``. The headline is the question, ``consequences`` say what will happen."""

    template: ClassVar[str] = "ui/confirm.html"
    command: ClassVar[Any] = None
    is_dangerous: ClassVar[bool] = False
    asks_reason: ClassVar[bool] = False

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(abstract=abstract, **kwargs)
        if cls.command is not None and "form_class" not in cls.__dict__:
            cls.form_class = form_for(cls.command, ReasonForm if cls.asks_reason else CommandForm)

    def consequences(self) -> list[str]:
        """Sentences that say what will happen."""
        return []

    def obstacle(self) -> str | None:
        """Why it cannot be done now; then there is no button."""
        return None

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "consequences": self.consequences(),
            "obstacle": self.obstacle(),
            "is_dangerous": self.is_dangerous,
        }


class TransitionPage(ConfirmPage[M], abstract=True):
    """Goes one way of a workflow: ``workflow``, ``verb`` and the ``command`` that goes it.

    Give ``form_class`` when more than a reason is asked. The permission must be that of the transition.
    """

    workflow: ClassVar[Workflow]
    verb: ClassVar[str]

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        if not abstract:
            way = cls.workflow.transition(cls.verb)
            cls.asks_reason = way.needs_reason
            if getattr(cls, "permission", "") != way.permission:
                raise TypeError(f"{cls.__qualname__}: the permission of {cls.verb} is {way.permission}")
        super().__init_subclass__(abstract=abstract, **kwargs)

    @property
    def transition(self) -> Transition:
        """The way to go."""
        return self.workflow.transition(self.verb)

    def headline(self) -> str:
        return str(self.title) or _("%(label)s: %(record)s?") % {"label": self.transition.label, "record": self.record}

    @property
    def submit_label(self) -> str:  # type: ignore[override]  # the label of the transition
        return str(self.transition.label)

    def consequences(self) -> list[str]:
        return [str(self.transition.outcome)] if self.transition.outcome else []

    def obstacle(self) -> str | None:
        return self.workflow.why_not(self.record, self.verb)
