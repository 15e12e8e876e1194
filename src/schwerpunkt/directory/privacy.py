"""Personal data of the directory."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.models import Contact, Organisation, Signatory
from schwerpunkt.privacy.basis import Basis
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import COMMITTEES, CONTACTS, HOUSE_FILES, HOUSE_WHILE_NEEDED, INSIDE

personal(
    Contact,
    fields=("organisation", "function", "name", "email", "phone"),
    subjects=CONTACTS,
    purpose=_("Partner erreichen; ein Name ist nicht nötig, die Funktion genügt"),
    retention=HOUSE_WHILE_NEEDED,
    recipients=INSIDE,
)
personal(
    Organisation,
    fields=("email", "phone", "address", "note"),
    subjects=_("Ansprechpersonen kleiner Vereine, deren Anschrift eine private ist"),
    purpose=_("Partner erreichen"),
    retention=HOUSE_WHILE_NEEDED,
    recipients=INSIDE,
)
personal(
    Signatory,
    fields=("name", "function"),
    subjects=_("Zeichnungsbefugte der Behörde"),
    purpose=_("Vorlagen zeichnen; ein Name ist nicht nötig"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=COMMITTEES,
)
