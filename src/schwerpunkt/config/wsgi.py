"""The application as the web server loads it."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schwerpunkt.config.settings")
application = get_wsgi_application()

# What is loaded by now stays as long as the program runs: the collector of unused objects need not walk over it again.
get_resolver().url_patterns  # noqa: B018  # loads every page
gc.collect()
gc.freeze()
