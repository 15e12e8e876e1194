"""The command-line program ``schwerpunkt``: Django's commands and our own."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schwerpunkt.config.settings")
    execute_from_command_line(["schwerpunkt", *sys.argv[1:]])
