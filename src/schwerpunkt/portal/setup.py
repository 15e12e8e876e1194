"""Making an installation ready: tables, cache, static files, demo. What is done already costs no time."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

import schwerpunkt
from schwerpunkt.portal.indexing import rebuild
from schwerpunkt.portal.models import SearchEntry
from schwerpunkt.tenancy.models import Centre

Say = Callable[[str], None]


def pending_migrations() -> list[str]:
    """Names of the migrations that this database still lacks. Raises django.db.Error when it does not answer."""
    executor = MigrationExecutor(connection)
    return [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def prepare(say: Say) -> None:
    """Bring tables, cache and static files to this version. ``say`` hears what is being done."""
    if pending_migrations():
        say("Tabellen werden angelegt oder angepasst ...")
        call_command("migrate", verbosity=0, interactive=False)
        if has_centre() and not SearchEntry._base_manager.exists():
            say("Das Suchverzeichnis wird aufgebaut ...")
            for _step in rebuild():
                pass
    prepare_cache()
    if static_files_changed():
        say("Dateien der Oberfläche werden bereitgestellt ...")
        collect_static_files()


def prepare_cache() -> None:
    """Create the cache table if it is missing."""
    if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)


def has_centre() -> bool:
    """Whether anybody works with this installation already."""
    return Centre.objects.exists()


def has_demo() -> bool:
    """Whether a centre with demo data is there, so that its sign-ins may be shown."""
    return Centre.objects.filter(is_demo=True).exists()


def static_files_changed() -> bool:
    """Whether the collected static files are missing or older than the program's."""
    stamp = _stamp()
    return not stamp.exists() or stamp.read_text() != _fingerprint()


def collect_static_files() -> None:
    """Collect, compress and name the static files; the stamp is written last."""
    _stamp().unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    _stamp().write_text(_fingerprint())


def _stamp() -> Path:
    return Path(settings.STATIC_ROOT).with_name("static.stamp")


def _fingerprint() -> str:
    """A checksum over version, storage, and name, size and time of every static file of the program."""
    digest = hashlib.sha256(f"{schwerpunkt.__version__} {settings.STORAGES['staticfiles']['BACKEND']}".encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
