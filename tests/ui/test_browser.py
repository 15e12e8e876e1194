"""What pages do in a real browser, with and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.kit.browser import PHONE, accessibility_findings

pytestmark = pytest.mark.e2e

ZOOMED = {"width": 340, "height": 700}
"""What is left of a desktop at 400 %."""

Visit = Callable[..., Page]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_component_is_accessible(sign_in: Visit, theme: str) -> None:
    page = sign_in("technik", color_scheme=theme)
    page.goto("/galerie")
    assert accessibility_findings(page) == []


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED])
def test_nothing_needs_sideways_scrolling(sign_in: Visit, viewport: dict[str, int]) -> None:
    page = sign_in("technik", viewport=viewport)
    for address in ("/galerie", "/massnahmen/", "/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"], address


def test_on_a_phone_a_row_names_its_lines(sign_in: Visit) -> None:
    page = sign_in("leitung", viewport=PHONE)
    page.goto("/massnahmen/")
    cell = page.locator("td[data-label=Frist]").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Frist"'


def test_a_filter_renews_the_rows_and_the_address_without_a_new_page(sign_in: Visit) -> None:
    page = sign_in("leitung")
    page.goto("/massnahmen/")
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_label("Maßnahme, Ziel oder Person").fill("zwölf Kitas")
    page.get_by_role("button", name="Anwenden").click()
    expect(page).to_have_url(re.compile(r"/massnahmen/\?suche=zw%C3%B6lf(\+|%20)Kitas&state=open$"))
    expect(page.locator("tbody th").first).to_contain_text("zwölf Kitas")
    assert page.evaluate("document.body.dataset.same") == "yes"


def test_a_filter_works_without_javascript(sign_in: Visit) -> None:
    page = sign_in("leitung", java_script_enabled=False)
    page.goto("/massnahmen/")
    page.get_by_label("Maßnahme, Ziel oder Person").fill("zwölf Kitas")
    page.get_by_role("button", name="Anwenden").click()
    expect(page.locator("tbody th").first).to_contain_text("zwölf Kitas")


def _order(page: Page) -> list[str]:
    return page.locator("#id_sequence .sp-order__label").all_inner_texts()


def test_items_are_put_in_order_by_keyboard_and_it_is_said(sign_in: Visit) -> None:
    page = sign_in("technik")
    page.goto("/galerie")
    button = page.get_by_role("button", name="Ehrenamt nach oben")
    button.focus()
    page.keyboard.press("Enter")
    assert _order(page) == ["Öffnung der Verwaltung", "Ehrenamt", "Übergang Kita und Schule"]
    expect(page.locator("#id_sequence [data-order-said]")).to_have_text("Ehrenamt steht jetzt an Stelle 2 von 3")
    expect(button).to_be_focused()


def test_items_are_dragged_to_their_place(sign_in: Visit) -> None:
    page = sign_in("technik")
    page.goto("/galerie")
    items = page.locator("#id_sequence [data-order-item]")
    page.locator("#id_sequence").evaluate("list => list.scrollIntoView({block: 'center', behavior: 'instant'})")
    start, goal = (items.nth(number).locator("[data-order-grip]").bounding_box() for number in (0, 2))
    assert start is not None
    assert goal is not None
    page.mouse.move(start["x"] + 5, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, start["y"] + 40, steps=4)
    page.mouse.move(goal["x"] + 5, goal["y"] + goal["height"] - 2, steps=8)
    page.mouse.up()
    assert _order(page) == ["Übergang Kita und Schule", "Ehrenamt", "Öffnung der Verwaltung"]


def test_a_menu_closes_by_escape_and_gives_the_focus_back(sign_in: Visit) -> None:
    page = sign_in("leitung")
    summary = page.locator(".sp-me summary")
    summary.click()
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Abmelden")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_text_area_grows_with_its_text(sign_in: Visit) -> None:
    page = sign_in("technik")
    page.goto("/galerie")
    area = page.locator("#id_sentence")
    before = area.evaluate("area => area.clientHeight")
    area.fill("Zeile\n" * 30)
    assert area.evaluate("area => area.clientHeight") > 2 * before
    assert area.evaluate("area => area.scrollHeight - area.clientHeight") <= 2


def test_what_is_not_saved_is_said_and_asked_before_leaving(sign_in: Visit) -> None:
    page = sign_in("technik")
    page.goto("/galerie")
    note = page.locator("[data-unsaved-note]")
    expect(note).to_be_hidden()
    page.locator("#id_title").press_sequentially("Neu")
    expect(note).to_be_visible()
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", answer)
    page.goto("/")
    assert asked == ["beforeunload"]


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(sign_in: Visit) -> None:
    page = sign_in("leitung")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_what_was_typed_survives_the_end_of_the_session(sign_in: Visit, password: str) -> None:
    page = sign_in("leitung")
    page.goto("/schwerpunkte/anlegen/")
    page.get_by_label("Titel").fill("Schwerpunkte 2031/2032")
    page.get_by_label("Beginn").fill("1.1.2031")
    page.get_by_label("Bildung", exact=True).check()
    page.context.clear_cookies(name="sessionid")
    page.locator(".sp-form__actions button").click()
    with page.expect_popup() as popup:
        page.get_by_role("link", name="In einem neuen Fenster anmelden").click()
    other = popup.value
    other.locator("[name=login]").fill("leitung@ki-rsk.example")
    other.locator("[name=password]").fill(password)
    other.get_by_role("button", name="Anmelden", exact=True).click()
    other.wait_for_url("**/schwerpunkte/anlegen/")
    page.go_back()
    expect(page.get_by_label("Titel")).to_have_value("Schwerpunkte 2031/2032")
    page.locator(".sp-form__actions button").click()
    expect(page).to_have_url(re.compile(r"/schwerpunkte/\d+/$"))
    expect(page.locator("main")).to_contain_text("Schwerpunkte 2031/2032")


def test_on_a_phone_a_mark_without_words_is_not_left_out(sign_in: Visit) -> None:
    page = sign_in("leitung", viewport=PHONE)
    page.goto("/rollen/")
    marks = page.locator("main td:has(svg)")
    assert marks.count() > 0
    assert marks.evaluate_all("cells => cells.filter((cell) => !cell.offsetHeight).length") == 0
