"""The interpreter pool, one aggregate a file."""

from schwerpunkt.interpreters.models.assignment import Assignment
from schwerpunkt.interpreters.models.availability import Absence, WeeklySlot
from schwerpunkt.interpreters.models.interpreter import Interpreter, InterpreterLanguage, Proof, Training
from schwerpunkt.interpreters.models.language import Language
from schwerpunkt.interpreters.models.request import LONGEST_TALK, Request

__all__ = (
    "LONGEST_TALK",
    "Absence",
    "Assignment",
    "Interpreter",
    "InterpreterLanguage",
    "Language",
    "Proof",
    "Request",
    "Training",
    "WeeklySlot",
)
