"""Addresses of the advice log."""

from django.urls import path

from schwerpunkt.advice import views

app_name = "advice"

urlpatterns = [
    path("beratung/", views.AdviceList.as_view(), name="entries"),
    path("beratung/eintragen/", views.AdviceCreate.as_view(), name="create"),
    path("beratung/<int:pk>/", views.AdviceDetail.as_view(), name="entry"),
    path("beratung/<int:pk>/aendern/", views.AdviceChange.as_view(), name="change"),
    path("beratung/<int:pk>/loeschen/", views.AdviceRemove.as_view(), name="remove"),
]
