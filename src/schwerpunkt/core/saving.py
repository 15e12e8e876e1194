"""Files of the command line, written all or nothing."""

import os
import tempfile
from pathlib import Path

from django.core.management.base import CommandError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file all or nothing: beside it first, then in its place. CommandError with the reason otherwise."""
    if path.is_dir():
        raise CommandError(f"„{path}“ ist ein Ordner. Nennen Sie eine Datei.")
    if not path.parent.is_dir():
        raise CommandError(f"Den Ordner „{path.parent}“ gibt es nicht.")
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise CommandError(f"„{path}“ lässt sich nicht schreiben: {error.strerror}.") from error
