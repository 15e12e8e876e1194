"""Addresses of the user interface itself."""

from django.urls import path

from schwerpunkt.ui import gallery, views

app_name = "ui"
urlpatterns = [
    path("galerie", gallery.Gallery.as_view(), name="gallery"),
    path("ansichten/merken", views.ViewSave.as_view(), name="view_save"),
    path("ansichten/<int:pk>/loeschen", views.ViewDrop.as_view(), name="view_drop"),
]
