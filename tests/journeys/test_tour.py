"""The tour of the README, by keyboard alone: from draft goals through both ministries to the released PDF."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser import TODAY
from tests.kit.keyboard import choose, demo_password, fill, follow, sign_in, tab_to, tick
from tests.kit.pdf import assert_accessible_pdf

pytestmark = pytest.mark.e2e


def _year() -> int:
    year = TODAY.year
    return year + (2 if year % 2 else 1)


def test_from_draft_goals_to_the_released_pdf(open_page: Callable[..., Page], site_data: Path, tmp_path: Path) -> None:
    title = f"Schwerpunkte {_year()}/{_year() + 1}"
    page = open_page()
    sign_in(page, "leitung@ki-rsk.example", demo_password(site_data))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Marlene Ostermann")

    follow(page, "Schwerpunkte")
    follow(page, title)
    expect(page.locator(".sp-lead")).to_contain_text("Noch ohne Ziel: KIM.")
    follow(page, "Ziel anlegen")
    choose(page, "Handlungsfeld", "KIM")
    fill(page, "Titel", "KIM verstetigen")
    fill(page, "Zielsatz", f"Bis zum 31.12.{_year() + 1} wird das KI vier Fachgespräche zum KIM führen.")
    follow(page, "Ziel anlegen")
    expect(page.get_by_role("heading", level=1)).to_have_text("KIM verstetigen")

    follow(page, title)
    follow(page, "Intern freigeben")
    follow(page, "Intern freigeben")
    follow(page, "Den Ministerien vorlegen")
    follow(page, "Den Ministerien vorlegen")
    for _ministry in range(2):
        follow(page, "Antwort eintragen")
        tick(page, "zugestimmt")
        tick(page, "Brief")
        follow(page, "Antwort eintragen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Die Ministerien haben zugestimmt.")

    follow(page, "Vorlagen")
    follow(page, "Vorlage anlegen")
    choose(page, "Vorlagenart", "Mitteilungsvorlage")
    choose(page, "Schwerpunktzeitraum", title)
    choose(page, "Sitzung", "Sozialausschuss")
    follow(page, "Vorlage anlegen")
    expect(page.locator("main")).to_contain_text("KIM verstetigen")
    follow(page, "Speichern und zur Vorlage")
    follow(page, "Freigeben")
    follow(page, "Freigeben")
    expect(page.locator("main")).to_contain_text("Prüfsumme")

    tab_to(page, "PDF")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / "vorlage.pdf"
    download.value.save_as(file)
    assert_accessible_pdf(file.read_bytes())
