"""Reading the environment. Every variable of the program begins with ``SCHWERPUNKT_``."""

import os
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """The variable ``SCHWERPUNKT_<name>``."""
    return os.environ.get(f"SCHWERPUNKT_{name}", default)


def flag(name: str, *, default: bool = False) -> bool:
    """Whether the variable says yes (1, true, yes, ja, on)."""
    value = text(name)
    return value.lower() in {"1", "true", "yes", "ja", "on"} if value else default


def many(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


DATA = Path(text("DATA") or Path.cwd() / "var").resolve()
"""Folder of everything that belongs to this installation: database, files, outbox, keys."""
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
