"""What goes into whose hands."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.portal.commands.handing_over import hand_over
from schwerpunkt.portal.queries.handover import book_of
from schwerpunkt.ui.command_form import ReasonForm
from schwerpunkt.ui.fields import RecordField
from schwerpunkt.ui.formats import day


class HandOverForm(ReasonForm):
    """One field for each sort of things; everything is ticked, so that one takes out what stays."""

    command: ClassVar[Callable[..., Any]] = staticmethod(hand_over)

    to = RecordField(label=_("Wer übernimmt"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.record, Membership) or self.actor is None:
            raise TypeError("somebody hands over the things of a colleague")
        self.fields["to"].queryset = team(clock.today()).exclude(pk=self.record.pk)  # type: ignore[attr-defined]  # a model field
        self.duties = {}
        for chapter in book_of(self.record, actor=self.actor).chapters:
            choices = [
                (
                    str(item.key),
                    f"{item.title} ({gettext('bis %(day)s') % {'day': day(item.due_on)}})"
                    if item.due_on
                    else item.title,
                )
                for item in chapter.items
            ]
            name = chapter.duty.field
            self.duties[name] = chapter.duty.key
            self.fields[name] = forms.MultipleChoiceField(
                label=chapter.duty.label,
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[key for key, _title in choices],
            )
        self.order_fields([*self.duties, "to", "reason"])

    def to_arguments(self) -> dict[str, Any]:
        """The ticked keys by sort, who takes over, and why."""
        items = {key: [int(each) for each in self.cleaned_data.get(name, ())] for name, key in self.duties.items()}
        return {"items": items, "to": self.cleaned_data["to"], "reason": self.cleaned_data["reason"]}
