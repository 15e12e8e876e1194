"""Mail, background jobs and log."""

from typing import Any

from schwerpunkt.config.settings.env import DATA, flag, text

SMTP_HOST = text("SMTP_HOST")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if SMTP_HOST else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA / "outbox"
EMAIL_HOST = SMTP_HOST or "localhost"
EMAIL_PORT = int(text("SMTP_PORT", "587"))
EMAIL_HOST_USER = text("SMTP_USER")
EMAIL_HOST_PASSWORD = text("SMTP_PASSWORD")
EMAIL_USE_TLS = flag("SMTP_STARTTLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("MAIL_FROM", "schwerpunkt@localhost.example")
BASE_URL = text("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
"""Address under which people reach the program; links in mails and council data begin with it."""

OPARL = flag("OPARL", default=True)
"""Whether submitted papers of public meetings are offered to everybody as council data (OParl 1.1)."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "schwerpunkt.core.log.SafeJsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": text("LOG_LEVEL", "WARNING")},
    "loggers": {"schwerpunkt": {"level": text("LOG_LEVEL", "INFO")}},
}
