from django.apps import AppConfig


class ParametersConfig(AppConfig):
    name = "schwerpunkt.parameters"
    label = "parameters"
