from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "schwerpunkt.papers"
    label = "papers"
