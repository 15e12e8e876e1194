from pathlib import Path
from typing import Any

import pytest

from schwerpunkt.portal.checkup import Level, examine
from tests.kit.installation import Installation


def findings(about: str) -> list[tuple[Level, str]]:
    return [(each.level, each.says) for each in examine() if each.about == about]


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "data", sqlite=True)


def test_a_fresh_installation_says_what_to_do(blank: Installation, tmp_path: Path) -> None:
    before = Installation(tmp_path / "fresh").run("check")
    installation = Installation(tmp_path / "data", like=blank)
    (installation.data / "secret.key").chmod(0o644)
    after = installation.run("check", "--quiet")

    assert (before.returncode, "✗ Tabellen: Es fehlen" in before.stdout, "→ schwerpunkt setup" in before.stdout) == (
        1,
        True,
        True,
    )
    assert "✗ Tabellen: Die Tabelle des Zwischenspeichers fehlt." in after.stdout
    assert f"→ chmod 600 {installation.data / 'secret.key'}" in after.stdout
    assert ("✓" in after.stdout, after.returncode) == (False, 1)


def test_without_a_database_the_rest_is_still_looked_at(installation: Installation) -> None:
    installation.database = "postgresql://x@127.0.0.1:1/x"

    done = installation.run("check")

    assert done.returncode == 1
    assert "✗ Datenbank: Die Datenbank (127.0.0.1:1) antwortet nicht" in done.stdout
    assert "✓ Dokumente: PDF werden gesetzt, die Schriften sind da." in done.stdout
    assert ("Tabellen" in done.stdout, "Traceback" in done.stderr, "psycopg" in done.stderr) == (False, False, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hosts", "base_url", "https", "level"),
    [
        (["localhost", "127.0.0.1"], "http://127.0.0.1:8000", False, Level.FINE),
        (["ki.kreis.example"], "https://ki.kreis.example", True, Level.FINE),
        (["*"], "https://ki.kreis.example", True, Level.BROKEN),
        (["localhost"], "https://ki.kreis.example", True, Level.BROKEN),
        (["ki.kreis.example"], "http://ki.kreis.example", True, Level.BROKEN),
        (["ki.kreis.example"], "http://ki.kreis.example", False, Level.BROKEN),
    ],
)
def test_addresses(settings: Any, hosts: list[str], base_url: str, https: bool, level: Level) -> None:
    for name, value in {"ALLOWED_HOSTS": hosts, "BASE_URL": base_url, "HTTPS": https}.items():
        setattr(settings, name, value)

    assert [found for found, _says in findings("Adressen")] == [level]


@pytest.mark.django_db
def test_debugging_on_a_server_is_broken(settings: Any) -> None:
    settings.DEBUG = True
    assert findings("Fehlersuche")[0][0] is Level.NOTE
    settings.HTTPS = True
    assert findings("Fehlersuche")[0][0] is Level.BROKEN


@pytest.mark.django_db
def test_a_mail_server_that_is_away_is_broken(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    ((level, says),) = findings("Mail")

    assert (level, says.startswith("Der Mailserver 127.0.0.1:1 ist nicht zu gebrauchen")) == (Level.BROKEN, True)


@pytest.mark.django_db
def test_a_key_that_can_be_guessed_is_broken(settings: Any) -> None:
    settings.SECRET_KEY = "geheim"

    assert findings("Schlüssel")[0][0] is Level.BROKEN
