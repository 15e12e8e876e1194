"""Forms for whoever has the personal link."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from schwerpunkt.needs import commands
from schwerpunkt.needs.commands import NeedFacts
from schwerpunkt.needs.enums import QuestionKind
from schwerpunkt.needs.forms.needs import offer_codes
from schwerpunkt.needs.models import Answer, Need, Question
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, LineField, RecordField, RecordsField, TextField, WholeNumberField

_PREFIX = "frage_"
_NO_ANSWER = ("", _("keine Angabe"))
_YES_NO = (("ja", _("ja")), ("nein", _("nein")))
_LONGEST = 4000


def field_for(question: Question) -> forms.Field:
    """The form field for a question."""
    common: dict[str, Any] = {
        "label": question.label,
        "help_text": question.help_text,
        "required": question.is_required,
    }
    match question.kind:
        case QuestionKind.NUMBER:
            return WholeNumberField(least=0, most=9_999_999, **common)
        case QuestionKind.CHOICE | QuestionKind.YES_NO:
            rows = _YES_NO if question.kind == QuestionKind.YES_NO else tuple((each, each) for each in question.choices)
            return ChoiceField(choices=rows if question.is_required else (_NO_ANSWER, *rows), radios=8, **common)
    return TextField(rows=3, max_length=_LONGEST, **common)


class _WithQuestions(CommandForm):
    """A form with the questions of the round below its own fields."""

    def __init__(self, *args: Any, questions: Sequence[Question] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = tuple(questions)
        for question in self.questions:
            self.fields[f"{_PREFIX}{question.pk}"] = field_for(question)

    @classmethod
    def values_of(cls, record: Model) -> dict[str, Any]:
        """The values of the record and what was answered to each question."""
        asked = record.round_id if isinstance(record, Need) else record.invitation.round_id  # type: ignore[attr-defined]  # an answer
        keys = Question.objects.filter(sheet__round=asked).values_list("pk", flat=True)
        replies = record.replies  # type: ignore[attr-defined]  # need and answer have them
        return {**super().values_of(record), **{f"{_PREFIX}{key}": replies.get(str(key), "") for key in keys}}

    def replies(self) -> dict[str, str]:
        """What was answered, by the key of the question."""
        values = ((each, self.cleaned_data.get(f"{_PREFIX}{each.pk}")) for each in self.questions)
        return {str(each.pk): str(value) for each, value in values if value not in (None, "")}


class BeginForm(CommandForm):
    """Who answers, and for whom."""

    command = staticmethod(commands.begin_answer)

    reporter_function = LineField(
        label=_("Ihre Funktion"),
        max_length=160,
        help_text=_("Zum Beispiel „Integrationsbeauftragte“ oder „Leitung Sozialamt“. Ihren Namen brauchen wir nicht."),
        error_messages={"required": _("Bitte nennen Sie Ihre Funktion, zum Beispiel „Integrationsbeauftragte“.")},
    )
    is_confirmed = forms.BooleanField(
        error_messages={"required": _("Bitte bestätigen Sie, für wen Sie antworten.")},
    )

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_confirmed"].label = _("Ich antworte für: %(name)s") % {"name": name}


class EntryForm(_WithQuestions):
    """One need, in the words of the municipality."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_entry)

    text = TextField(
        label=_("Was wird gebraucht?"),
        rows=5,
        max_length=_LONGEST,
        help_text=_("Ein Satz genügt. Bitte nennen Sie keine einzelnen Menschen."),
        error_messages={"required": _("Bitte schreiben Sie, was gebraucht wird. Ein Satz genügt.")},
    )
    topic = RecordField(label=_("Worum geht es?"), required=False, empty_label=_("weiß nicht"))
    urgency = RecordField(
        label=_("Wie dringend ist es?"),
        required=False,
        empty_label=_("keine Angabe"),
        blank=True,
        widget=forms.RadioSelect,
    )
    target_groups = RecordsField(label=_("Für wen?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_codes(self)

    def to_arguments(self) -> dict[str, Any]:
        values = self.cleaned_data
        return {
            "facts": NeedFacts(
                text=values["text"],
                topic=values["topic"],
                urgency=values["urgency"],
                action_field=getattr(self.record, "action_field", None),
                target_groups=tuple(values["target_groups"]),
                replies=self.replies(),
            )
        }


class EntryChangeForm(EntryForm):
    """An own need that is there already."""

    command = staticmethod(commands.change_entry)


class RepliesForm(_WithQuestions):
    """The questions that are asked once."""

    command = staticmethod(commands.reply_once)

    def to_arguments(self) -> dict[str, Any]:
        return {"replies": self.replies()}


class SubmitForm(CommandForm):
    """Send what is there; without any need that must be said."""

    command = staticmethod(commands.submit_answer)

    has_no_need = forms.BooleanField(label=_("Wir melden diesmal keinen Bedarf."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answer = self.record
        if isinstance(answer, Answer) and answer.invitation.needs.exists():
            del self.fields["has_no_need"]
