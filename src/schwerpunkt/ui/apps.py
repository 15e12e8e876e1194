from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class UiConfig(AppConfig):
    name = "schwerpunkt.ui"
    label = "ui"

    def ready(self) -> None:
        """Ask every room for its place in the navigation."""
        autodiscover_modules("nav")
