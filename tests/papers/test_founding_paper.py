"""The founding paper writes itself: composed from records, it says what the original said, in its order."""

import io
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from pypdf import PdfReader

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.documents.content import from_json, plain_text
from schwerpunkt.papers.commands import release_paper
from schwerpunkt.papers.outputs import render
from schwerpunkt.papers.queries import document, frozen_of
from schwerpunkt.tenancy.scope import inside
from tests.kit.papers import founding_centre, founding_paper

ORIGINAL = Path(__file__).with_name("founding_paper.txt").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    """Words with their punctuation; a word broken over two lines is one."""
    return re.sub(r"(?<=\w)-\n(?=[a-zäöüß])", "", text).split()


def share_in_order(original: list[str], found: list[str]) -> float:
    """The share of the original's words that are found in the same order."""
    pieces = SequenceMatcher(None, original, found, autojunk=False).get_matching_blocks()
    return sum(piece.size for piece in pieces) / len(original)


ORIGINAL_WORDS = words(ORIGINAL)


@pytest.mark.django_db
def test_the_founding_paper_is_composed_from_records() -> None:
    centre = founding_centre()
    with inside(centre):
        paper = founding_paper(centre)
        composed = plain_text(document(paper))

    missing = [
        ORIGINAL_WORDS[start:end]
        for tag, start, end, _from, _to in SequenceMatcher(
            None, ORIGINAL_WORDS, words(composed), autojunk=False
        ).get_opcodes()
        if tag in {"delete", "replace"}
    ]
    assert missing == []


@pytest.mark.django_db
def test_the_released_pdf_says_what_the_original_said() -> None:
    centre = founding_centre()
    with inside(centre):
        paper = founding_paper(centre)
        release_paper(actor=system_actor("Test", centre), paper=paper)
        paper.refresh_from_db()
        pdf = render(paper, "pdf").content
        frozen = frozen_of(paper)

    assert isinstance(pdf, bytes)
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert share_in_order(ORIGINAL_WORDS, words(text)) >= 0.97
    assert frozen is not None
    assert from_json(frozen.content).mark == ""
