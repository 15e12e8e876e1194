from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "schwerpunkt.figures"
    label = "figures"
