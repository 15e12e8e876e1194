"""An institution asks for an interpreter on a phone, by keyboard alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser import PHONE, TODAY, accessibility_findings
from tests.kit.keyboard import choose, fill, follow, tab_to, tick

pytestmark = pytest.mark.e2e

_QUESTIONS = 6


def _calm(page: Page) -> None:
    """Nothing is wider than the screen, and axe finds nothing."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (wide, accessibility_findings(page)) == (0, []), page.url


def test_an_institution_asks_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/sprachmittlung/anfragen/rhein-sieg-kreis/")
    _calm(page)
    fill(page, "Tag des Gesprächs", f"{TODAY:%d.%m.%Y}")
    fill(page, "Dauer in Minuten", "60")
    for _number in range(_QUESTIONS):
        tab_to(page, "ja")
        page.keyboard.press("ArrowDown")
    follow(page, "Weiter")
    expect(page.get_by_role("alert")).to_contain_text("Der früheste Tag ist der")
    _calm(page)

    day = TODAY + timedelta(days=21)
    fill(page, "Tag des Gesprächs", f"{day + timedelta(days=(7 - day.weekday()) % 7):%d.%m.%Y}")
    follow(page, "Weiter")
    _calm(page)
    fill(page, "Name der Einrichtung", "Kita <Wirbelwind> & Söhne")
    choose(page, "Art der Einrichtung", "Kita")
    fill(page, "Ihr Name", "Erika Muster")
    fill(page, "Ihre E-Mail-Adresse", "kita@einrichtung.example")
    choose(page, "Sprache", "Arabisch")
    fill(page, "Beginn", "9:30")
    tick(page, "Das Gespräch ist online oder am Telefon.")
    choose(page, "Art des Gesprächs", "Beratung")
    follow(page, "Weiter")
    expect(page.get_by_text("Kita <Wirbelwind> & Söhne")).to_be_visible()
    _calm(page)
    tick(page, "Ich habe gelesen, wofür meine Daten gebraucht werden.")
    follow(page, "Anfrage abschicken")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fast fertig: Bitte bestätigen Sie Ihre E-Mail-Adresse.")
    _calm(page)
