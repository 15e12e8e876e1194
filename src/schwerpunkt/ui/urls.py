"""Addresses of the user interface itself."""

from django.urls import path

from schwerpunkt.ui import gallery, views
from schwerpunkt.ui.importing import deciding, preview, starting

app_name = "ui"
urlpatterns = [
    path("galerie", gallery.Gallery.as_view(), name="gallery"),
    path("ansichten/merken", views.ViewSave.as_view(), name="view_save"),
    path("ansichten/<int:pk>/loeschen", views.ViewDrop.as_view(), name="view_drop"),
    path("importieren/<slug:sheet>/", starting.ImportNew.as_view(), name="import_new"),
    path("importieren/<slug:sheet>/vorlage/als/xlsx/", starting.ImportTemplate.as_view(), name="import_template"),
    path("importe/<int:pk>/", preview.ImportPreview.as_view(), name="import"),
    path("importe/<int:pk>/spalten/", starting.ImportColumns.as_view(), name="import_columns"),
    path("importe/<int:pk>/uebernehmen/", deciding.ImportTake.as_view(), name="import_take"),
    path("importe/<int:pk>/vorschlaege/", deciding.ImportDoubts.as_view(), name="import_doubts"),
    path("importe/<int:pk>/zuruecknehmen/", deciding.ImportUndo.as_view(), name="import_undo"),
    path("importe/<int:pk>/abbrechen/", deciding.ImportStop.as_view(), name="import_stop"),
    path("importe/<int:pk>/zu-berichtigen/als/xlsx/", deciding.ImportRefused.as_view(), name="import_refused"),
    path("importe/<int:pk>/loeschen/", deciding.ImportDiscard.as_view(), name="import_discard"),
]
