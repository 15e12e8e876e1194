"""Addresses of figures."""

from django.urls import path

from schwerpunkt.figures import views

app_name = "figures"

urlpatterns = [
    path("luecken/", views.Gaps.as_view(), name="gaps"),
    path("luecken/kommunen/", views.QuietPlaces.as_view(), name="quiet_places"),
    path("zahlen/", views.Figures.as_view(), name="metrics"),
    path("zahlen/<str:metric>/", views.Figure.as_view(), name="figure"),
]
