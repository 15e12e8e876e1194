"""From what was done to what is said of it, by keyboard alone: report, result, figure, evaluation paper, answer letters."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser import TODAY, accessibility_findings
from tests.kit.keyboard import choose, demo_password, fill, follow, sign_in, tab_to, tick

pytestmark = pytest.mark.e2e


def _running() -> str:
    year = TODAY.year
    first = year if year % 2 else year - 1
    return f"Schwerpunkte {first}/{first + 1}"


def _calm(page: Page) -> None:
    """Nothing is wider than the screen, and axe finds nothing."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (wide, accessibility_findings(page)) == (0, []), page.url


def _advise(page: Page) -> None:
    """An advice is logged, and its figure opens it."""
    follow(page, "Beratung")
    follow(page, "Beratung eintragen")
    _calm(page)
    tab_to(page, "Koordinierung")
    page.keyboard.press("ArrowDown")
    fill(page, "Minuten", "45")
    fill(page, "Worum es ging", "Wie eine Peergruppe beginnt.")
    follow(page, "Eintragen")
    expect(page.locator("main")).to_contain_text("Wie eine Peergruppe beginnt.")
    _calm(page)

    follow(page, "Zahlen")
    follow(page, "Beratungen und Begleitungen")
    expect(page.locator("main")).to_contain_text("So wird gezählt")
    expect(page.locator("main")).to_contain_text("Wie eine Peergruppe beginnt.")
    _calm(page)


def test_from_the_report_to_the_answer_letter(open_page: Callable[..., Page], site_data: Path) -> None:
    page = open_page()
    sign_in(page, "leitung@ki-rsk.example", demo_password(site_data))

    follow(page, "Maßnahmen")
    follow(page, "Peergruppen an zehn Schulen")
    follow(page, "Sachstand melden")
    _calm(page)
    fill(page, "Wie es steht", "Neun Schulen machen mit.")
    follow(page, "Sachstand melden")
    expect(page.locator("#sachstand")).to_contain_text("Neun Schulen machen mit.")
    _calm(page)

    follow(page, "Schwerpunkte")
    follow(page, _running())
    follow(page, "Ankommen in Kita und Schule")
    follow(page, "Ergebnis eintragen")
    _calm(page)
    tick(page, "erreicht")
    fill(page, "Was sich geändert hat und warum", "Alle Formate fanden statt.")
    follow(page, "Ergebnis eintragen")
    expect(page.locator("#ergebnis")).to_contain_text("Alle Formate fanden statt.")
    _calm(page)

    _advise(page)

    follow(page, "Vorlagen")
    follow(page, "Vorlage anlegen")
    choose(page, "Vorlagenart", "Evaluationsvorlage")
    choose(page, "Schwerpunktzeitraum", _running())
    follow(page, "Vorlage anlegen")
    expect(page.locator("#blatt")).to_contain_text("Ergebnis: erreicht. Alle Formate fanden statt.")
    expect(page.locator("#blatt")).to_contain_text("Zahlen im Überblick")
    _calm(page)
    follow(page, "Speichern und zur Vorlage")
    _calm(page)

    follow(page, "Bedarfe")
    follow(page, "Bedarfsabfragen")
    follow(page, "Bedarfe für den laufenden Zeitraum")
    follow(page, "19 Briefe anlegen")
    _calm(page)
    follow(page, "Briefe anlegen")
    expect(page.locator("#briefe")).to_contain_text("Alfter")
    _calm(page)
    follow(page, "Alfter : Antwortbrief")
    expect(page.locator("main")).to_contain_text("Was Sie gemeldet haben und was daraus wurde")
    _calm(page)
