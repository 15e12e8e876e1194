"""Dated rules planning asks for."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.parameters.registry import Definition, define

PERIOD_MONTHS = define(
    Definition(
        "planning.period_months",
        _("Dauer eines Schwerpunktzeitraums"),
        _("Monate"),
        int,
        _("Für so lange setzt das KI seine Schwerpunkte."),
    )
)
WARN_MONTHS = define(
    Definition(
        "planning.warn_months_before_end",
        _("Hinweis vor dem Ende eines Zeitraums"),
        _("Monate"),
        int,
        _("So früh erinnert die Startseite daran, den nächsten Zeitraum vorzubereiten."),
    )
)
STALE_DAYS = define(
    Definition(
        "planning.stale_days",
        _("Wann ein Sachstand als veraltet gilt"),
        _("Tage"),
        int,
        _("Läuft eine Maßnahme so lange ohne Sachstand, erinnert die Startseite die zuständige Person."),
    )
)
ASSESS_MONTHS = define(
    Definition(
        "planning.assess_months_before_end",
        _("Ergebnisse der Ziele vor dem Ende eines Zeitraums"),
        _("Monate"),
        int,
        _("So früh erinnert die Startseite daran, das Ergebnis jedes Ziels einzutragen."),
    )
)
REMINDER_DAYS = define(
    Definition(
        "planning.reminder_days",
        _("Erinnerungen an Fristen von Maßnahmen und Meilensteinen"),
        _("Tage"),
        str,
        _("Tage vor der Frist, durch Komma getrennt, zum Beispiel „28, 14, 7, 1“. Ist sie vorbei, einmal danach."),
    )
)
