"""Personal data of papers."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.papers.models import Attachment, Consultation, CoSignature, FrozenPaper, Paper
from schwerpunkt.privacy.basis import Basis
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import COLLEAGUES, COMMITTEES, HOUSE_FILES, INSIDE

personal(
    Paper,
    fields=("author", "signatory"),
    subjects=_("Beschäftigte des Zentrums, Zeichnungsbefugte"),
    purpose=_("Wer eine Vorlage schreibt und wer sie zeichnet"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=COMMITTEES,
)
personal(
    CoSignature,
    fields=("signer", "remark"),
    subjects=COLLEAGUES,
    purpose=_("Mitzeichnung vor der Freigabe und ihre Anmerkungen"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
personal(
    Consultation,
    fields=("remark",),
    subjects=_("Mitglieder der Gremien, wenn eine Notiz sie nennt"),
    purpose=_("Festhalten, wie ein Gremium entschieden hat"),
    retention=HOUSE_FILES,
    recipients=COMMITTEES,
)
personal(
    FrozenPaper,
    fields=("frozen_by", "content", "facts"),
    subjects=_("Beschäftigte des Zentrums, Zeichnungsbefugte"),
    purpose=_("Belegen, was freigegeben wurde und durch wen"),
    basis=Basis.WORK,
    retention=HOUSE_FILES,
    recipients=COMMITTEES,
)
personal(
    Attachment,
    fields=("file", "title"),
    subjects=_("Personen, die in einer Anlage genannt sind"),
    purpose=_("Anlagen einer Vorlage"),
    retention=HOUSE_FILES,
    recipients=COMMITTEES,
)
