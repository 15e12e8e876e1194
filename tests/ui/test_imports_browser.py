"""Bringing a table in with a real browser: the whole way, with and without JavaScript, and a long file."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser import accessibility_findings
from tests.kit.tables import read_back, text_file, workbook

pytestmark = pytest.mark.e2e

SMALL = {"width": 320, "height": 800}
Visit = Callable[..., Page]


@pytest.fixture
def partners(tmp_path: Path) -> Path:
    path = tmp_path / "Partnerliste Mai.xlsx"
    rows = [
        ("Organisation", "Art", "Ort", "E-Mail", "Nr."),
        (f"Verein {tmp_path.name}", "Verein oder Initiative", "Troisdorf", "info@verein.example", 1),
        ("Kaputt e. V.", "Raumschiff", "Trosdorf", "keine Adresse", 2),
    ]
    path.write_bytes(workbook(rows))
    return path


def usable(page: Page) -> list[str]:
    """What is wrong with the page for somebody who sees little or has a small phone."""
    wrong = accessibility_findings(page)
    page.emulate_media(color_scheme="dark")
    wrong += accessibility_findings(page)
    page.emulate_media(color_scheme="light")
    size = page.viewport_size
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]  # width and height
    wide = page.evaluate("document.documentElement.scrollWidth")
    if size:
        page.set_viewport_size(size)
    return [*wrong, *([f"{wide} pixels wide"] if wide > SMALL["width"] else [])]


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_table_comes_in(sign_in: Visit, partners: Path, *, has_scripts: bool) -> None:
    page = sign_in("leitung", java_script_enabled=has_scripts)
    page.goto("/partner/")
    page.get_by_role("link", name="Importieren").click()
    wrong = usable(page) if has_scripts else []
    page.get_by_label("Datei").set_input_files(partners)
    page.get_by_role("button", name="Hochladen").click()
    expect(page.locator("h1")).to_have_text("4 von 5 Spalten haben wir erkannt.")
    expect(page.get_by_label("Organisation")).to_have_value("name")
    wrong += usable(page) if has_scripts else []
    page.get_by_role("button", name="Vorschau zeigen").click()
    expect(page.locator("h1")).to_have_text("1 Zeile lässt sich übernehmen.")
    expect(page.get_by_role("row", name=re.compile("^3 nicht möglich"))).to_contain_text("Meinten Sie „Troisdorf“?")
    wrong += usable(page) if has_scripts else []
    page.get_by_role("link", name="nicht möglich 1").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Übernehmen").click()
    expect(page.locator(".sp-will li").first).to_have_text("1 Eintrag wird angelegt.")
    wrong += usable(page) if has_scripts else []
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("h1")).to_have_text("1 Zeile ist übernommen.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Fehlerhafte Zeilen als Excel").click()
    assert read_back(Path(download.value.path()).read_bytes())[1][-1].startswith("Art: „Raumschiff“ kennen wir hier")
    assert wrong == []


def test_a_long_file_shows_how_far_it_is_and_can_be_stopped_at_any_time(sign_in: Visit, tmp_path: Path) -> None:
    path = tmp_path / "viele.csv"
    path.write_bytes(text_file([("Name",), *((f"Langer Verein {number}",) for number in range(3000))]))
    some = re.compile(r"[1-9][\d.]*00 von 3\.000 Zeilen")
    page = sign_in("leitung")
    page.goto("/importieren/partner/")
    page.get_by_label("Datei").set_input_files(path)
    page.get_by_role("button", name="Hochladen").click()
    page.get_by_role("button", name="Vorschau zeigen").click()
    expect(page.locator("h1")).to_have_text("Wir prüfen 3.000 Zeilen.")
    expect(page.locator("#stand")).to_have_text(some, timeout=30_000)
    wrong = usable(page)
    page.get_by_role("button", name="Abbrechen").click()
    expect(page.locator(".sp-lead")).to_have_text("Sie haben die Prüfung abgebrochen.", timeout=30_000)

    page.get_by_role("button", name="Vorschau zeigen").click()
    expect(page.locator("h1")).to_have_text("3.000 Zeilen lassen sich übernehmen.", timeout=120_000)
    page.get_by_role("link", name="Übernehmen").click()
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("h1")).to_have_text("Die Zeilen werden übernommen.")
    expect(page.locator("#stand")).to_have_text(some, timeout=30_000)
    page.get_by_role("button", name="Abbrechen").click()
    stopped = "Sie haben die Übernahme abgebrochen. Es ist nichts geändert worden."
    expect(page.locator(".sp-lead")).to_have_text(stopped, timeout=60_000)
    page.goto("/partner/?suche=Langer+Verein")
    expect(page.get_by_text("Dazu passt kein Eintrag.")).to_be_visible()
    assert wrong == []
