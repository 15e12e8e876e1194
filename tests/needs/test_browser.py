"""From the invitation to the answer, by keyboard alone: three municipalities on a phone, then condensed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser import PHONE, TODAY, accessibility_findings
from tests.kit.keyboard import choose, demo_password, fill, follow, sign_in, tab_to, tick
from tests.kit.outbox import link

pytestmark = pytest.mark.e2e

GOAL = "Ankommen in Kita und Schule"
TITLE = f"Bedarfe {TODAY.year + 1}/{TODAY.year + 2}"


def _links(data: Path, *towns: str) -> dict[str, str]:
    """The paths that were sent, by town."""
    return {town: link(data, f"integration@{town}.example", "/bedarf/") for town in towns}


def _calm(page: Page) -> None:
    """Nothing is wider than the screen, and axe finds nothing."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (wide, accessibility_findings(page)) == (0, []), page.url


def _answer(page: Page, base: str, town: str, needs: list[str]) -> None:
    page.goto(base)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Was braucht {town}?")
    _calm(page)
    fill(page, "Ihre Funktion", "Integrationsbeauftragte")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    follow(page, "Weiter")
    for number, text in enumerate(needs):
        follow(page, "Noch einen Bedarf aufschreiben" if number else "Bedarf aufschreiben")
        _calm(page)
        fill(page, "Was wird gebraucht?", text)
        choose(page, "Worum geht es?", "Sprache")
        tab_to(page, "keine Angabe")
        page.keyboard.press("ArrowDown")
        follow(page, "Speichern")
    _calm(page)
    follow(page, "Weiter" if needs else "Ohne Bedarf weiter")
    _calm(page)
    follow(page, "Speichern und weiter")
    _calm(page)
    if not needs:
        tick(page, "Wir melden diesmal keinen Bedarf.")
    follow(page, "Antwort abschicken")
    expect(page.get_by_role("heading", level=1)).to_have_text("Danke. Ihre Antwort ist angekommen.")
    _calm(page)


def test_three_municipalities_answer_on_a_phone(open_page: Callable[..., Page], site_data: Path) -> None:
    office = open_page()
    sign_in(office, "leitung@ki-rsk.example", demo_password(site_data))
    follow(office, "Bedarfe")
    follow(office, "Bedarfsabfragen")
    follow(office, "Abfrage anlegen")
    fill(office, "Titel", TITLE)
    fill(office, "Antwort bis", f"{TODAY + timedelta(days=21):%d.%m.%Y}")
    follow(office, "Abfrage anlegen")
    follow(office, "Kommunen aufnehmen")
    _calm(office)
    follow(office, "Aufnehmen")
    follow(office, "Abfrage öffnen")
    follow(office, "Abfrage öffnen")
    expect(office.get_by_role("heading", level=1)).to_have_text("0 von 19 Kommunen haben geantwortet.")

    links = _links(site_data, "lohmar", "siegburg", "alfter")
    text = "Ein Deutschkurs mit Kinderbetreuung am Vormittag."
    phone = open_page(viewport=PHONE, has_touch=True, java_script_enabled=False)
    phone.goto(links["lohmar"])
    expect(phone.get_by_role("heading", level=1)).to_have_text("Was braucht Lohmar?")
    _answer(open_page(viewport=PHONE), links["lohmar"], "Lohmar", [text, "Menschen, die im Rathaus übersetzen."])
    _answer(open_page(viewport=PHONE), links["siegburg"], "Siegburg", ["Deutschkurse am Vormittag mit Kinderbetreuung"])
    _answer(open_page(viewport=PHONE), links["alfter"], "Alfter", [])

    office.reload()
    expect(office.get_by_role("heading", level=1)).to_have_text("3 von 19 Kommunen haben geantwortet.")
    _calm(office)
    follow(office, "Bedarfe verdichten")
    expect(office.locator("main")).to_contain_text("Ähnlich: Siegburg: Deutschkurse am Vormittag")
    _calm(office)
    tab_to(office, text)
    office.keyboard.press("Space")
    tab_to(office, "Deutschkurse am Vormittag mit Kinderbetreuung")
    office.keyboard.press("Space")
    follow(office, "Gewählte zusammenführen")
    _calm(office)
    follow(office, "Zusammenführen")
    expect(office.locator("main")).to_contain_text("Diese Bedarfe folgen ihm")
    _calm(office)

    follow(office, "Als geprüft eintragen")
    _calm(office)
    choose(office, "Handlungsfeld", "Bildung")
    choose(office, "Thema", "Sprache")
    follow(office, "Als geprüft eintragen")
    follow(office, "Aufnehmen")
    _calm(office)
    tick(office, GOAL)
    fill(office, "Antwort an die Kommune", "Der Kurs ist Teil dieses Ziels.")
    follow(office, "Aufnehmen")
    follow(office, GOAL)
    expect(office.locator("main")).to_contain_text(text)
    _calm(office)
