from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "schwerpunkt.privacy"
    label = "privacy"
