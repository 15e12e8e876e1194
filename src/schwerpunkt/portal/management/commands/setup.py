"""``schwerpunkt setup``: an installation made ready for this version, without demo data."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from schwerpunkt.portal import setup


class Command(BaseCommand):
    """Bring tables, cache and static files to this version. What is done already costs no time."""

    help = "Bringt Tabellen und Dateien der Oberfläche auf den Stand dieser Version. Legt keine Beispieldaten an."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            setup.prepare(self.stdout.write)
        except Error as error:
            raise CommandError(f"Die Datenbank ist nicht erreichbar: {error}\nMehr sagt: schwerpunkt check") from error
        self.stdout.write(self.style.SUCCESS("Alles ist auf dem Stand dieser Version."))
