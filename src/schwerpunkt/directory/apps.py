from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "schwerpunkt.directory"
    label = "directory"
