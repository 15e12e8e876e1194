"""The storeys of the house, read from the one place where they are written down: the import contract."""

import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PACKAGE = CHECKOUT / "src" / "schwerpunkt"


def storeys() -> list[set[str]]:
    """The apps of each storey, lowest first; apps of one storey do not see each other."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(one for one in settings["tool"]["importlinter"]["contracts"] if one["id"] == "storeys")
    return [{app.strip() for app in layer.split("|")} for layer in reversed(contract["layers"])]


def height() -> dict[str, int]:
    """How high each app lives."""
    return {app: floor for floor, apps in enumerate(storeys()) for app in apps}
