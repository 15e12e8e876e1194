"""Django's entry of the app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents and files."""

    name = "schwerpunkt.documents"
    label = "documents"
