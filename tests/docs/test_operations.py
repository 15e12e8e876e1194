"""The handbook for the house's IT names what the program reads and knows."""

import re

from django.urls import reverse

from tests.access.walk import routes
from tests.kit.storeys import CHECKOUT

PACKAGE = CHECKOUT / "src" / "schwerpunkt"
OPERATIONS = CHECKOUT / "docs" / "betrieb"
_READ = re.compile(r'\b(?:text|flag|many)\(\s*"([A-Z_]+)"')
_ENVIRONMENT = re.compile(r'os\.environ(?:\.get\(|\[)"((?:SCHWERPUNKT_[A-Z_]+|PORT))"')


def read_by_the_program() -> set[str]:
    """Every variable that the settings or a command read."""
    settings = (path.read_text(encoding="utf-8") for path in (PACKAGE / "config" / "settings").glob("*.py"))
    commands = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    found = {f"SCHWERPUNKT_{name}" for source in settings for name in _READ.findall(source)}
    return found | {name for source in commands for name in _ENVIRONMENT.findall(source)}


def test_the_table_of_settings_names_each_variable_once() -> None:
    page = (OPERATIONS / "einstellungen.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `((?:SCHWERPUNKT_)?[A-Z_]+)` \|", page, re.MULTILINE)
    assert sorted(named) == sorted(read_by_the_program())


def test_the_program_reads_what_the_table_is_about() -> None:
    assert {"SCHWERPUNKT_DATABASE", "SCHWERPUNKT_HTTPS", "SCHWERPUNKT_HOST", "PORT"} <= read_by_the_program()


def test_commands_that_the_handbook_names_exist() -> None:
    # those of the framework and its libraries that the pages use
    borrowed = {"changepassword", "clearsessions", "sendtestemail", "shell"}
    own = {path.stem for path in PACKAGE.glob("*/management/commands/*.py") if path.stem != "__init__"}
    named = {
        name
        for page in OPERATIONS.glob("*.md")
        for name in re.findall(r"(?:sudo -u schwerpunkt |`|bin/)schwerpunkt ([a-z][a-z-]+)", page.read_text("utf-8"))
    }
    assert named - own - borrowed == set()
    assert {"setup", "centre", "backup", "restore", "check", "serve"} <= named


def test_the_web_server_keeps_no_log_of_addresses_that_are_keys() -> None:
    page = (OPERATIONS / "installieren.md").read_text(encoding="utf-8")
    found = re.search(r"location ~ (\^\S+) \{\s+access_log off;", page)
    assert found
    is_silent = re.compile(found[1]).match
    keys = [
        reverse(each.name, kwargs={**dict.fromkeys(each.pattern.pattern.converters, 1), "token": "T"})
        for each in routes()
        if "token" in each.pattern.pattern.converters
    ]
    # and the page of signing in, and the form that knows a former request by its link
    keys.append(reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "T"}))
    keys.append(reverse("interpreters:public_ask", args=("rsk",)))

    assert len(keys) > 15
    assert [each for each in keys if not is_silent(each)] == []
    assert not is_silent(reverse("portal:today"))
