"""Dated rules needs ask for."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.parameters.registry import Definition, define

GRACE_DAYS = define(
    Definition(
        "needs.link_grace_days",
        _("Frist, die ein Link einer Bedarfsabfrage nach deren Ende noch gilt"),
        _("Tage"),
        int,
        _("So lange lässt sich die eigene Antwort noch ansehen und, wenn die Abfrage noch offen ist, abschicken."),
    )
)
REMINDER_DAYS = define(
    Definition(
        "needs.reminder_days",
        _("Erinnerungen an eine Bedarfsabfrage, Tage vor deren Ende"),
        _("Tage"),
        str,
        _("Mehrere durch Komma, zum Beispiel „14, 7, 1“. Wer geantwortet hat, wird nicht erinnert."),
    )
)
SIMILARITY = define(
    Definition(
        "needs.similarity_percent",
        _("Ab welcher Ähnlichkeit zwei Bedarfe nebeneinander gezeigt werden"),
        _("Prozent"),
        int,
        _("Verglichen wird der Wortlaut. Zusammengeführt wird nie von selbst."),
    )
)
