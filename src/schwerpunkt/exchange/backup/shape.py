"""What a backup consists of: its manifest, the models in it, and how values become JSON."""

import base64
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.utils.duration import duration_iso_string

FORMAT = "schwerpunkt-backup"
VERSION = 1
MANIFEST = "manifest.json"
CHUNK = 1 << 20
_LEFT_OUT = {
    "contenttypes.contenttype",
    "auth.permission",
    "auth.group_permissions",
    "accounts.user_user_permissions",
    "sessions.session",
    "django_tasks_database.dbtaskresult",
    "exchange.tableimport",
    "exchange.importrow",
}
"""Made by the program itself or worthless elsewhere; see the docstring of the package."""


def leave_out(label: str) -> None:
    """Keep a model's records out of backups; whoever asks makes them anew when ``signals.restored`` is sent."""
    _LEFT_OUT.add(label)


@dataclass(frozen=True)
class Table:
    """The records of one model: its label, the columns in their order, and the member that holds them."""

    label: str
    columns: list[str]
    member: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True)
class File:
    """One stored file, by its path below the folder of files."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What the backup says of itself."""

    product: str
    made_at: str
    engine: str
    migrations: list[str]
    tables: list[Table] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    format: str = FORMAT
    version: int = VERSION

    def as_json(self) -> dict[str, Any]:
        """The manifest as plain values."""
        return asdict(self)


def saved_models() -> list[type[models.Model]]:
    """Every model whose records belong into a backup, links between records included, in a lasting order."""
    found = (model for model in apps.get_models(include_auto_created=True) if model._meta.managed)
    return sorted(
        (each for each in found if not each._meta.proxy and each._meta.label_lower not in _LEFT_OUT),
        key=lambda each: each._meta.label_lower,
    )


def saved_fields(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    """The stored columns of a model."""
    return [each for each in model._meta.concrete_fields if not getattr(each, "generated", False)]


def applied_migrations() -> list[str]:
    """The migrations this database has seen, as "app.name"."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def plain(value: Any) -> Any:
    """A stored value as JSON. TypeError for a kind of value that nobody has thought of."""
    match value:
        case None | bool() | int() | float() | str() | list() | dict():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case timedelta():
            return duration_iso_string(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")


def stored(column: "models.Field[Any, Any]", value: Any) -> Any:
    """The JSON value as the database driver wants it. ValidationError or ValueError when it is not of the kind."""
    target = column.target_field if isinstance(column, models.ForeignKey) else column
    made = value if isinstance(column, models.JSONField) else target.to_python(value)
    return column.get_db_prep_save(made, connection)
