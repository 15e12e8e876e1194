"""Personal data of needs. Whoever answers is kept by function alone."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.needs.models import Answer, Invitation, Need, NeedComment, NeedRound
from schwerpunkt.privacy.basis import Basis
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import COLLEAGUES, CONTACTS, HOUSE_FILES, INSIDE

_AFTER_ROUND = _("vom Haus festzulegen, Vorschlag: ein Jahr nach dem Ende der Abfrage")
_REPORTERS = _("Beschäftigte der Kommunen und Organisationen, die einen Bedarf melden")

personal(
    NeedRound,
    fields=("contact",),
    subjects=COLLEAGUES,
    purpose=_("Wer Fragen der Kommunen zu einer Bedarfsabfrage beantwortet"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=_("Beschäftigte des Zentrums nach ihrer Rolle; die eingeladenen Kommunen"),
)
personal(
    Invitation,
    fields=("to_address", "to_label"),
    subjects=CONTACTS,
    purpose=_("Kommunen zur Bedarfsabfrage einladen und an sie erinnern; die Adresse einer Stelle genügt"),
    retention=_AFTER_ROUND,
    recipients=INSIDE,
)
personal(
    Answer,
    fields=("reporter_function", "replies"),
    subjects=_REPORTERS,
    purpose=_("Wissen, welche Stelle geantwortet hat; nur die Funktion, kein Name"),
    retention=_AFTER_ROUND,
    recipients=INSIDE,
)
personal(
    Need,
    fields=("reporter_function", "text", "replies"),
    subjects=_REPORTERS,
    purpose=_("Den Bedarf der Kommunen planen und beantworten; einzelne Menschen werden nicht genannt"),
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    NeedComment,
    fields=("author", "text"),
    subjects=COLLEAGUES,
    purpose=_("Sich im Team über einen Bedarf abstimmen"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
