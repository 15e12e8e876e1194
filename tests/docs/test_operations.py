"""The handbook for the house's IT names what the program reads and knows."""

import re

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
