"""The program as people start it: a process of its own, on a free port, with a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

_CHECKOUT = Path(__file__).parents[2]
PROGRAM = _CHECKOUT / ".venv" / "bin" / "schwerpunkt"
_PATIENCE = 120
_MOVED = """
import sys
from datetime import timedelta
from django.utils import timezone
real, ahead = timezone.now, timedelta(seconds=float(sys.argv.pop()))
timezone.now = lambda: real() + ahead
sys.argv = ["schwerpunkt", "serve", "--setup"]
from schwerpunkt.config.cli import main
main()
"""
"""The program on another day: whatever it does, it asks one function what time it is."""


def environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of a fresh installation with ``data`` as its folder; nothing of the tests' own settings."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SCHWERPUNKT_", "DJANGO_", "PYTEST_")) and name != "PORT"
    }
    return {**clean, "SCHWERPUNKT_DATA": str(data), **more}


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(data: Path, *, moved: timedelta = timedelta(), **more: str) -> Iterator[str]:
    """Run ``schwerpunkt serve --setup`` until the block ends; gives its address. Its clock is ``moved`` ahead.

    Raises with the program's own words when it ends early or is not healthy in time.
    """
    port = free_port()
    address = f"http://localhost:{port}"
    log = data / "serve.log"
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", _MOVED, str(moved.total_seconds())] if moved else [PROGRAM, "serve", "--setup"],
            cwd=data,
            env=environment(data, PORT=str(port), **more),
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_healthy(process, f"{address}/gesund", log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until_healthy(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The program ended with {process.returncode}:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.2)
    raise RuntimeError(f"The program was not healthy within {_PATIENCE} s:\n{log.read_text()}")
