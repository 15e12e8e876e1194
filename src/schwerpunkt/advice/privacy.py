"""Personal data of the advice log."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.privacy.basis import Basis
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import COLLEAGUES, HOUSE_FILES, INSIDE

personal(
    AdviceEntry,
    fields=("staff", "note"),
    subjects=COLLEAGUES,
    purpose=_("Wer beraten hat, damit man nachfragen kann; Namen von Ratsuchenden stehen hier nicht"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
