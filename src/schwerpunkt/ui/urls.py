"""Addresses of the user interface itself."""

from django.urls import path

from schwerpunkt.ui import views

app_name = "ui"
urlpatterns = [
    path("ansichten/merken", views.ViewSave.as_view(), name="view_save"),
    path("ansichten/<int:pk>/loeschen", views.ViewDrop.as_view(), name="view_drop"),
]
