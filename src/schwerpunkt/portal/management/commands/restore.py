"""``schwerpunkt restore FILE``: an installation from a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.backup import Backup, contents, open_backup, restore
from schwerpunkt.portal import setup


class Command(BaseCommand):
    """Restore a backup into an empty installation, or in place of what is there."""

    help = "Spielt eine Sicherung ein, in eine leere Installation oder mit --replace an die Stelle der jetzigen Daten."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Datei, die „schwerpunkt backup“ geschrieben hat")
        parser.add_argument("--replace", action="store_true", help="die jetzigen Daten ersetzen (sie gehen verloren)")
        parser.add_argument("--yes", action="store_true", help="nicht noch einmal fragen")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with open_backup(options["file"]) as backup:
                if setup.pending_migrations():
                    raise Refused(  # noqa: TRY301  # one place that turns refusals into words on the terminal
                        "Die Tabellen fehlen noch oder sind älter. Legen Sie sie zuerst an: schwerpunkt setup"
                    )
                backup.check(self.stdout.write)
                if not (options["replace"] and not options["yes"]) or self._agreed(backup):
                    restore(backup, self.stdout.write, replace=options["replace"])
                    self._say_done(backup)
        except Refused as refused:
            raise CommandError(refused.message) from refused
        except Error as error:
            raise CommandError(
                f"Die Datenbank ist nicht erreichbar: {error}\nEs wurde nichts geändert. Mehr sagt: schwerpunkt check"
            ) from error

    def _agreed(self, backup: Backup) -> bool:
        """Say what will be lost and ask."""
        present = contents()
        if not present:
            return True
        self.stdout.write("Diese Daten gehen unwiderruflich verloren:")
        for name, count in present:
            self.stdout.write(f"  {name}: {count}")
        self.stdout.write(f"An ihre Stelle tritt die Sicherung vom {backup.manifest.made_at}.")
        self.stdout.write("Sichern Sie vorher, wenn Sie unsicher sind: schwerpunkt backup DATEI")
        try:
            answer = input("Ersetzen? Schreiben Sie „ersetzen“: ")
        except EOFError:
            answer = ""
        if answer.strip().lower() == "ersetzen":
            return True
        self.stdout.write("Nichts geändert.")
        return False

    def _say_done(self, backup: Backup) -> None:
        rows = sum(table.rows for table in backup.manifest.tables)
        self.stdout.write(
            self.style.SUCCESS(
                f"Eingespielt: {rows} Datensätze und {len(backup.manifest.files)} Dateien, "
                f"Stand {backup.manifest.made_at}. Alle melden sich neu an."
            )
        )
