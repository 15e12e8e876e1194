"""Letters that answer a need round."""

from dataclasses import dataclass

from django.db.models import QuerySet

from schwerpunkt.needs.models import Invitation, NeedRound
from schwerpunkt.papers.enums import FROZEN_STATES, PaperState
from schwerpunkt.papers.models import Paper


@dataclass(frozen=True)
class Post:
    """The letters of a round: all that were written, and who has none yet."""

    letters: list[Paper]
    without: list[Invitation]

    @property
    def ready(self) -> list[Paper]:
        """The letters that may go out."""
        return [each for each in self.letters if each.state in FROZEN_STATES]


def letters_of(asked: NeedRound) -> QuerySet[Paper]:
    """The letters of a round that were not withdrawn, in the order of their recipients."""
    rows = Paper.objects.filter(need_round=asked).exclude(state=PaperState.WITHDRAWN)
    return rows.select_related("municipality", "organisation").order_by(
        "municipality__name", "organisation__name", "pk"
    )


def unanswered(asked: NeedRound) -> list[Invitation]:
    """Who was asked and has no letter, in the order of the names."""
    return post_of(asked).without


def post_of(asked: NeedRound) -> Post:
    """The letters of a round and who has none (two queries)."""
    letters = list(letters_of(asked))
    have = {(each.municipality_id, each.organisation_id) for each in letters}
    invited = asked.invitations.select_related("municipality", "organisation")
    without = [
        each
        for each in invited.order_by("municipality__name", "organisation__name", "pk")
        if (each.municipality_id, each.organisation_id) not in have
    ]
    return Post(letters, without)
