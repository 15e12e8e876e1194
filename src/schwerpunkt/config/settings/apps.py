"""Which apps, in which order requests pass, how templates are found."""

from pathlib import Path
from typing import Any

import schwerpunkt

INSTALLED_APPS = [
    "schwerpunkt.portal",
    "schwerpunkt.access",
    "schwerpunkt.papers",
    "schwerpunkt.interpreters",
    "schwerpunkt.advice",
    "schwerpunkt.needs",
    "schwerpunkt.planning",
    "schwerpunkt.directory",
    "schwerpunkt.figures",
    "schwerpunkt.ui",
    "schwerpunkt.privacy",
    "schwerpunkt.messaging",
    "schwerpunkt.documents",
    "schwerpunkt.exchange",
    "schwerpunkt.accounts",
    "schwerpunkt.workflow",
    "schwerpunkt.audit",
    "schwerpunkt.parameters",
    "schwerpunkt.tenancy",
    "schwerpunkt.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "schwerpunkt.portal.middleware.RequestLogMiddleware",
    "schwerpunkt.ui.middleware.HeadersMiddleware",
    "schwerpunkt.portal.middleware.DatabaseAwayMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "schwerpunkt.accounts.middleware.IdleMiddleware",
    "schwerpunkt.accounts.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "schwerpunkt.ui.middleware.WordsMiddleware",
]

ROOT_URLCONF = "schwerpunkt.config.urls"
WSGI_APPLICATION = "schwerpunkt.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_PACKAGE = Path(schwerpunkt.__file__).parent
TEMPLATES: list[dict[str, Any]] = [
    {
        # Our pages. A list page costs a fifth of what it costs with Django's engine (docs/adr/0003).
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": sorted(_PACKAGE.glob("*/templates")),
        "OPTIONS": {
            "environment": "schwerpunkt.ui.jinja.environment",
            # for pages that a library renders: sign-in
            "context_processors": ["schwerpunkt.ui.context.page"],
        },
    },
    {
        # Texts of libraries: mails and messages of sign-in.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [_PACKAGE / "ui" / "templates_django"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "schwerpunkt.ui.context.page",
            ],
        },
    },
]
