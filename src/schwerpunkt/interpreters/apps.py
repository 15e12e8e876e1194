from django.apps import AppConfig


class InterpretersConfig(AppConfig):
    name = "schwerpunkt.interpreters"
    label = "interpreters"
