"""``schwerpunkt check``: what is wrong with this installation, in words. Includes the framework's own checks."""

import logging
import sys
from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.check import Command as FrameworkCheck

from schwerpunkt.portal.checkup import Level, examine

_SIGNS = {Level.FINE: "✓", Level.NOTE: "!", Level.BROKEN: "✗"}


class Command(FrameworkCheck):
    """Look at everything; the exit code is 1 when something is broken."""

    help = "Sagt in Worten, was an dieser Installation nicht stimmt und was zu tun ist."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--quiet", action="store_true", help="nur nennen, was nicht in Ordnung ist")

    def handle(self, *app_labels: Any, **options: Any) -> None:
        quiet = options.pop("quiet")
        super().handle(*app_labels, **options)
        if app_labels or options.get("tags") or options.get("list_tags"):
            return
        logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # said below in words
        styles = {Level.FINE: self.style.SUCCESS, Level.NOTE: self.style.WARNING, Level.BROKEN: self.style.ERROR}
        broken = notes = 0
        for finding in examine():
            broken += finding.level is Level.BROKEN
            notes += finding.level is Level.NOTE
            if finding.level is Level.FINE and quiet:
                continue
            sign = styles[finding.level](_SIGNS[finding.level])
            self.stdout.write(f"{sign} {finding.about}: {finding.says}")
            if finding.advice:
                self.stdout.write(f"    → {finding.advice}")
        if broken:
            self.stdout.write(self.style.ERROR(f"\n{broken} Fehler, {notes} Hinweise."))
            sys.exit(1)
        self.stdout.write(self.style.SUCCESS(f"\nKein Fehler, {notes} Hinweise." if notes else "\nAlles in Ordnung."))
