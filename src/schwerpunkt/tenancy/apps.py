from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "schwerpunkt.tenancy"
    label = "tenancy"
