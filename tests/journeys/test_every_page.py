"""Every page that can be reached by links: no serious finding of axe in light and dark, nothing wider than a small phone."""

import re
from collections import deque
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page

from tests.kit.browser import accessibility_findings, opened
from tests.kit.keyboard import demo_password, sign_in

pytestmark = pytest.mark.e2e

SMALL = {"width": 320, "height": 800}
PARTS = 4
"""So many tests share the pages, so that they can run beside each other."""
_FILES = ("/static/", "/als/", "/gesund", "/oparl/", "/anlagen/")


@pytest.fixture(scope="module")
def reached(browser: Browser, site: str, site_data: Path) -> tuple[dict[str, str], list[str]]:
    """Every page that links lead to; looked for once."""
    with opened(browser, site) as page:
        sign_in(page, "leitung@ki-rsk.example", demo_password(site_data))
        return _pages(page)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_can_be_used_by_everybody(
    page: Page, site_data: Path, reached: tuple[dict[str, str], list[str]], part: int
) -> None:
    pages, failing = reached
    wrong = list(failing)
    assert len(pages) > 60, sorted(pages)
    sign_in(page, "leitung@ki-rsk.example", demo_password(site_data))
    for path in [pages[name] for name in sorted(pages)][part::PARTS]:
        page.goto(path)
        wrong.extend(f"{path}: {finding}" for finding in _findings(page))

    assert not wrong, "\n".join(wrong)


def _pages(page: Page) -> tuple[dict[str, str], list[str]]:
    """One address of every page that links lead to from the start page, by its name; and the addresses that fail."""
    found, seen, waiting, wrong = dict[str, str](), set[str](), deque(["/"]), list[str]()
    while waiting:
        path = waiting.popleft()
        name = _name(path)
        if name is None or name in seen:
            continue
        seen.add(name)
        answer = page.request.get(path)
        if not answer.ok:
            wrong.append(f"{path}: {answer.status}")
        if not answer.headers["content-type"].startswith("text/html"):
            continue  # a file to save
        found[name] = path
        waiting.extend(unescape(link) for link in re.findall(r'<a [^>]*?href="([^"]+)"', answer.text()))
    return found, wrong


def _findings(page: Page) -> list[str]:
    found = accessibility_findings(page)
    page.emulate_media(color_scheme="dark")
    # in the dark nothing differs but colours
    found += [f"dark: {finding}" for finding in accessibility_findings(page, "color-contrast")]
    page.emulate_media(color_scheme="light")
    size = page.viewport_size
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]  # width and height
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > SMALL["width"]:
        found.append(f"{width} pixels wide on a phone of {SMALL['width']}")
    if size:
        page.set_viewport_size(size)
    return found


def _name(link: str) -> str | None:
    """The name of the page behind a link; None for files, other places and pages that were seen by another record."""
    path = urlsplit(link).path
    if not link.startswith("/") or "als=" in link or any(part in path for part in _FILES):
        return None
    if path.endswith(".pdf") or "abmelden" in path:
        return None
    try:
        return resolve(path).view_name
    except Resolver404:
        return None
