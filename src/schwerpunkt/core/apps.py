from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "schwerpunkt.core"
    label = "core"
