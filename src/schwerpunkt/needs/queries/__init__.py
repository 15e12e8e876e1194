"""Questions about rounds and needs."""

from schwerpunkt.needs.queries.needs import (
    BECAME,
    earlier_needs,
    need_status,
    needs,
    needs_of,
    needs_of_round,
    needs_served_by,
    open_need_count,
    open_needs,
    outcome,
)
from schwerpunkt.needs.queries.rounds import (
    Response,
    invitation_status,
    invitations_of,
    is_answered,
    response_of,
    rounds,
    rounds_to_condense,
    silent,
)
from schwerpunkt.needs.queries.sheets import questions_of, replies_in_words, templates
from schwerpunkt.needs.queries.similar import Alike, alike, alike_to

__all__ = (
    "BECAME",
    "Alike",
    "Response",
    "alike",
    "alike_to",
    "earlier_needs",
    "invitation_status",
    "invitations_of",
    "is_answered",
    "need_status",
    "needs",
    "needs_of",
    "needs_of_round",
    "needs_served_by",
    "open_need_count",
    "open_needs",
    "outcome",
    "questions_of",
    "replies_in_words",
    "response_of",
    "rounds",
    "rounds_to_condense",
    "silent",
    "templates",
)
