"""The questions of the admissibility check as fields of a form, for staff and for everybody."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core import clock
from schwerpunkt.interpreters.commands import Checked
from schwerpunkt.interpreters.enums import Reply
from schwerpunkt.interpreters.forms.requests import RequestForm
from schwerpunkt.interpreters.queries import rules_in_force
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, TextField

_PREFIX = "rule_"


class WithQuestions(CommandForm):
    """Asks the questions of the rules that hold today; ``must_answer`` whether each needs a yes or no."""

    must_answer: ClassVar[bool] = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = (Reply.YES, Reply.NO) if self.must_answer else (Reply.NOT_ASKED, Reply.YES, Reply.NO)
        replies = [(each.value, each.label) for each in offered]
        for rule in rules_in_force(clock.today()):
            self.fields[f"{_PREFIX}{rule.pk}"] = ChoiceField(
                label=rule.question,
                help_text=rule.explanation,
                choices=replies,
                required=self.must_answer,
                initial=None if self.must_answer else Reply.NOT_ASKED,
                error_messages={"required": _("Bitte antworten Sie mit ja oder nein.")},
            )

    def questions(self) -> list[str]:
        """The names of the fields that ask."""
        return [name for name in self.fields if name.startswith(_PREFIX)]

    def answers(self) -> dict[int, str]:
        """What was answered, by the key of the rule; only what is a valid answer."""
        return {
            int(name.removeprefix(_PREFIX)): self.cleaned_data[name]
            for name in self.questions()
            if self.cleaned_data.get(name)
        }


class NewRequestForm(WithQuestions, RequestForm):
    """A request that staff enter: with the check, whose questions may stay open, and with room for an exception."""

    must_answer = False

    override_reason = TextField(
        label=_("Grund für eine Ausnahme"),
        rows=2,
        max_length=500,
        required=False,
        help_text=_("Nur, wenn die Prüfung sagt, dass es nicht geht. Der Grund steht später im Verlauf."),
    )

    def shown(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        asked = {*self.questions(), "override_reason"}
        for heading, bound in super().shown():
            if rest := [each for each in bound if each.name not in asked]:
                yield heading, rest
        yield str(_("Prüfung")), [self[name] for name in (*self.questions(), "override_reason")]

    def to_arguments(self) -> dict[str, Any]:
        checked = Checked(self.answers(), self.cleaned_data["override_reason"])
        return {**super().to_arguments(), "checked": checked}
