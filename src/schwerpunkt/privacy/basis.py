"""The legal bases of processing. Their words can be set for a centre, because its data protection officer decides."""

from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.words import Words
from schwerpunkt.parameters.queries import NoValue, at
from schwerpunkt.parameters.registry import Definition, define


class Basis(StrEnum):
    """Why data may be processed."""

    PUBLIC_TASK = "privacy.basis_public_task"
    WORK = "privacy.basis_work"
    SECURITY = "privacy.basis_security"


_WORDS: dict[Basis, Words] = {
    Basis.PUBLIC_TASK: _(
        "Art. 6 Abs. 1 lit. e DSGVO in Verbindung mit § 3 DSG NRW (Aufgabe im öffentlichen Interesse)"
    ),
    Basis.WORK: _(
        "Art. 6 Abs. 1 lit. e DSGVO in Verbindung mit § 3 DSG NRW (Organisation der eigenen Arbeit; bei "
        "Beschäftigten prüft das Haus zusätzlich § 18 DSG NRW)"
    ),
    Basis.SECURITY: _(
        "Art. 6 Abs. 1 lit. e DSGVO in Verbindung mit § 3 DSG NRW und Art. 32 DSGVO (Sicherheit der Verarbeitung)"
    ),
}
_LABELS: dict[Basis, Words] = {
    Basis.PUBLIC_TASK: _("Rechtsgrundlage der Verarbeitung: Aufgaben des Zentrums"),
    Basis.WORK: _("Rechtsgrundlage der Verarbeitung: eigene Arbeit"),
    Basis.SECURITY: _("Rechtsgrundlage der Verarbeitung: Sicherheit"),
}
for _basis, _label in _LABELS.items():
    define(
        Definition(
            _basis.value,
            _label,
            "",
            str,
            _("So steht sie im Verzeichnis der Verarbeitungen. Abzustimmen mit der oder dem Datenschutzbeauftragten."),
        )
    )


def proposed_words(basis: Basis) -> str:
    """The words the program proposes."""
    return str(_WORDS[basis])


def words(basis: Basis, day: date) -> str:
    """The words that hold in the open centre on ``day``: its own if it has set any, else the proposal."""
    try:
        return str(at(basis.value, day).value)
    except NoValue:
        return proposed_words(basis)
