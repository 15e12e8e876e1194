"""Personal data the user interface keeps."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.privacy.basis import Basis
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import COLLEAGUES, OPERATION
from schwerpunkt.ui.models import FormUse, SavedView

personal(
    SavedView,
    fields=("membership", "name", "query"),
    subjects=COLLEAGUES,
    purpose=_("Eigene Ansichten von Listen wiederfinden"),
    basis=Basis.WORK,
    retention=_("bis die Person sie löscht oder ihre Mitarbeit gelöscht wird"),
    recipients=_("nur die Person selbst; IT-Betrieb des Hauses bei Störungen"),
)
personal(
    FormUse,
    fields=("user_id",),
    subjects=COLLEAGUES,
    purpose=_("Verhindern, dass ein doppelt abgesendetes Formular doppelt wirkt"),
    basis=Basis.SECURITY,
    retention=_("wenige Tage"),
    recipients=OPERATION,
)
