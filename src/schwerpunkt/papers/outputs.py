"""A paper as a file: from its frozen copy once it is released, else from the data, marked as a draft."""

from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.content import Document, from_json
from schwerpunkt.documents.models import StoredFile
from schwerpunkt.documents.render import OUTPUTS, file_name
from schwerpunkt.papers.council import exported
from schwerpunkt.papers.models import FrozenPaper, Paper
from schwerpunkt.papers.oparl import to_bytes
from schwerpunkt.papers.queries.composition import document
from schwerpunkt.papers.queries.papers import frozen_of
from schwerpunkt.ui.files import Download

FORMATS = {"pdf": "PDF", "docx": "Word (DOCX)", "html": "HTML", "json": "OParl (JSON)"}
"""What a paper is handed out as, in the order people are offered it."""


def printed(paper: Paper, frozen: FrozenPaper | None = None) -> Document:
    """The document as it is in force: the frozen one once the paper was released, else the present state of the data."""
    kept = frozen or frozen_of(paper)
    return from_json(kept.content) if kept is not None else document(paper)


def render(paper: Paper, form: str) -> Download:
    """The paper in one of ``FORMATS``. Refused for another. The same paper gives the same bytes.

    The files of a released paper are those that were frozen. The council's JSON tells, beside what was frozen, where
    the consultations stand today.
    """
    if form not in FORMATS:
        raise Refused(f"Das Format „{form}“ gibt es nicht. Möglich sind: {', '.join(FORMATS)}.")
    frozen = frozen_of(paper)
    if form == "json":
        name = file_name(printed(paper, frozen), "json")
        return Download(name, "application/json", to_bytes(exported(paper, frozen)))
    if frozen is not None:
        file: StoredFile = getattr(frozen, form)
        return Download(file.name, file.media_type, file.read())
    content = document(paper)
    return Download(file_name(content, form), OUTPUTS[form].media_type, OUTPUTS[form].render(content))
