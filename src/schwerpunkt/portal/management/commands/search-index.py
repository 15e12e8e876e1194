"""``schwerpunkt search-index``: make the search index anew."""

# ruff: noqa: N999  # the file's name is what one types
from typing import Any

from django.core.management.base import BaseCommand

from schwerpunkt.portal.indexing import rebuild


class Command(BaseCommand):
    """Make the search index of all centres anew, e.g. after restoring or an upgrade."""

    help = "Baut den Suchindex aller Zentren neu auf."

    def handle(self, *args: Any, **options: Any) -> None:
        total = 0
        for centre, kind, count in rebuild():
            total += count
            self.stdout.write(f"{centre}: {kind}, {count}")
        self.stdout.write(f"Fertig: {total} Einträge.")
