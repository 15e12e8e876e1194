"""Personal data of planning."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.planning.models import (
    Agreement,
    Goal,
    GoalResult,
    GoalVersion,
    IndicatorValue,
    Measure,
    MovedDeadline,
    Reminder,
    StatusReport,
)
from schwerpunkt.privacy.basis import Basis
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import COLLEAGUES, HOUSE_FILES, INSIDE

personal(
    Goal,
    fields=("responsible", "note"),
    subjects=COLLEAGUES,
    purpose=_("Wer für ein Ziel zuständig ist"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    GoalVersion,
    fields=("made_by", "reason"),
    subjects=COLLEAGUES,
    purpose=_("Nachvollziehen, wer ein Ziel wann und warum geändert hat"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    Measure,
    fields=("owner", "substitute", "state_reason"),
    subjects=COLLEAGUES,
    purpose=_("Wer eine Maßnahme verantwortet, wer vertritt und wie sie steht"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    Agreement,
    fields=("document", "conditions"),
    subjects=_("Personen, die ein Schreiben eines Ministeriums gezeichnet haben"),
    purpose=_("Zustimmung der Ministerien belegen"),
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    Reminder,
    fields=("recipient",),
    subjects=COLLEAGUES,
    purpose=_("Wer wann an eine Frist erinnert wurde, damit niemand zweimal erinnert wird"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    IndicatorValue,
    fields=("note",),
    subjects=COLLEAGUES,
    purpose=_("Anmerkung zu einem eingetragenen Wert; Personen werden darin nicht genannt"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    StatusReport,
    fields=("reported_by", "text"),
    subjects=COLLEAGUES,
    purpose=_("Wie eine Maßnahme steht und wer es gemeldet hat"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    MovedDeadline,
    fields=("reason",),
    subjects=COLLEAGUES,
    purpose=_("Warum eine Frist verschoben wurde; Personen werden darin nicht genannt"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    GoalResult,
    fields=("text", "obstacles", "outlook"),
    subjects=COLLEAGUES,
    purpose=_("Was aus einem Ziel geworden ist; Personen werden darin nicht genannt"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
