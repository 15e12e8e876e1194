"""Every page that can be reached by links: no serious finding of axe in light and dark, nothing wider than a small phone."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.kit.browser import accessibility_findings
from tests.kit.keyboard import demo_password, sign_in

pytestmark = pytest.mark.e2e

SMALL = {"width": 320, "height": 800}
_FILES = ("/static/", "/als/", "/gesund", "/oparl/", "/anlagen/")


def test_every_page_can_be_used_by_everybody(open_page: Callable[..., Page], site_data: Path) -> None:
    page = open_page()
    sign_in(page, "leitung@ki-rsk.example", demo_password(site_data))
    seen: set[str] = set()
    waiting, wrong = deque(["/"]), list[str]()
    while waiting:
        path = waiting.popleft()
        name = _name(path)
        if name is None or name in seen:
            continue
        seen.add(name)
        response = page.goto(path)
        if response is None or response.status >= 400:
            wrong.append(f"{path}: {response.status if response else 'no answer'}")
            continue
        wrong.extend(f"{path}: {finding}" for finding in _findings(page))
        waiting.extend(page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))"))

    assert not wrong, "\n".join(wrong)
    assert len(seen) > 60, sorted(seen)


def _findings(page: Page) -> list[str]:
    found = accessibility_findings(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {finding}" for finding in accessibility_findings(page)]
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
