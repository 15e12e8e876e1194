from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "schwerpunkt.advice"
    label = "advice"
