"""The handbook for users speaks the program's own words, and every page is built alike."""

import json
import re
from pathlib import Path

import pytest
from babel.messages import pofile

from tests.kit.storeys import CHECKOUT

HANDBOOK = CHECKOUT / "docs" / "handbuch"
PACKAGE = CHECKOUT / "src" / "schwerpunkt"
PAGES = sorted(path for path in HANDBOOK.glob("*.md") if path.name != "README.md")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def words_of_the_program() -> set[str]:
    """Every German sentence of the program, and the kinds of papers that it brings."""
    with (PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = pofile.read_po(file)
    words = {str(message.id) for message in catalogue if isinstance(message.id, str)}
    kinds = json.loads((PACKAGE / "papers" / "data" / "paper_templates.json").read_text(encoding="utf-8"))
    return words | {row["label"] for row in kinds}


@pytest.mark.parametrize("page", [*PAGES, HANDBOOK / "README.md"], ids=lambda page: page.stem)
def test_what_is_printed_bold_stands_on_the_screen(page: Path) -> None:
    unknown = sorted(set(_BOLD.findall(page.read_text(encoding="utf-8"))) - words_of_the_program())
    assert unknown == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_says_why_how_what_then_and_what_if_not(page: Path) -> None:
    heads = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert (heads[0], heads[-1]) == ("Wozu", "Wenn etwas nicht klappt")
    assert "Was passiert danach" in heads
    assert any(head.startswith("So geht es") for head in heads)


def test_the_first_page_leads_to_every_other() -> None:
    linked = re.findall(r"\]\(([\w-]+\.md)\)", (HANDBOOK / "README.md").read_text(encoding="utf-8"))
    assert sorted(set(linked)) == [page.name for page in PAGES]
