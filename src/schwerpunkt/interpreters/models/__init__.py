"""The interpreter pool, one aggregate a file."""

from schwerpunkt.interpreters.models.account import BankAccount, PayingAccount
from schwerpunkt.interpreters.models.assignment import Assignment
from schwerpunkt.interpreters.models.availability import Absence, WeeklySlot
from schwerpunkt.interpreters.models.budget import FIRST_YEAR, LAST_YEAR, MOST_MONEY, Budget
from schwerpunkt.interpreters.models.confirmation import Confirmation
from schwerpunkt.interpreters.models.incoming import Application, Incoming, Inquiry, PublicForm
from schwerpunkt.interpreters.models.interpreter import Interpreter, InterpreterLanguage, Proof, Training
from schwerpunkt.interpreters.models.language import Language
from schwerpunkt.interpreters.models.request import LONGEST_TALK, Request
from schwerpunkt.interpreters.models.rule import AdmissibilityRule
from schwerpunkt.interpreters.models.settlement import Payout, Postponement, Settlement, SettlementLine
from schwerpunkt.interpreters.models.tariff import Tariff

__all__ = (
    "FIRST_YEAR",
    "LAST_YEAR",
    "LONGEST_TALK",
    "MOST_MONEY",
    "Absence",
    "AdmissibilityRule",
    "Application",
    "Assignment",
    "BankAccount",
    "Budget",
    "Confirmation",
    "Incoming",
    "Inquiry",
    "Interpreter",
    "InterpreterLanguage",
    "Language",
    "PayingAccount",
    "Payout",
    "Postponement",
    "Proof",
    "PublicForm",
    "Request",
    "Settlement",
    "SettlementLine",
    "Tariff",
    "Training",
    "WeeklySlot",
)
