"""Sentences for endings that are not taken: each says what to do instead."""

from django.utils.translation import gettext as _

from schwerpunkt.documents.uploads import kinds


def allowed_kinds() -> str:
    """The kinds that are taken, as a German enumeration."""
    labels = [str(kind.label) for kind in dict.fromkeys(kinds.BY_ENDING.values())]
    return _("%(many)s und %(last)s") % {"many": ", ".join(labels[:-1]), "last": labels[-1]}


def unwanted(ending: str) -> str:
    """Why a file with this ending is not taken, and what to do."""
    if ending in kinds.MACROS:
        return _(
            "Dateien mit Makros nehmen wir nicht an. Bitte speichern Sie die Datei ohne Makros, zum Beispiel als DOCX oder XLSX."
        )
    if ending in kinds.OLD_OFFICE:
        return _(
            "Das alte Format „.%(ending)s“ nehmen wir nicht an. Bitte öffnen Sie die Datei und speichern Sie sie als DOCX, XLSX oder PDF."
        ) % {"ending": ending}
    if ending in kinds.ACTIVE:
        return _(
            "Webseiten und Zeichnungen können Programme enthalten; wir nehmen sie nicht an. Bitte speichern Sie sie als PDF oder PNG."
        )
    if ending in kinds.ARCHIVES:
        return _("Gepackte Archive nehmen wir nicht an. Bitte laden Sie die Dateien daraus einzeln hoch.")
    if ending in kinds.PHOTOS:
        return _("Bilder nehmen wir als PNG oder JPEG an. Bitte speichern Sie das Bild in einem dieser Formate.")
    return _("Dateien mit der Endung „.%(ending)s“ nehmen wir nicht an. Erlaubt sind %(allowed)s.") % {
        "ending": ending,
        "allowed": allowed_kinds(),
    }
