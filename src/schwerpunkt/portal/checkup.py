"""What can be wrong with an installation, and what to do about it. Nothing here changes anything."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.db import Error, connection
from django_tasks_db.models import DBTaskResult

from schwerpunkt.core import clock
from schwerpunkt.documents.models import StoredFile
from schwerpunkt.messaging.queries import failed_count_everywhere, overdue_count
from schwerpunkt.portal import setup
from schwerpunkt.tenancy.scope import everywhere
from schwerpunkt.ui.formats import moment

_LITTLE_SPACE, _NO_SPACE = 1 << 30, 200 << 20
_FILES_LOOKED_AT = 1000


class Level(Enum):
    """How bad it is."""

    FINE = "in Ordnung"
    NOTE = "Hinweis"
    BROKEN = "Fehler"


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it is, and what to do."""

    level: Level
    about: str
    says: str
    advice: str = ""


Look = Callable[[], Iterator[Finding]]
_DATABASE = "Datenbank"
_looks: list[tuple[str, Look, bool]] = []


def _look(
    about: str, *, asks_database: bool = False
) -> Callable[[Callable[[], Iterator[tuple[Level, str, str]]]], Look]:
    """Declare a check of one thing; it yields level, what is so, and what to do."""

    def decorate(function: Callable[[], Iterator[tuple[Level, str, str]]]) -> Look:
        def run() -> Iterator[Finding]:
            for level, says, advice in function():
                yield Finding(level, about, says, advice)

        _looks.append((about, run, asks_database))
        return run

    return decorate


def examine() -> Iterator[Finding]:
    """Look at everything; a check that itself fails is a finding. Without a database only the rest is looked at."""
    is_away = False
    for about, look, asks_database in _looks:
        if asks_database and is_away:
            continue
        try:
            for finding in look():
                is_away = is_away or (about == _DATABASE and finding.level is Level.BROKEN)
                yield finding
        except Exception as error:  # noqa: BLE001  # whatever it is, the other checks go on
            yield Finding(
                Level.BROKEN, about, f"Das ließ sich nicht prüfen: {type(error).__name__}: {_first_line(error)}"
            )


def _data() -> Path:
    return Path(settings.MEDIA_ROOT).parent


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


@_look(_DATABASE)
def _database() -> Iterator[tuple[Level, str, str]]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
            (version,) = cursor.fetchone()
    except Error as error:
        connection.close()
        place = settings.DATABASES["default"]
        where = place["NAME"] if connection.vendor == "sqlite" else f"{place.get('HOST')}:{place.get('PORT')}"
        yield (
            Level.BROKEN,
            f"Die Datenbank ({where}) antwortet nicht: {_first_line(error)}",
            "Läuft der Datenbankdienst? Stimmen SCHWERPUNKT_DATABASE und die Rechte am Datenordner?",
        )
        return
    yield Level.FINE, f"{connection.display_name} {version} antwortet.", ""


@_look("Tabellen", asks_database=True)
def _tables() -> Iterator[tuple[Level, str, str]]:
    if pending := setup.pending_migrations():
        yield Level.BROKEN, f"Es fehlen {len(pending)} Anpassungen dieser Version.", "schwerpunkt setup"
    else:
        yield Level.FINE, "Alle Tabellen sind auf dem Stand dieser Version.", ""
    if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
        yield Level.BROKEN, "Die Tabelle des Zwischenspeichers fehlt.", "schwerpunkt createcachetable"


@_look("Datenordner")
def _data_folder() -> Iterator[tuple[Level, str, str]]:
    folder = _data()
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x")
    except OSError as error:
        yield (
            Level.BROKEN,
            f"In {folder} kann das Programm nicht schreiben: {error.strerror}",
            "Geben Sie den Ordner dem Konto, unter dem das Programm läuft (chown), oder setzen Sie SCHWERPUNKT_DATA.",
        )
        return
    if stat.S_IMODE(folder.stat().st_mode) & 0o007:
        yield (
            Level.NOTE,
            f"In {folder} dürfen alle Konten dieses Rechners lesen.",
            f"chmod 700 {folder}",
        )
    else:
        yield Level.FINE, f"{folder} ist beschreibbar und nicht für alle lesbar.", ""


