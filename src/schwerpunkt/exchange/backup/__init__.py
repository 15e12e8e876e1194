"""Backup and restore: the whole installation in one file that does not depend on the database engine.

The file is a ZIP archive:

    rows/NNN-app.model.jsonl   one record a line, its values in the order of the manifest's columns
    files/...                  the stored files under their paths
    manifest.json              format, version, migrations, and size, count and SHA-256 of every member; written last

Not in it: sign-ins, waiting background jobs and caches, which are made anew; tables on their way in, which have an end
date of their own; what the program fills in by itself
(permissions of the framework); and the installation's secret key, which a stranger with the file must not have.
"""

from schwerpunkt.exchange.backup.reading import Backup, open_backup
from schwerpunkt.exchange.backup.restoring import contents, restore
from schwerpunkt.exchange.backup.writing import write_backup

__all__ = ("Backup", "contents", "open_backup", "restore", "write_backup")
