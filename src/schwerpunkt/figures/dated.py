"""Dated rules figures ask for."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.parameters.registry import Definition, define

SMALL_NUMBER = define(
    Definition(
        "figures.small_number",
        _("Kleine Zahlen außerhalb des Hauses"),
        _("Fälle"),
        int,
        _("Was das Haus verlässt, nennt Zahlen unter dieser Grenze nicht, damit niemand erkannt wird."),
    )
)
