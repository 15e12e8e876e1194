"""From the request to the printed sheet, by keyboard alone."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser import PHONE, TODAY, accessibility_findings
from tests.kit.keyboard import choose, demo_password, fill, follow, sign_in, tab_to
from tests.kit.outbox import link, sent

pytestmark = pytest.mark.e2e


def _workday() -> date:
    day = TODAY + timedelta(days=21)  # far enough ahead
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


def test_somebody_is_asked_by_mail_and_answers_in_arabic_on_a_phone(
    open_page: Callable[..., Page], site_data: Path
) -> None:
    office = open_page()
    sign_in(office, "querschnitt@ki-rsk.example", demo_password(site_data))
    office.goto("/sprachmittlung/eintragen/")
    choose(office, "Einrichtung", "Stadtverwaltung Troisdorf")
    fill(office, "E-Mail-Adresse", "buergerbuero@troisdorf.example")
    fill(office, "Tag", f"{_workday() + timedelta(days=1):%d.%m.%Y}")
    fill(office, "Beginn", "11:00")
    fill(office, "Ort", "Rathaus, Raum 2")
    choose(office, "Sprache", "Arabisch")
    choose(office, "Art des Gesprächs", "Beratung")
    follow(office, "Anfrage eintragen")
    follow(office, "Per E-Mail suchen")
    _calm(office)
    follow(office, "Suche beginnen")
    expect(office.get_by_text("Die Suche per E-Mail läuft.")).to_be_visible()
    _calm(office)

    phone = open_page(viewport=PHONE)
    first = next(to for to, subject, _text in _offers(site_data))
    phone.goto(link(site_data, first, "/einsatz/angebot/"))
    _calm(phone)
    follow(phone, "العربية")
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    _calm(phone)
    follow(phone, "نعم، سآتي")
    expect(phone.get_by_role("heading", level=1)).to_have_text("شكرًا، لقد وافقت.")
    _calm(phone)
    phone.goto(link(site_data, first, "/einsatz/zusage/"))
    _calm(phone)
    follow(phone, "Ich kann doch nicht kommen")
    _calm(phone)

    office.reload()
    expect(office.get_by_text("zugesagt").first).to_be_visible()
    phone.goto(link(site_data, "buergerbuero@troisdorf.example", "/einsatz/gespraech/"))
    expect(phone.get_by_role("heading", level=1)).to_contain_text("kommt.")
    _calm(phone)

    office.goto("/sprachmittlung/")
    follow(office, "Offene Anfragen planen")
    _calm(office)
    office.set_viewport_size({"width": 390, "height": 844})
    _calm(office)


def _offers(data: Path) -> list[tuple[str, str, str]]:
    """The mails that ask for the Arabic talk; waits for the first one."""
    for _second in range(60):
        if found := [each for each in sent(data) if each[1].startswith("Können Sie dolmetschen? Arabisch")]:
            return found
        time.sleep(1)
    raise AssertionError("nobody was asked")
