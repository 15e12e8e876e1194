from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "schwerpunkt.messaging"
    label = "messaging"
