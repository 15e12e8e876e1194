"""Dated rules exchange asks for."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.parameters.registry import Definition, define

KEPT_DAYS = define(
    Definition(
        "exchange.import_days",
        _("Wie lange eine importierte Datei aufbewahrt wird"),
        _("Tage"),
        int,
        _("Danach werden Datei und Vorschau gelöscht. Was übernommen wurde, steht weiter im Verlauf der Einträge."),
    )
)
