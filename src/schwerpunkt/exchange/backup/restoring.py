"""Putting a backup into the database: all of it or nothing."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.exchange.backup.reading import Backup
from schwerpunkt.exchange.backup.shape import Table, saved_fields, stored
from schwerpunkt.exchange.signals import restored
from schwerpunkt.parameters.models import Parameter

Progress = Callable[[str], None]
_BATCH = 500
_TELLING = ("tenancy.centre", "accounts.user", "audit.auditentry")
"""Models whose records make an installation one that somebody works with."""


def contents() -> list[tuple[str, int]]:
    """What this installation holds that a restore would replace: names and counts, empty when nobody has worked yet."""
    found = [(apps.get_model(label), apps.get_model(label)._base_manager.count()) for label in _TELLING]
    return [(str(model._meta.verbose_name_plural), count) for model, count in found if count]


def restore(backup: Backup, progress: Progress, *, replace: bool = False) -> None:
    """Put the records and files of a backup in place of everything here.

    The backup is checked completely first. Without ``replace`` a database that somebody works with is refused. Records
    are replaced in one transaction: if anything fails, all is as it was. What the database guards against change (history,
    released settlements) is guarded again before the transaction ends. All who are signed in have to sign in again.
    """
    backup.check(progress)
    if contents() and not replace:
        raise Refused(_("Diese Installation enthält schon Daten. Mit --replace werden sie ersetzt."))
    files = Path(settings.MEDIA_ROOT)
    files.mkdir(parents=True, exist_ok=True)
    _refuse_full_disk(backup, files)
    with _unpacked(backup, files) as unpacked:
        try:
            with transaction.atomic(), _guards_lifted():
                _empty()
                for number, table in enumerate(backup.manifest.tables, start=1):
                    _insert(backup, table)
                    if table.rows:
                        progress(f"[{number}/{len(backup.manifest.tables)}] {table.label}: {table.rows}")
                _finish(backup)
                _put_in_place(unpacked, files)
        except (DatabaseError, ValidationError, ValueError, TypeError) as error:
            raise Refused(
                _("Die Sicherung passt nicht in diese Datenbank (%(why)s). Es wurde nichts geändert.") % {"why": error}
            ) from error
    _remove_others(files, {file.path for file in backup.manifest.files})
    restored.send(sender=None, progress=progress)


def clear() -> None:
    """Remove every record and file of this installation, so that it can begin anew; the rules that came with it stay."""
    with transaction.atomic(), _guards_lifted():
        rules = list(Parameter._base_manager.filter(centre=None))
        _empty()
        models.QuerySet[Parameter](Parameter).bulk_create(rules)
    _remove_others(Path(settings.MEDIA_ROOT), set())


def _refuse_full_disk(backup: Backup, folder: Path) -> None:
    needed = sum(file.size for file in backup.manifest.files) + sum(table.size for table in backup.manifest.tables)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise Refused(
            _("Auf dem Datenträger sind noch %(free)s MB frei, gebraucht werden %(needed)s MB.")
            % {"free": free >> 20, "needed": needed >> 20}
        )


@contextmanager
def _unpacked(backup: Backup, beside: Path) -> Iterator[Path]:
    """The files of the backup in a folder on the same disk as the present ones; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=beside.parent) as name:
        folder = Path(name)
        for file in backup.manifest.files:
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            with backup.archive.open(f"files/{file.path}") as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
            target.chmod(0o600)
        yield folder


def _empty() -> None:
    """Remove every record of every table, also of those that no backup holds (sign-ins, jobs)."""
    everything = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy
    ]
    kept = {"contenttypes.contenttype", "auth.permission"}
    tables = [each._meta.db_table for each in everything if each._meta.label_lower not in kept]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            connection.check_constraints()  # a table with checks still to come cannot be emptied
            cursor.execute(f"TRUNCATE {', '.join(map(quote, tables))} RESTART IDENTITY")
            return
        for table in tables:
            cursor.execute(f"DELETE FROM {quote(table)}")  # noqa: S608  # names come from our own models


@contextmanager
def _guards_lifted() -> Iterator[None]:
    """Triggers that refuse a change stand aside: a whole state is put in place, not changed step by step.

    Within a transaction; if it fails, they are back with all the rest. On SQLite other triggers keep an index level and
    go on; on PostgreSQL all of our own are guards.
    """
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
            guarded = [table for (table,) in cursor.fetchall()]
            for table in guarded:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            connection.check_constraints()  # a table with checks still to come cannot be altered
            for table in guarded:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'")
        guards = cursor.fetchall()
        for name, _sql in guards:
            cursor.execute(f"DROP TRIGGER {quote(name)}")
        yield
        for _name, sql in guards:
            cursor.execute(sql)


def _insert(backup: Backup, table: Table) -> None:
    model = apps.get_model(table.label)
    columns = saved_fields(model)
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(column.column)) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608  # as above
    with connection.cursor() as cursor:
        for batch in _batches(backup.records(table)):
            cursor.executemany(statement, [_values(columns, record) for record in batch])


def _values(columns: list["models.Field[Any, Any]"], record: list[Any]) -> list[Any]:
    return [stored(column, value) for column, value in zip(columns, record, strict=True)]


def _batches(records: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    rest = iter(records)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _finish(backup: Backup) -> None:
    """New records continue the numbering; every reference must have its record."""
    filled = [apps.get_model(table.label) for table in backup.manifest.tables]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), filled):
            cursor.execute(statement)
    connection.check_constraints()


def _put_in_place(unpacked: Path, files: Path) -> None:
    """Move the files; a path names its content, so what is there already is the same."""
    for source in (each for each in unpacked.rglob("*") if each.is_file()):
        target = files / source.relative_to(unpacked)
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def _remove_others(files: Path, wanted: set[str]) -> None:
    """Files of the replaced installation must not outlive it."""
    for path in [each for each in files.rglob("*") if each.is_file()]:
        if path.relative_to(files).as_posix() not in wanted:
            path.unlink(missing_ok=True)
