"""``schwerpunkt serve``: the web server and the background jobs in one program."""

import errno
import multiprocessing
import os
import socket
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connections

from schwerpunkt.portal import setup
from schwerpunkt.portal.jobs import JobLoop

_LAST_PORT = 65_535


class Command(BaseCommand):
    """Serve pages and run jobs until SIGINT or SIGTERM."""

    help = "Startet das Programm: Seiten und Hintergrundarbeiten, ohne weiteren Dienst."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--setup", action="store_true", help="vorher Tabellen, Dateien und (wenn leer) Beispieldaten anlegen"
        )
        parser.add_argument("--host", default=os.environ.get("SCHWERPUNKT_HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or 8000)
        parser.add_argument("--threads", type=int, default=4, help="gleichzeitige Anfragen (Vorgabe 4)")
        parser.add_argument("--no-jobs", action="store_true", help="keine Hintergrundarbeiten in diesem Prozess")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        refuse_taken_port(host, port)
        self._prepare(with_setup=options["setup"])
        address = f"http://{_shown(host)}:{port}"
        if "SCHWERPUNKT_BASE_URL" not in os.environ:
            # Links in mails must lead here; the web process inherits both.
            os.environ["SCHWERPUNKT_BASE_URL"] = settings.BASE_URL = address
        self._greet(address)
        connections.close_all()
        for connection in connections.all():
            if hasattr(connection, "close_pool"):
                connection.close_pool()  # the web process is a fork and must not share its threads
        self._serve(host, port, options["threads"], with_jobs=not options["no_jobs"])
        self.stdout.write("Beendet.")

    def _prepare(self, *, with_setup: bool) -> None:
        if with_setup:
            # In a process of its own: what setting up needed must not stay in the memory of the server.
            connections.close_all()
            child = multiprocessing.get_context("fork").Process(target=self._told, args=(self._set_up,))
            child.start()
            child.join()
            if child.exitcode:
                sys.exit(1)
        else:
            self._told(self._refuse_old_tables)

    def _told(self, step: Callable[[], None]) -> None:
        """Do one step; what goes wrong with the database is said in words."""
        try:
            step()
        except Error as error:
            self.stderr.write(
                self.style.ERROR(
                    f"Die Datenbank ist nicht erreichbar oder nicht lesbar: {error}\n"
                    "Prüfen Sie SCHWERPUNKT_DATABASE und SCHWERPUNKT_DATA. Mehr sagt: schwerpunkt check"
                )
            )
            sys.exit(1)

    def _set_up(self) -> None:
        setup.prepare(self._say)
        if not setup.has_centre():
            from schwerpunkt.portal import demo  # noqa: PLC0415  # half a second that only the first start needs

            self._say("Die Datenbank ist leer: Beispieldaten werden angelegt ...")
            demo.load(self._say)

    def _refuse_old_tables(self) -> None:
        if pending := setup.pending_migrations():
            raise CommandError(
                f"Der Datenbank fehlen {len(pending)} Anpassungen dieser Version.\n"
                "Sichern Sie zuerst (schwerpunkt backup DATEI), dann: schwerpunkt setup"
            )

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def _greet(self, address: str) -> None:
        self.stdout.write(f"\nSchwerpunkt läuft auf {address}   (beenden mit Strg+C)")
        if setup.has_demo():
            from schwerpunkt.portal import demo  # noqa: PLC0415  # see above

            rows = demo.logins()
            wide = max(len(str(role)) for role, _, _ in rows)
            width = max(len(email) for _, email, _ in rows)
            self.stdout.write("\nAnmeldungen der Beispieldaten:")
            for role, email, password in rows:
                self.stdout.write(f"  {role!s:<{wide}}  {email:<{width}}  {password}")
        self.stdout.write("")
        self.stdout.flush()

    def _serve(self, host: str, port: int, threads: int, *, with_jobs: bool) -> None:
        from granian import Granian  # noqa: PLC0415  # only needed here
        from granian.constants import Interfaces  # noqa: PLC0415
        from granian.log import LogLevels  # noqa: PLC0415

        server = Granian(
            "schwerpunkt.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=threads,
            log_level=LogLevels.warning,
            websockets=False,
            workers_kill_timeout=15,
        )

        def web_process_is_there() -> None:
            while not server.wrks:
                time.sleep(0.05)

        if with_jobs:
            loop = JobLoop(ready=web_process_is_there)
            server.on_startup(loop.start)
            server.on_shutdown(loop.stop)
        server.serve()


def refuse_taken_port(host: str, port: int) -> None:
    """CommandError with a way out when the address cannot be had."""
    if not 0 < port <= _LAST_PORT:
        raise CommandError(f"Port {port} gibt es nicht. Erlaubt sind 1 bis {_LAST_PORT}.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandError(_why_no_port(error, host, port)) from error


def _why_no_port(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Auf Port {port} läuft schon ein Programm, vielleicht ein zweites Schwerpunkt.\n"
            f"Beenden Sie es, oder nehmen Sie einen anderen Port: PORT={port + 1} make run"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} darf nur der Systemverwalter öffnen. Nehmen Sie einen ab 1024, z. B. PORT=8000 make run"
    return f"Die Adresse {host}:{port} gibt es auf diesem Rechner nicht: {error.strerror or error}"


def _shown(host: str) -> str:
    """The host as one types it into a browser."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104  # compared, not bound
        return "localhost"
    return f"[{host}]" if ":" in host else host
