from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "schwerpunkt.workflow"
    label = "workflow"
