"""``schwerpunkt backup FILE``: everything in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.backup import write_backup


class Command(BaseCommand):
    """Write a backup while the program may go on running."""

    help = "Sichert Datenbank und Dateien in eine Datei. Das Programm darf dabei weiterlaufen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Zieldatei, z. B. sicherung-2026-11-22.zip")
        parser.add_argument("--overwrite", action="store_true", help="eine vorhandene Datei ersetzen")

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path = options["file"]
        try:
            manifest = write_backup(target, self.stdout.write, overwrite=options["overwrite"])
        except Refused as refused:
            raise CommandError(refused.message) from refused
        except Error as error:
            raise CommandError(f"Die Datenbank ist nicht lesbar: {error}\nMehr sagt: schwerpunkt check") from error
        rows = sum(table.rows for table in manifest.tables)
        size = target.stat().st_size / 1_000_000
        self.stdout.write(
            self.style.SUCCESS(
                f"Gesichert: {rows} Datensätze und {len(manifest.files)} Dateien in {target} ({size:.1f} MB)."
            )
        )
        self.stdout.write(
            "Die Datei enthält personenbezogene Daten. Bewahren Sie sie verschlossen auf, getrennt vom Schlüssel "
            "(secret.key), der nicht darin ist."
        )
