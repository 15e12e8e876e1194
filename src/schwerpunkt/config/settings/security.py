"""Keys, sessions, headers, passwords. Safe by default; what a server needs is named in the operator's handbook."""

import os
import secrets
from pathlib import Path

from schwerpunkt.config.settings.env import DATA, flag, many, text


def _own_key(path: Path) -> str:
    """The installation's secret: from its file, made at the first start, readable by nobody else."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


DEBUG = flag("DEBUG")
SECRET_KEY = text("SECRET_KEY") or _own_key(DATA / "secret.key")
SECRET_KEY_FALLBACKS = many("OLD_SECRET_KEYS")
ALLOWED_HOSTS = many("HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = flag("HTTPS")
"""Behind nginx with TLS: cookies only by https, strict transport security, redirects."""
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
"""nginx names the visitor in X-Forwarded-For; without it one visitor's wrong passwords would lock everybody out."""
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^gesund$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "schwerpunkt.ui.errors.csrf_failed"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_IDLE_SECONDS = int(text("IDLE_SECONDS", str(60 * 60)))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

MAX_REQUEST_BYTES = int(text("MAX_REQUEST_MB", "100")) * 1024 * 1024
"""What says of itself that it is larger is refused unread. How large a file may be is a rule of the centre."""
# Cuts files off at the rule's limit while they arrive, so that not even 2 GB fill memory or disk.
FILE_UPLOAD_HANDLERS = ["schwerpunkt.documents.uploads.handler.LimitedUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o600
