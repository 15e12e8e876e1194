from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "schwerpunkt.portal"
    label = "portal"