@_look("Speicherplatz")
def _space() -> Iterator[tuple[Level, str, str]]:
    free = shutil.disk_usage(_data()).free
    advice = "Schaffen Sie Platz: alte Sicherungen und Protokolle auf einen anderen Datenträger."
    if free < _NO_SPACE:
        yield Level.BROKEN, f"Nur noch {free >> 20} MB frei.", advice
    elif free < _LITTLE_SPACE:
        yield Level.NOTE, f"Nur noch {free >> 20} MB frei.", advice
    else:
        yield Level.FINE, f"{free >> 30} GB frei.", ""


@_look("Schlüssel")
def _secret_key() -> Iterator[tuple[Level, str, str]]:
    file = _data() / "secret.key"
    if len(settings.SECRET_KEY) < 32:  # noqa: PLR2004  # characters
        yield (
            Level.BROKEN,
            "Der Schlüssel ist kürzer als 32 Zeichen und lässt sich erraten.",
            "Lassen Sie SCHWERPUNKT_SECRET_KEY weg; dann macht das Programm selbst einen in secret.key.",
        )
    elif file.exists() and not os.environ.get("SCHWERPUNKT_SECRET_KEY") and stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield Level.BROKEN, f"{file} ist für andere Konten lesbar.", f"chmod 600 {file}"
    else:
        yield Level.FINE, "Der Schlüssel ist lang genug und gehört nur dem Programm.", ""


@_look("Adressen")
def _addresses() -> Iterator[tuple[Level, str, str]]:
    host, scheme = urlsplit(settings.BASE_URL).hostname or "", urlsplit(settings.BASE_URL).scheme
    allowed = settings.ALLOWED_HOSTS
    if "*" in allowed:
        yield Level.BROKEN, "SCHWERPUNKT_HOSTS=* nimmt jede Adresse an.", "Nennen Sie die Namen dieses Servers."
    elif host not in allowed and f"[{host}]" not in allowed:
        yield (
            Level.BROKEN,
            f"Links in Mails führen zu {settings.BASE_URL}, aber das Programm nimmt Anfragen an {host} nicht an.",
            f"Setzen Sie SCHWERPUNKT_HOSTS={host} oder berichtigen Sie SCHWERPUNKT_BASE_URL.",
        )
    elif settings.HTTPS and scheme != "https":
        yield (
            Level.BROKEN,
            f"Links in Mails beginnen mit {scheme}://, der Server spricht aber https.",
            f"SCHWERPUNKT_BASE_URL=https://{host}",
        )
    elif not settings.HTTPS and host not in {"localhost", "127.0.0.1", "::1"}:
        yield (
            Level.BROKEN,
            f"{settings.BASE_URL} ist ohne https erreichbar; Passwörter gingen offen durch das Netz.",
            "Setzen Sie TLS davor (nginx) und SCHWERPUNKT_HTTPS=1.",
        )
    else:
        yield Level.FINE, f"Erreichbar unter {settings.BASE_URL}.", ""


@_look("Fehlersuche")
def _debugging() -> Iterator[tuple[Level, str, str]]:
    if settings.DEBUG:
        yield (
            Level.BROKEN if settings.HTTPS else Level.NOTE,
            "SCHWERPUNKT_DEBUG ist an: Fehlerseiten zeigen Quelltext und Daten.",
            "Entfernen Sie SCHWERPUNKT_DEBUG auf einem Server.",
        )
    else:
        yield Level.FINE, "Ist aus; Fehlerseiten verraten nichts.", ""


@_look("Mail")
def _mail() -> Iterator[tuple[Level, str, str]]:
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        yield (
            Level.NOTE,
            f"Es ist kein Mailserver eingestellt. Nachrichten werden in {settings.EMAIL_FILE_PATH} abgelegt.",
            "Setzen Sie SCHWERPUNKT_SMTP_HOST, wenn sie hinausgehen sollen.",
        )
    else:
        server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        try:
            outgoing = get_connection(fail_silently=False, timeout=10)
            outgoing.open()
            outgoing.close()
        except OSError as error:  # also what smtplib raises
            yield (
                Level.BROKEN,
                f"Der Mailserver {server} ist nicht zu gebrauchen: {error}",
                "Prüfen Sie SCHWERPUNKT_SMTP_HOST, _PORT, _USER, _PASSWORD und _STARTTLS.",
            )
        else:
            yield Level.FINE, f"Der Mailserver {server} antwortet.", ""


