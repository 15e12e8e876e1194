"""Writing a backup while the program goes on working."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

import schwerpunkt
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.backup.shape import (
    CHUNK,
    MANIFEST,
    File,
    Manifest,
    Table,
    applied_migrations,
    plain,
    saved_fields,
    saved_models,
)

Progress = Callable[[str], None]


def write_backup(target: Path, progress: Progress, *, overwrite: bool = False) -> Manifest:
    """Write everything into ``target``; it appears there only when it is complete.

    Others may go on writing meanwhile: the backup shows one moment. Refuses an existing file unless ``overwrite``,
    and a disk that cannot hold it.
    """
    _refuse_target(target, overwrite=overwrite)
    try:
        with _beside(target) as unfinished:
            manifest = _write(unfinished, progress)
    except OSError as error:
        raise Refused(
            _("Die Sicherung konnte nicht geschrieben werden: %(why)s. Es ist nichts liegen geblieben.")
            % {"why": error.strerror or error}
        ) from error
    return manifest


def _refuse_target(target: Path, *, overwrite: bool) -> None:
    if target.is_dir():
        raise Refused(_("%(path)s ist ein Ordner. Nennen Sie eine Datei.") % {"path": target})
    if not target.absolute().parent.is_dir():
        raise Refused(_("Den Ordner %(path)s gibt es nicht.") % {"path": target.absolute().parent})
    if target.exists() and not overwrite:
        raise Refused(_("%(path)s gibt es schon. Nehmen Sie einen anderen Namen oder --overwrite.") % {"path": target})


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file next to the target that only the owner reads; it takes the target's place when all went well."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.absolute().parent)
    os.close(descriptor)
    unfinished = Path(name)
    try:
        yield unfinished
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _write(target: Path, progress: Progress) -> Manifest:
    manifest = Manifest(
        product=schwerpunkt.__version__,
        made_at=clock.now().isoformat(timespec="seconds"),
        engine=connection.vendor,
        migrations=applied_migrations(),
    )
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as archive, one_moment():
        chosen = saved_models()
        for number, model in enumerate(chosen, start=1):
            table = _write_table(archive, number, model)
            manifest.tables.append(table)
            if table.rows and not model._meta.auto_created:
                progress(f"[{number}/{len(chosen)}] {model._meta.verbose_name_plural}: {table.rows}")
        manifest.files.extend(_write_files(archive))
        progress(_("Dateien: %(count)s") % {"count": len(manifest.files)})
        archive.writestr(MANIFEST, json.dumps(manifest.as_json(), ensure_ascii=False, indent=1))
    return manifest


@contextmanager
def one_moment() -> Iterator[None]:
    """Every query inside sees the database as it was at the first one; nobody who writes has to wait."""
    if connection.vendor == "sqlite":
        waiting, connection.transaction_mode = connection.transaction_mode, "DEFERRED"  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                yield
        finally:
            connection.transaction_mode = waiting  # type: ignore[attr-defined]
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


class _Counted:
    """A member being written: counts and sums up what goes through."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._digest, self.size = file, hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def _write_table(archive: ZipFile, number: int, model: type[models.Model]) -> Table:
    columns = [each.attname for each in saved_fields(model)]
    member = f"rows/{number:03}-{model._meta.label_lower}.jsonl"
    records = model._base_manager.order_by("pk").values_list(*columns)
    count = 0
    with archive.open(member, "w", force_zip64=True) as file:
        out = _Counted(file)
        for count, record in enumerate(records.iterator(2000), start=1):  # noqa: B007  # the last number is the count
            out.write(_line(record))
    return Table(model._meta.label_lower, columns, member, count, out.size, out.sha256)


def _line(record: tuple[Any, ...]) -> bytes:
    values = [plain(value) for value in record]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _write_files(archive: ZipFile) -> Iterator[File]:
    folder = Path(settings.MEDIA_ROOT)
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        about = ZipInfo(f"files/{name}", clock.now().timetuple()[:6])
        about.compress_type = ZIP_STORED  # what is kept is compressed already
        with path.open("rb") as source, archive.open(about, "w", force_zip64=True) as file:
            out = _Counted(file)
            while data := source.read(CHUNK):
                out.write(data)
        yield File(name, out.size, out.sha256)
