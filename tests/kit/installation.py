"""An installation of its own beside the tests: the real program, a data folder, and a database of its own.

The database is SQLite, or one of its own on the server of the tests when they run on PostgreSQL.
"""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

from tests.kit.program import PROGRAM, environment


class Installation:
    """``run`` starts the program with the arguments and gives what came of it."""

    def __init__(self, data: Path, *, sqlite: bool = False, like: "Installation | None" = None) -> None:
        """A new installation in ``data``; with ``like`` a copy of that one (on the same engine)."""
        self.data = data
        server = "" if sqlite else os.environ.get("SCHWERPUNKT_DATABASE", "")
        if like is not None:
            shutil.copytree(like.data, data)
        self.data.mkdir(parents=True, exist_ok=True)
        self.database: str = _new_database(server, like.database if like else "") if server else ""

    def run(self, *arguments: str | Path, told: str = "") -> "subprocess.CompletedProcess[str]":
        """Run one command of the program; ``told`` is typed into it."""
        return subprocess.run(
            [PROGRAM, *map(str, arguments)],
            cwd=self.data,
            env=environment(self.data, **({"SCHWERPUNKT_DATABASE": self.database} if self.database else {})),
            input=told,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )

    def must(self, *arguments: str | Path, told: str = "") -> str:
        """The same; fails with the program's own words unless it succeeds."""
        done = self.run(*arguments, told=told)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return done.stdout


def _new_database(server: str, like: str) -> str:
    name = f"test_{uuid4().hex[:12]}"
    template = urlsplit(like).path.lstrip("/") if like else "template0"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    parts = urlsplit(server)
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))
