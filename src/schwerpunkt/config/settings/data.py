"""Database, files and cache. SQLite needs nothing; PostgreSQL is named by one address."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from schwerpunkt.config.settings.env import DATA, text

_SQLITE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=33554432;"
    "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-8000; PRAGMA foreign_keys=ON;"
)


def _database(address: str) -> dict[str, Any]:
    """Django's settings for ``postgresql://user:password@host:port/name?option=value`` or, empty, for SQLite.

    A socket folder goes into ``?host=/folder``; several hosts are separated by commas (failover).
    """
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "schwerpunkt.sqlite3",
            # IMMEDIATE: a transaction that will write waits at its start instead of failing in its middle.
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE},
        }
    url = urlsplit(address)
    options: dict[str, Any] = dict(parse_qsl(url.query))
    hosts, _, ports = url.netloc.rpartition("@")[2].partition(":")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", "") or hosts,
        "PORT": options.pop("port", "") or ports,
        "CONN_HEALTH_CHECKS": True,  # after a failover no request gets a connection to the old server
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}, **options},
    }


DATABASES = {"default": _database(text("DATABASE"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": None}

MEDIA_ROOT = DATA / "files"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
