"""Addresses of the portal."""

from django.urls import path

from schwerpunkt.portal.views.centre import SwitchCentre
from schwerpunkt.portal.views.health import health
from schwerpunkt.portal.views.history import History
from schwerpunkt.portal.views.search import Search
from schwerpunkt.portal.views.today import Today

app_name = "portal"
urlpatterns = [
    path("", Today.as_view(), name="today"),
    path("zentrum/", SwitchCentre.as_view(), name="centre"),
    path("suche/", Search.as_view(), name="search"),
    path("verlauf/", History.as_view(), name="history"),
    path("gesund", health, name="health"),
]
