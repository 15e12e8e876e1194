from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "schwerpunkt.documents"
    label = "documents"
