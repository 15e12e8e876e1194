"""From the request to the printed sheet, by keyboard alone."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser import accessibility_findings
from tests.kit.keyboard import choose, demo_password, fill, follow, sign_in, tab_to

pytestmark = pytest.mark.e2e


def _workday() -> date:
    day = date.today() + timedelta(days=21)  # noqa: DTZ011  # a day far enough ahead
    return day + timedelta(days=(7 - day.weekday()) % 7)


def _calm(page: Page) -> None:
    """Nothing is wider than the screen, and axe finds nothing."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (wide, accessibility_findings(page)) == (0, []), page.url


def test_somebody_is_found_for_a_talk(open_page: Callable[..., Page], site_data: Path) -> None:
    page = open_page()
    sign_in(page, "querschnitt@ki-rsk.example", demo_password(site_data))

    follow(page, "Sprachmittlung")
    follow(page, "Anfrage eintragen")
    _calm(page)
    choose(page, "Einrichtung", "Stadtverwaltung Troisdorf")
    fill(page, "Tag", f"{_workday():%d.%m.%Y}")
    fill(page, "Beginn", "10:00")
    fill(page, "Ort", "Rathaus, Raum 2")
    choose(page, "Sprache", "Arabisch")
    choose(page, "Art des Gesprächs", "Beratung")
    follow(page, "Anfrage eintragen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arabisch: Stadtverwaltung Troisdorf")

    _calm(page)
    page.set_viewport_size({"width": 390, "height": 844})
    _calm(page)

    follow(page, "Zuteilen")
    expect(page.get_by_role("status").first).to_contain_text("ist zugeteilt")
    _calm(page)
    tab_to(page, "Bestätigungsblatt (PDF)")
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert download.value.suggested_filename.endswith("bestaetigung-eines-einsatzes.pdf")
    page.goto("/sprachmittelnde/")
    _calm(page)
    page.locator(".sp-table tbody a").first.click()
    expect(page.get_by_role("heading", name="Verfügbare Zeiten")).to_be_visible()
    _calm(page)
