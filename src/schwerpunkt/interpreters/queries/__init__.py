"""Questions about the interpreter pool."""

from schwerpunkt.interpreters.queries.candidates import people_for, proposal_for, talk_of
from schwerpunkt.interpreters.queries.pool import (
    active_count,
    interpreter_status,
    interpreters,
    lacking_proofs,
    level_of,
    level_words,
    required_proofs,
    rules_on,
    used_languages,
)
from schwerpunkt.interpreters.queries.requests import (
    assignment_status,
    assignments,
    assignments_of,
    open_requests,
    request_status,
    requests,
    uncovered,
)

__all__ = (
    "active_count",
    "assignment_status",
    "assignments",
    "assignments_of",
    "interpreter_status",
    "interpreters",
    "lacking_proofs",
    "level_of",
    "level_words",
    "open_requests",
    "people_for",
    "proposal_for",
    "request_status",
    "requests",
    "required_proofs",
    "rules_on",
    "talk_of",
    "uncovered",
    "used_languages",
)
