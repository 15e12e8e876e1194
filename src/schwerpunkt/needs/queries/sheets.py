"""Questions and what was answered to them."""

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from schwerpunkt.needs.enums import Asked
from schwerpunkt.needs.models import NeedRound, Question, QuestionSheet


def templates() -> QuerySet[QuestionSheet]:
    """The templates of the centre with the number of their questions, latest first."""
    return QuestionSheet.objects.filter(round=None).annotate(question_count=Count("questions"))


def questions_of(asked: NeedRound | None, how_often: Asked) -> list[Question]:
    """The questions of a round that are asked that often, in order; none without a round."""
    if asked is None:
        return []
    return list(Question.objects.filter(sheet__round=asked, asked=how_often).order_by("position"))


def replies_in_words(questions: list[Question], replies: Mapping[str, str]) -> list[tuple[str, str]]:
    """Question and answer, of those that were answered."""
    return [(each.label, replies[str(each.pk)]) for each in questions if replies.get(str(each.pk))]
