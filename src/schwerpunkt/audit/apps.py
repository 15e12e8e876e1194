from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "schwerpunkt.audit"
    label = "audit"
