"""Addresses of the portal."""

from django.urls import path

from schwerpunkt.portal.views.health import health

app_name = "portal"
urlpatterns = [
    path("gesund", health, name="health"),
]
