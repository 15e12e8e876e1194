"""``schwerpunkt generate``: much invented data, for measuring."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from schwerpunkt.portal.generating import generate
from schwerpunkt.portal.indexing import rebuild
from schwerpunkt.tenancy.models import Centre


class Command(BaseCommand):
    """Fills an installation that is used for measuring alone."""

    help = "Füllt eine leere Installation mit erfundenen Zentren, um die Geschwindigkeit zu messen."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, and from which seed."""
        parser.add_argument("--centres", type=int, default=54, help="Anzahl der Zentren (höchstens 54)")
        parser.add_argument("--seed", type=int, default=1, help="gleicher Wert, gleiche Daten")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Refuse an installation with real data, then fill it."""
        if Centre.objects.filter(is_demo=False).exists():
            raise CommandError("Diese Installation enthält schon Zentren. Messdaten gehören in eine leere.")
        with transaction.atomic():
            generate(options["centres"], options["seed"], self.stdout.write)
        for centre, kind, count in rebuild():
            self.stdout.write(f"Suchverzeichnis {centre}: {kind} {count}")
