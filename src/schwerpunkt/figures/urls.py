"""Addresses of figures."""

from django.urls import path

from schwerpunkt.figures.views.figure import Figure
from schwerpunkt.figures.views.gaps import Gaps
from schwerpunkt.figures.views.overview import Figures
from schwerpunkt.figures.views.quiet import QuietPlaces

app_name = "figures"

urlpatterns = [
    path("luecken/", Gaps.as_view(), name="gaps"),
    path("luecken/kommunen/", QuietPlaces.as_view(), name="quiet_places"),
    path("zahlen/", Figures.as_view(), name="metrics"),
    path("zahlen/<str:metric>/", Figure.as_view(), name="figure"),
]
