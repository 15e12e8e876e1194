from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "schwerpunkt.needs"
    label = "needs"
