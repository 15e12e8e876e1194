"""Links inside the repository lead somewhere, headings and pictures included."""

import re
from pathlib import Path

import pytest

from tests.kit.storeys import CHECKOUT

PAGES = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEAD = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The names that headings get where Markdown is shown as a page."""
    heads = _HEAD.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def broken(page: Path) -> list[str]:
    """Links that lead nowhere."""
    found = []
    for link in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_no_link_leaves_the_repository() -> None:
    leaving = [
        (page, link)
        for page in PAGES
        for link in _LINK.findall(page.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:", link) and not (page.parent / link).resolve().is_relative_to(CHECKOUT)
    ]
    assert leaving == []


def test_pages_are_found() -> None:
    names = {str(page.relative_to(CHECKOUT)) for page in PAGES}
    assert {"README.md", "docs/map.md", "docs/handbuch/README.md", "docs/betrieb/README.md"} <= names


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A head\n[here](#a-head) [away](https://x.example) `[code](x.md)` [gone](nowhere.md) [x](#b)\n")
    assert broken(page) == ["nowhere.md", "#b"]
