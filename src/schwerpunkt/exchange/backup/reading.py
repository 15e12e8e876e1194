"""Opening a backup and checking every byte of it, before anything is written."""

import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.backup.shape import (
    CHUNK,
    FORMAT,
    MANIFEST,
    VERSION,
    File,
    Manifest,
    Table,
    applied_migrations,
    saved_fields,
    saved_models,
)

Progress = Callable[[str], None]
_LARGEST_MANIFEST = 256 * CHUNK
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, RuntimeError, struct.error)
"""What a damaged archive makes the library raise (NotImplementedError is a RuntimeError, UnicodeError a ValueError)."""


class Damaged(Refused):
    """The file is not what was once written."""

    def __init__(self, what: str) -> None:
        super().__init__(
            _("Die Sicherung ist beschädigt oder abgeschnitten (%(what)s). Nehmen Sie eine andere Kopie.")
            % {"what": what}
        )


@dataclass(frozen=True)
class Backup:
    """An opened backup. ``check`` it before use."""

    archive: ZipFile
    manifest: Manifest

    def check(self, progress: Progress) -> None:
        """Refuse unless this version can hold it and every member is complete and unchanged."""
        _refuse_other_migrations(self.manifest)
        _refuse_other_tables(self.manifest)
        self._refuse_other_members()
        for table in self.manifest.tables:
            lines = self._sum(table.member, table.size, table.sha256)
            if lines != table.rows:
                raise Damaged(table.label)
        for file in self.manifest.files:
            self._sum(f"files/{file.path}", file.size, file.sha256)
        progress(_("Die Sicherung ist vollständig und unverändert."))

    def records(self, table: Table) -> Iterator[list[Any]]:
        """The records of one table, each as the list of its values."""
        with self.archive.open(table.member) as member:
            for line in member:
                yield json.loads(line)

    def _refuse_other_members(self) -> None:
        expected = {table.member for table in self.manifest.tables}
        expected |= {f"files/{file.path}" for file in self.manifest.files} | {MANIFEST}
        names = self.archive.namelist()
        if len(names) != len(set(names)) or set(names) != expected:
            raise Damaged(_("Inhaltsverzeichnis"))
        for file in self.manifest.files:
            path = PurePosixPath(file.path)
            if path.is_absolute() or ".." in path.parts or "\\" in file.path:
                raise Damaged(_("Dateiname"))

    def _sum(self, name: str, size: int, sha256: str) -> int:
        """Compare a member with what the manifest says; returns its number of lines."""
        digest, seen, lines = hashlib.sha256(), 0, 0
        try:
            with self.archive.open(name) as member:
                while data := member.read(CHUNK):
                    digest.update(data)
                    seen += len(data)
                    lines += data.count(b"\n")
                    if seen > size:
                        raise Damaged(name)
        except _BROKEN as error:
            raise Damaged(name) from error
        if (seen, digest.hexdigest()) != (size, sha256):
            raise Damaged(name)
        return lines


@contextmanager
def open_backup(source: Path) -> Iterator[Backup]:
    """Open a file. Refuses one that is missing, no backup, damaged, or made by a newer format."""
    if not source.is_file():
        raise Refused(_("Die Datei %(path)s gibt es nicht.") % {"path": source})
    try:
        archive = ZipFile(source)
    except OSError as error:
        raise Refused(
            _("Die Datei %(path)s ist nicht lesbar: %(why)s.") % {"path": source, "why": error.strerror or error}
        ) from error
    except _BROKEN as error:
        raise Refused(
            _("%(path)s ist keine Sicherung von Schwerpunkt, oder sie ist abgeschnitten.") % {"path": source}
        ) from error
    with archive:
        yield Backup(archive, _manifest(archive, source))


def _manifest(archive: ZipFile, source: Path) -> Manifest:
    # A cut archive can look like another one: what is stored in it may be archives too.
    foreign = Refused(_("%(path)s ist keine Sicherung von Schwerpunkt, oder sie ist abgeschnitten.") % {"path": source})
    if MANIFEST not in archive.namelist():
        raise foreign
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise foreign
        found = json.loads(archive.read(MANIFEST))
    except _BROKEN as error:
        raise Damaged(MANIFEST) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise foreign
    if found.get("version") != VERSION:
        raise Refused(
            _(
                "Diese Sicherung stammt aus Schwerpunkt %(product)s und ist neuer als dieses Programm. Aktualisieren Sie es."
            )
            % {"product": found.get("product")}
        )
    try:
        return Manifest(
            **{
                **found,
                "tables": [Table(**each) for each in found["tables"]],
                "files": [File(**each) for each in found["files"]],
            }
        )
    except (KeyError, TypeError) as error:
        raise Damaged(MANIFEST) from error


def _refuse_other_migrations(manifest: Manifest) -> None:
    """A backup belongs to one state of the tables."""
    here, there = set(applied_migrations()), set(manifest.migrations)
    if there - here:
        raise Refused(
            _(
                "Diese Sicherung stammt aus der neueren Fassung %(product)s. Aktualisieren Sie zuerst dieses Programm "
                "und seine Datenbank (schwerpunkt migrate)."
            )
            % {"product": manifest.product}
        )
    if here - there:
        raise Refused(
            _(
                "Diese Sicherung stammt aus der älteren Fassung %(product)s. Spielen Sie sie mit jener Fassung ein und "
                "aktualisieren Sie danach."
            )
            % {"product": manifest.product}
        )


def _refuse_other_tables(manifest: Manifest) -> None:
    here = {model._meta.label_lower: [field.attname for field in saved_fields(model)] for model in saved_models()}
    if here != {table.label: table.columns for table in manifest.tables}:
        raise Refused(
            _("Die Tabellen dieser Sicherung (Fassung %(product)s) passen nicht zu diesem Programm.")
            % {"product": manifest.product}
        )
