from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PortalConfig(AppConfig):
    name = "schwerpunkt.portal"
    label = "portal"

    def ready(self) -> None:
        # What every room contributes, declared beside it.
        autodiscover_modules(
            "rules",
            "workflows",
            "commands",
            "dated",
            "nav",
            "deadlines",
            "duties",
            "search",
            "privacy",
            "metrics",
            "gaps",
            "receivers",
            "panels",
            "imports",
            "tasks",
        )
