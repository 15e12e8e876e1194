"""Files and make targets that the English documents name are there."""

import re
from pathlib import Path

import pytest

from tests.kit.storeys import CHECKOUT

PAGES = [
    CHECKOUT / "README.md",
    CHECKOUT / "CONTRIBUTING.md",
    CHECKOUT / "docs" / "architecture.md",
    *sorted((CHECKOUT / "docs" / "how-to").glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_named_files_and_targets_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    files = re.findall(r"`(?:\.venv/bin/python )?((?:src|tests|scripts|docs)/[\w./-]+?)/?(?: --check)?`", text)
    targets = re.findall(r"`make ([a-z-]+)", text)
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    assert [name for name in files if not (CHECKOUT / name).exists()] == []
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


def test_the_recipes_name_files() -> None:
    named = re.findall(r"`(?:src|tests)/", "".join(page.read_text(encoding="utf-8") for page in PAGES))
    assert len(named) > 20
