"""Dated rules of the interpreter pool. What a district has written down differs, so each centre sets its own."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from schwerpunkt.parameters.registry import Definition, define

LEVEL_TRAININGS = define(
    Definition(
        "interpreters.level_trainings",
        _("Schulungen, ab denen Sprachmittelnde zur Stufe 2 gehören"),
        _("Schulungen"),
        int,
        _("Gezählt wird, was bis zum Tag des Einsatzes abgeschlossen ist."),
    )
)
LEVEL_LESSONS = define(
    Definition(
        "interpreters.level_lessons",
        _("Unterrichtsstunden, ab denen Sprachmittelnde zur Stufe 2 gehören"),
        _("Unterrichtsstunden"),
        int,
        _("Zusätzlich zur Zahl der Schulungen; 0, wenn nur die Schulungen zählen."),
    )
)
REQUIRED_PROOFS = define(
    Definition(
        "interpreters.required_proofs",
        _("Nachweise, ohne die niemand vorgeschlagen wird"),
        "",
        str,
        _("Mehrere durch Komma: Führungszeugnis, Verschwiegenheitserklärung, Arbeitserlaubnis. „keine“, wenn keiner."),
    )
)
PROOF_DAYS = define(
    Definition(
        "interpreters.proof_days",
        _("Hinweis auf fällige Nachweise, Tage vorher"),
        _("Tage"),
        str,
        _("Der erste und der dringende Hinweis, durch Komma, zum Beispiel „90, 30“."),
    )
)
SOON_DAYS = define(
    Definition(
        "interpreters.soon_days",
        _("Hinweis auf Anfragen ohne Sprachmittelnde, Tage vor dem Gespräch"),
        _("Tage"),
        int,
    )
)
CANCEL_HOURS = define(
    Definition(
        "interpreters.cancel_hours",
        _("Bis wann ein Einsatz rechtzeitig abgesagt ist"),
        _("Stunden vorher"),
        int,
        _("Wer später absagt, sagt zu spät ab."),
    )
)
DETOUR = define(
    Definition(
        "interpreters.detour_factor",
        _("Umweg der Straße gegenüber der Luftlinie"),
        _("mal so weit"),
        Decimal,
        _("Wege werden aus den Orten geschätzt: Luftlinie mal diesem Wert."),
    )
)
SPEED = define(
    Definition("interpreters.kmh", _("Angenommene Geschwindigkeit auf dem Weg"), _("km je Stunde"), int),
)
FIXED_MINUTES = define(
    Definition(
        "interpreters.fixed_minutes",
        _("Feste Zeit je Weg"),
        _("Minuten"),
        int,
        _("Für Parken, Umsteigen und Ankommen; auch im selben Ort."),
    )
)
DEFAULT_KM = define(
    Definition(
        "interpreters.default_km",
        _("Weg im selben Ort, oder wenn der Ort nicht bekannt ist"),
        _("km"),
        int,
    )
)
