"""Papers and what belongs to them, one aggregate a file."""

from schwerpunkt.papers.models.consultation import Consultation
from schwerpunkt.papers.models.frozen import FrozenPaper
from schwerpunkt.papers.models.paper import Attachment, CoSignature, Paper, PaperBlock
from schwerpunkt.papers.models.template import PaperTemplate, TemplateBlock

__all__ = (
    "Attachment",
    "CoSignature",
    "Consultation",
    "FrozenPaper",
    "Paper",
    "PaperBlock",
    "PaperTemplate",
    "TemplateBlock",
)
