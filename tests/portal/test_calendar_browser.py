"""In a real browser, by keyboard: the calendar, a follow-up, and the public page on a phone in the dark."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.kit.browser import PHONE, TODAY, accessibility_findings
from tests.kit.keyboard import demo_password, fill, follow, sign_in

pytestmark = pytest.mark.e2e

_SOON = TODAY + timedelta(days=5)


def _calm(page: Page) -> None:
    """Nothing is wider than the screen, and axe finds nothing."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (wide, accessibility_findings(page)) == (0, []), page.url


def test_a_follow_up_is_read_in_the_calendar(page: Page, site_data: Path) -> None:
    sign_in(page, "bildung@ki-rsk.example", demo_password(site_data))
    page.goto("/wiedervorlagen/anlegen/")
    _calm(page)
    fill(page, "Was ist zu tun?", "Bei der Schule nachfassen")
    fill(page, "Am", f"{_SOON:%d.%m.%Y}")
    follow(page, "Speichern")
    _calm(page)
    page.goto("/einstellungen/kalender/adresse/")
    follow(page, "Kalender einschalten")
    _calm(page)
    address = page.get_by_label("Adresse Ihres Kalenders").input_value()
    content = page.request.get(urlsplit(address).path).body()
    entries = {str(each["SUMMARY"]): each.decoded("DTSTART") for each in Calendar.from_ical(content).walk("VEVENT")}
    assert entries["Bei der Schule nachfassen"] == _SOON
    page.goto("/wiedervorlagen/")
    _calm(page)


def test_the_public_page_is_read_by_everybody_and_can_be_taken_back(
    open_page: Callable[..., Page], site_data: Path
) -> None:
    head = open_page()
    sign_in(head, "leitung@ki-rsk.example", demo_password(site_data))
    head.goto("/zentrum/oeffentliche-seite/")
    _calm(head)
    follow(head, "Öffentlich zeigen")
    _calm(head)
    follow(head, "Öffentlich zeigen")
    address = head.get_by_role("main").get_by_role("link", name="/oeffentlich/").get_attribute("href") or ""

    guest = open_page(viewport=PHONE, color_scheme="dark")
    guest.goto(urlsplit(address).path)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Was wir erreichen wollen")
    _calm(guest)
    follow(guest, "English")
    expect(guest.get_by_role("heading", level=1)).to_have_text("What we want to achieve")
    _calm(guest)

    follow(head, "Seite abschalten")
    follow(head, "Seite abschalten")
    answer = guest.goto(urlsplit(address).path)
    assert answer is not None
    assert answer.status == 404
