"""Dated rules messaging asks for."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.parameters.registry import Definition, define

ATTEMPTS = define(
    Definition(
        "messaging.mail_attempts",
        _("Versuche, eine Nachricht zuzustellen"),
        _("Versuche"),
        int,
        _("Danach gilt sie als nicht zustellbar und steht im Postausgang zum Nachsehen."),
    )
)
PAUSE = define(
    Definition(
        "messaging.mail_pause_minutes",
        _("Pause nach dem ersten vergeblichen Versuch"),
        _("Minuten"),
        int,
        _("Nach jedem weiteren Versuch verdoppelt sich die Pause, bis zu zwölf Stunden."),
    )
)
KEEP_DAYS = define(
    Definition(
        "messaging.mail_keep_days",
        _("Nachrichten aufbewahren"),
        _("Tage"),
        int,
        _("So lange stehen Nachrichten im Postausgang; danach löscht das Programm sie."),
    )
)
