"""A real Chromium for the tests: where it is found, how it is started, and what a page may not do.

The browser is the machine's own (``CHROMIUM`` names another); Playwright only drives it and downloads none.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
TODAY = date.today()  # noqa: DTZ011  # the day the program in the other process shows

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PACKAGED = Path(__file__).parents[2] / ".venv" / "chromium" / "chromium"
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    # A test talks to the program and to nobody else.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def chromium() -> str:
    """The path of the browser; raises with what to do when there is none."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else [*_NAMES, str(_PACKAGED)]
    for candidate in candidates:
        if found := shutil.which(candidate):
            return found
    raise RuntimeError(f"No Chromium ({', '.join(candidates)}). Run scripts/chromium.py, or set CHROMIUM to its path.")


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the browser and close it again."""
    # Playwright's event loop lives in this thread; without this Django would refuse the database to later tests.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    flags = [*_FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(_FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of a fresh visitor; ``address`` is where the program runs, ``options`` are those of a browser context.

    Raises at the end when the page did what no page of the program may do: throw in its scripts, break the content
    security policy, miss one of its own files, or ask anybody else.
    """
    context = browser.new_context(**{"base_url": address, "locale": "de-DE", "viewport": DESKTOP, **options})
    context.set_default_timeout(15_000)
    page = context.new_page()
    wrongs: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            wrongs.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:", "about:")):
            wrongs.append(f"asked elsewhere: {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: wrongs.append(f"script: {error}"))
    page.on("request", asked)
    page.on(
        "response",
        lambda response: (
            wrongs.append(f"{response.status}: {response.url}")
            if response.status >= 400 and "/static/" in response.url
            else None
        ),
    )
    try:
        yield page
    finally:
        context.close()
    if wrongs:
        raise AssertionError("\n".join(wrongs))


def accessibility_findings(page: Page, *rules: str) -> list[str]:
    """What axe finds on the page as it is now, serious and critical only: one line per rule and element.

    ``rules``: only these; without any, all.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {node['target']}"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


if __name__ == "__main__":
    sys.stdout.write(f"{chromium()}\n")
