"""Dated rules the portal asks for."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.parameters.registry import Definition, define

DIGEST_DAY = define(
    Definition(
        "portal.digest_day",
        _("Wochentag der Wochenmail"),
        _("(1 = Montag … 7 = Sonntag, 0 = keine)"),
        int,
        _("An diesem Tag um 7 Uhr erfährt jede und jeder, was ansteht, wenn sie oder er nichts anderes einstellt."),
    )
)
KEEP_FOLLOW_UPS = define(
    Definition(
        "portal.follow_up_keep_days",
        _("Aufbewahrung erledigter Wiedervorlagen"),
        _("Tage"),
        int,
        _("So lange lässt sich eine erledigte Wiedervorlage noch ansehen und wieder öffnen; dann wird sie gelöscht."),
    )
)