@_look("Postausgang", asks_database=True)
def _outbox() -> Iterator[tuple[Level, str, str]]:
    if overdue := overdue_count(timedelta(minutes=30)):
        yield (
            Level.BROKEN,
            f"{overdue} Nachrichten warten seit über einer halben Stunde und werden nicht zugestellt.",
            "Läuft „schwerpunkt serve“? Ohne --no-jobs?",
        )
    if failed := failed_count_everywhere():
        yield Level.NOTE, f"{failed} Nachrichten sind nicht zustellbar.", "Sehen Sie im Postausgang nach, warum."
    if not overdue and not failed:
        yield Level.FINE, "Keine Nachricht ist liegen geblieben.", ""


@_look("Hintergrundarbeiten", asks_database=True)
def _jobs() -> Iterator[tuple[Level, str, str]]:
    last = DBTaskResult.objects.successful().order_by("-finished_at").first()
    if last is None or last.finished_at is None:
        yield Level.NOTE, "Es lief noch keine.", "Sie laufen, solange „schwerpunkt serve“ läuft."
    elif last.finished_at < clock.now() - timedelta(minutes=20):
        yield (
            Level.NOTE,
            f"Die letzte lief am {moment(last.finished_at)}.",
            "Starten Sie „schwerpunkt serve“; ohne sie gehen weder Mails noch Erinnerungen hinaus.",
        )
    else:
        yield Level.FINE, f"Die letzte lief am {moment(last.finished_at)}.", ""
    if count := DBTaskResult.objects.failed().filter(finished_at__gte=clock.now() - timedelta(days=7)).count():
        yield Level.NOTE, f"{count} sind in den letzten 7 Tagen gescheitert.", "Das Protokoll nennt den Grund."


@_look("Oberfläche")
def _static_files() -> Iterator[tuple[Level, str, str]]:
    if setup.static_files_changed():
        yield (
            Level.BROKEN,
            "Die Dateien der Oberfläche sind nicht bereitgestellt oder von einer anderen Version.",
            "schwerpunkt setup",
        )
    else:
        yield Level.FINE, "Die Dateien der Oberfläche sind bereitgestellt.", ""


@_look("Dokumente")
def _documents() -> Iterator[tuple[Level, str, str]]:
    from schwerpunkt.documents.content.model import Document, Heading  # noqa: PLC0415  # heavy, needed only here
    from schwerpunkt.documents.render.pdf import render_pdf  # noqa: PLC0415

    page = Document(title="Prüfung", created=clock.today(), blocks=(Heading(text="Prüfung", level=1),))
    if render_pdf(page).startswith(b"%PDF"):
        yield Level.FINE, "PDF werden gesetzt, die Schriften sind da.", ""


@_look("Dateien", asks_database=True)
def _files() -> Iterator[tuple[Level, str, str]]:
    with everywhere():
        newest = list(StoredFile.objects.order_by("-pk")[:_FILES_LOOKED_AT])
    lost = [file for file in newest if not (Path(settings.MEDIA_ROOT) / file.path).exists()]
    if lost:
        yield (
            Level.BROKEN,
            f"{len(lost)} von {len(newest)} abgelegten Dateien fehlen in {settings.MEDIA_ROOT}.",
            "Spielen Sie die letzte Sicherung ein; sie enthält auch die Dateien.",
        )
    else:
        yield Level.FINE, f"{len(newest)} abgelegte Dateien geprüft, keine fehlt.", ""


@_look("Uhr", asks_database=True)
def _clock() -> Iterator[tuple[Level, str, str]]:
    now = clock.now()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs((cursor.fetchone()[0] - now).total_seconds())
        if apart > 60:  # noqa: PLR2004  # seconds
            yield (
                Level.BROKEN,
                f"Die Uhren von Programm und Datenbank gehen {apart:.0f} s auseinander.",
                "Schalten Sie auf beiden Rechnern die Zeitabgleichung (NTP) ein.",
            )
    if now.date() < date(2026, 1, 1):
        yield Level.BROKEN, f"Die Uhr steht auf {moment(now)}.", "Stellen Sie die Uhr des Rechners."
    else:
        yield Level.FINE, f"{moment(now)}, {settings.TIME_ZONE}.", ""
