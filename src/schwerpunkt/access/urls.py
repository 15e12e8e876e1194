"""Addresses of the roles page."""

from django.urls import path

from schwerpunkt.access.views import Roles

app_name = "access"
urlpatterns = [path("rollen/", Roles.as_view(), name="roles")]
