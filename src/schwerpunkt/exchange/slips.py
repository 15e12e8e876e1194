"""Slips of paper beside a long transaction: how far it is, and whether it shall stop.

While an import is written in one transaction, the database shows nothing of it and, on SQLite, takes no word from
anybody else. So the two notes lie in files in the data folder.
"""

import contextlib
from pathlib import Path

from django.conf import settings


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT).with_name("progress")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _progress(key: int) -> Path:
    return _folder() / f"import-{key}.count"


def _stop(key: int) -> Path:
    return _folder() / f"import-{key}.stop"


def note_progress(key: int, count: int) -> None:
    """Write down how many rows are done."""
    unfinished = _progress(key).with_suffix(".part")
    unfinished.write_text(str(count))
    unfinished.replace(_progress(key))


def progress(key: int) -> int | None:
    """How many rows are done, as far as anybody wrote it down."""
    with contextlib.suppress(FileNotFoundError, ValueError):
        return int(_progress(key).read_text())
    return None


def ask_to_stop(key: int) -> None:
    """Ask whoever works on it to stop."""
    _stop(key).touch()


def is_asked_to_stop(key: int) -> bool:
    """Whether somebody asked."""
    return _stop(key).exists()


def forget(key: int) -> None:
    """Throw the slips away."""
    for path in (_progress(key), _stop(key)):
        path.unlink(missing_ok=True)
