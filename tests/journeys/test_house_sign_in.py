"""Signing in by the house's directory in a real browser, set up the way an operator does it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.kit import program
from tests.kit.identity import provider

pytestmark = pytest.mark.e2e


def test_from_our_button_to_the_house_and_back(browser: Browser, tmp_path: Path) -> None:
    with (
        provider(tmp_path / "provider.log") as house,
        program.running(
            tmp_path,
            SCHWERPUNKT_OIDC_ISSUER=house.address,
            SCHWERPUNKT_OIDC_NAME="Kreisverzeichnis",
            SCHWERPUNKT_OIDC_CLIENT_ID="schwerpunkt",
            SCHWERPUNKT_OIDC_SECRET="geheim",
            SCHWERPUNKT_OIDC_MAIL_DOMAINS="ki-rsk.example",
        ) as address,
        browser.new_context(base_url=address, locale="de-DE") as visit,
    ):
        house.knows("leitung", email="leitung@ki-rsk.example")
        said: list[str] = []
        page = visit.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto("/massnahmen/")

        page.get_by_role("button", name="Mit Kreisverzeichnis anmelden").click()
        page.get_by_placeholder("sub").fill("leitung")
        page.get_by_role("button", name="Authorize").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text("Maßnahmen")
        assert [text for text in said if "Content Security Policy" in text] == []
