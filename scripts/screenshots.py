"""Take the pictures of docs/bilder from the program with its demo, started for this and ended again.

``python scripts/screenshots.py`` needs the tools of development and a Chromium (``scripts/chromium.py``).
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

CHECKOUT = Path(__file__).parents[1]
sys.path.insert(0, str(CHECKOUT))

from tests.kit.browser import launched, opened  # noqa: E402 (the checkout must be on the path first)
from tests.kit.keyboard import demo_password, sign_in  # noqa: E402
from tests.kit.program import running  # noqa: E402

PICTURES = CHECKOUT / "docs" / "bilder"
LARGEST = 250_000
"""Bytes; a picture in the repository stays forever."""


def take(page: Page, name: str) -> None:
    """Keep what the window shows now; fails when the picture is too heavy."""
    page.evaluate("document.fonts.ready")
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file, animations="disabled")
    size = file.stat().st_size
    print(f"{file.relative_to(CHECKOUT)}: {size // 1000} kB")
    if size > LARGEST:
        sys.exit(f"{file} is heavier than {LARGEST // 1000} kB.")


def open_row(page: Page, address: str, words: str) -> None:
    """Go to a list and open the row whose link begins with ``words``."""
    page.goto(address)
    link = page.locator("main table").get_by_role("link").filter(has_text=words).first
    with page.expect_navigation():
        link.click()


def main() -> None:
    """Heute, the plan of the running period along time, a paper while it is written."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder)) as address,
        launched() as browser,
        opened(browser, address, viewport={"width": 1280, "height": 860}) as page,
    ):
        sign_in(page, "leitung@ki-rsk.example", demo_password(Path(folder)))
        take(page, "heute")
        # Newest first: the draft of the next period, then the one that runs.
        page.goto("/schwerpunkte/")
        running_row = page.locator("main tbody tr").filter(has_text="laufend")
        with page.expect_navigation():
            running_row.get_by_role("link").first.click()
        page.goto(page.url + "zeitstrahl/")
        take(page, "zeitstrahl")
        open_row(page, "/vorlagen/", "Sachstand der Schwerpunkte")
        page.goto(page.url + "schreiben/")
        take(page, "vorlage")


if __name__ == "__main__":
    main()
