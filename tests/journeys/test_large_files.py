"""Files that are too large, in a real browser and at the real server."""

import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.kit.keyboard import demo_password, sign_in

pytestmark = pytest.mark.e2e


def test_a_file_that_is_too_large_is_said_when_it_is_chosen(
    open_page: Callable[..., Page], site_data: Path, tmp_path: Path
) -> None:
    large, small = tmp_path / "gross.pdf", tmp_path / "notiz.txt"
    with large.open("wb") as file:
        file.truncate(21 * 1024**2)
    small.write_text("Troisdorf\n")
    page = open_page()
    sign_in(page, "leitung@ki-rsk.example", demo_password(site_data))
    page.goto("/vorlagen/")
    with page.expect_navigation():
        page.locator("main tr", has_text="Entwurf").locator("a").first.click()
    page.goto(f"{page.url}anlage-hinzufuegen/")
    field = page.locator("input[type=file]")

    field.set_input_files(large)
    alert = page.get_by_role("alert")
    expect(alert).to_have_text("Die Datei ist 21 MB groß, erlaubt sind 20 MB. Bitte verkleinern oder teilen Sie sie.")
    before = page.url
    page.locator("form.sp-form button[type=submit]").first.click()
    assert (page.url, field.get_attribute("aria-invalid")) == (before, "true")
    expect(field).to_be_focused()

    field.set_input_files(small)
    expect(alert).to_be_hidden()
    assert field.get_attribute("aria-invalid") is None


def test_two_gigabytes_are_answered_before_they_are_sent(site: str) -> None:
    where = urlsplit(site)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=20) as line:
        line.sendall(
            f"POST /suche/ HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: application/octet-stream\r\n"
            f"Content-Length: {2 * 1024**3}\r\n\r\n".encode()
        )
        answer = line.recv(65536).decode()

    assert answer.startswith("HTTP/1.1 413")
    assert "Mehr als 100 MB nehmen wir nicht an." in answer or "content-security-policy" in answer.lower()
