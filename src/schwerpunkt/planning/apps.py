from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "schwerpunkt.planning"
    label = "planning"
