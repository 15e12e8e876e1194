"""Rounds, answers and needs, one aggregate a file."""

from schwerpunkt.needs.models.invitation import Answer, Invitation
from schwerpunkt.needs.models.need import Need, NeedComment
from schwerpunkt.needs.models.round import NeedRound, Question, QuestionSheet

__all__ = (
    "Answer",
    "Invitation",
    "Need",
    "NeedComment",
    "NeedRound",
    "Question",
    "QuestionSheet",
)
