"""``schwerpunkt demo``: the demo in an empty database, or afresh."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schwerpunkt.exchange.backup import contents
from schwerpunkt.exchange.backup.restoring import clear
from schwerpunkt.portal import demo, setup


class Command(BaseCommand):
    """Load the demo; ``--reset`` replaces everything that is there."""

    help = "Legt die Beispieldaten an. Mit --reset werden alle vorhandenen Daten vorher gelöscht."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="alle vorhandenen Daten löschen und neu beginnen")
        parser.add_argument("--yes", action="store_true", help="nicht noch einmal fragen")

    def handle(self, *args: Any, **options: Any) -> None:
        if setup.pending_migrations():
            raise CommandError("Die Tabellen fehlen noch oder sind älter. Legen Sie sie zuerst an: schwerpunkt setup")
        setup.prepare_cache()
        present = contents()
        if present and not options["reset"]:
            raise CommandError("Diese Installation enthält schon Daten. Mit --reset werden sie gelöscht.")
        if present and not (options["yes"] or self._agreed(present)):
            self.stdout.write("Nichts geändert.")
            return
        if present:
            clear()
        demo.load(self.stdout.write)
        for role, email, password in demo.logins():
            self.stdout.write(f"  {role}: {email}  {password}")

    def _agreed(self, present: list[tuple[str, int]]) -> bool:
        """Say what will be lost and ask."""
        self.stdout.write("Diese Daten gehen unwiderruflich verloren:")
        for name, count in present:
            self.stdout.write(f"  {name}: {count}")
        try:
            return input("Löschen? Schreiben Sie „löschen“: ").strip().lower() == "löschen"
        except EOFError:
            return False
