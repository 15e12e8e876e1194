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
LEAD_DAYS = define(
    Definition(
        "interpreters.lead_days",
        _("Vorlauf einer Anfrage nach Sprachmittlung"),
        _("Arbeitstage"),
        int,
        _("So viele Arbeitstage vor dem Gespräch muss eine Anfrage da sein. Wochenenden und Feiertage zählen nicht."),
    )
)
LONGEST_MINUTES = define(
    Definition(
        "interpreters.longest_minutes",
        _("Längstes Gespräch, für das angefragt werden kann"),
        _("Minuten"),
        int,
    )
)
CONFIRM_DAYS = define(
    Definition(
        "interpreters.confirm_days",
        _("Frist, um nach einem öffentlichen Formular die E-Mail-Adresse zu bestätigen"),
        _("Tage"),
        int,
        _("Danach löscht das Programm, was niemand bestätigt hat."),
    )
)
OVERVIEW_DAYS = define(
    Definition(
        "interpreters.overview_days",
        _("So lange gilt der Link, mit dem eine Einrichtung ihre Anfragen ansieht"),
        _("Tage"),
        int,
    )
)
KEEP_DAYS = define(
    Definition(
        "interpreters.incoming_keep_days",
        _("Eingegangene Formulare zur Sprachmittlung aufbewahren, nachdem sie bearbeitet sind"),
        _("Tage"),
        int,
        _("Danach löscht das Programm sie. Was übernommen wurde, steht dann nur noch in Anfrage oder Pool."),
    )
)
WAVE_SIZES = define(
    Definition(
        "interpreters.wave_sizes",
        _("So viele werden gleichzeitig gefragt"),
        _("Personen"),
        str,
        _("Erst die besten, dann die nächsten, durch Komma, zum Beispiel „3, 5“. Der letzte Wert gilt weiter."),
    )
)
WAVE_MINUTES = define(
    Definition(
        "interpreters.wave_minutes",
        _("Pause, bis die nächsten gefragt werden"),
        _("Minuten"),
        int,
        _("Lehnen alle Gefragten vorher ab, geht es gleich weiter."),
    )
)
OFFER_HOURS = define(
    Definition(
        "interpreters.offer_hours",
        _("So lange gilt der Link, mit dem Sprachmittelnde zusagen oder ablehnen"),
        _("Stunden"),
        int,
        _("Höchstens bis zum Beginn des Gesprächs."),
    )
)
AFTER_DAYS = define(
    Definition(
        "interpreters.after_days",
        _("So lange nach dem Gespräch lassen sich die Zeiten mit dem Link bestätigen"),
        _("Tage"),
        int,
    )
)
OWN_PAGE_DAYS = define(
    Definition(
        "interpreters.own_page_days",
        _("So lange gilt der Link, mit dem Sprachmittelnde ihre Zeiten eintragen"),
        _("Tage"),
        int,
    )
)
PASSES_CONTACT = define(
    Definition(
        "interpreters.passes_contact",
        _("Kontaktdaten werden zwischen Einrichtung und Sprachmittelnden weitergegeben"),
        "",
        str,
        _("„ja“ oder „nein“. Bei „nein“ läuft alles über das Zentrum; weitergegeben wird nur der Name."),
    )
)
TOLERANCE = define(
    Definition(
        "interpreters.tolerance_minutes",
        _("Um so viel dürfen die Angaben beider Seiten zu Beginn und Ende auseinanderliegen"),
        _("Minuten"),
        int,
        _("Liegen sie weiter auseinander, klärt es das Team."),
    )
)
TAX_FREE_LIMIT = define(
    Definition(
        "interpreters.tax_free_limit",
        _("Jahresbetrag, bis zu dem Vergütungen der Sprachmittelnden als steuerfrei gelten"),
        "€",
        Decimal,
        _(
            "Das Programm erinnert, wenn eine Person darüber kommt. Ob die Ehrenamtspauschale oder die Übungsleiterpauschale "
            "gilt und was jemand anderswo erhält, prüft das Haus."
        ),
    )
)
PERSON_MONTHS = define(
    Definition(
        "interpreters.person_months",
        _("Angaben von Ausgeschiedenen löschen nach"),
        _("Monaten"),
        int,
        _("Gezählt ab dem Tag des Ausscheidens. „Heute“ erinnert dann daran; gelöscht wird, wenn Sie es bestätigen."),
    )
)
BANK_MONTHS = define(
    Definition(
        "interpreters.bank_months",
        _("Bankverbindung von Ausgeschiedenen löschen nach"),
        _("Monaten"),
        int,
        _("Gezählt ab dem Tag des Ausscheidens. „Heute“ erinnert dann daran."),
    )
)
