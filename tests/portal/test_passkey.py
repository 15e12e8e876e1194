"""Passkeys in a real browser: set up, sign in without a password, remove."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e

EMAIL, NAME = "pruefung@ki-rsk.example", "Ulrich Sander"


@pytest.fixture
def password(site: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The pass phrase of the demo, as the program wrote it down for its owner."""
    file = tmp_path_factory.getbasetemp() / "site0" / "demo-password.txt"
    return file.read_text().strip()


def give_fingerprint_reader(page: Page) -> None:
    """A device that always says yes."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def headline(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_passkey_replaces_the_password(open_page: Callable[..., Page], password: str) -> None:
    visitor = open_page()
    give_fingerprint_reader(visitor)
    visitor.goto("/konto/anmelden/")
    visitor.get_by_label("E-Mail").fill(EMAIL)
    visitor.get_by_label("Passwort", exact=True).fill(password)
    visitor.get_by_role("button", name="Anmelden", exact=True).click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(NAME)

    visitor.goto("/konto/sicherheit/")
    assert headline(visitor) == "Ihr Zugang hängt allein am Passwort."
    visitor.get_by_role("link", name="Passkey einrichten").click()
    visitor.get_by_label("Passwort", exact=True).fill(password)
    visitor.get_by_role("button", name="Bestätigen").click()
    visitor.locator("#id_name").fill("Diensthandy")
    visitor.locator("#id_passwordless").check()
    visitor.get_by_role("button", name="Passkey einrichten").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Ersatzcodes sind noch frei.")

    visitor.goto("/konto/abmelden/")
    with visitor.expect_navigation():
        visitor.get_by_role("main").get_by_role("button", name="Abmelden").click()
    visitor.goto("/konto/anmelden/")
    visitor.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(NAME)
    visitor.goto("/konto/sicherheit/")
    assert headline(visitor) == "Ihr Zugang ist doppelt geschützt."

    visitor.goto("/konto/sicherheit/passkeys/")
    visitor.get_by_role("link", name=re.compile("^Entfernen.*Diensthandy")).click()
    visitor.get_by_label("Passwort", exact=True).fill(password)
    visitor.get_by_role("button", name="Bestätigen").click()
    visitor.get_by_role("button", name="Passkey entfernen").click()
    expect(visitor.get_by_role("main")).to_contain_text("Noch kein Passkey.")
