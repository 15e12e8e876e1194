"""What each permission allows, in German. A permission without its sentence fails a test."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.enums import Perm as Accounts
from schwerpunkt.advice.enums import Perm as Advice
from schwerpunkt.audit.enums import Perm as Audit
from schwerpunkt.core.words import Words
from schwerpunkt.directory.enums import Perm as Directory
from schwerpunkt.exchange.enums import Perm as Exchange
from schwerpunkt.figures.enums import Perm as Figures
from schwerpunkt.interpreters.enums import Perm as Interpreters
from schwerpunkt.messaging.enums import Perm as Messaging
from schwerpunkt.needs.enums import Perm as Needs
from schwerpunkt.papers.enums import Perm as Papers
from schwerpunkt.parameters.enums import Perm as Parameters
from schwerpunkt.planning.enums import Perm as Planning
from schwerpunkt.privacy.enums import Perm as Privacy
from schwerpunkt.ui.enums import Perm as Ui

GROUPS: tuple[tuple[Words, dict[str, Words]], ...] = (
    (
        _("Schwerpunkte und Maßnahmen"),
        {
            Planning.VIEW_PLANNING: _("Zeiträume, Ziele und Maßnahmen lesen"),
            Planning.EDIT_PERIOD: _("Zeiträume anlegen und ändern"),
            Planning.EDIT_GOAL: _("Ziele schreiben und ordnen, solange sie im Entwurf sind"),
            Planning.AMEND_GOAL: _("vereinbarte Ziele mit Grund in neuer Fassung ändern"),
            Planning.EDIT_MEASURE: _("Maßnahmen planen und ihren Stand melden"),
            Planning.EDIT_INDICATOR: _("Kennzahlen von Zielen und Maßnahmen festlegen"),
            Planning.RECORD_VALUE: _("Werte von Kennzahlen eintragen"),
            Planning.ASSESS_GOAL: _("Ergebnisse der Ziele eintragen"),
            Planning.SEND_REMINDERS: _("an Fristen erinnern (nur das Programm selbst)"),
            Planning.RELEASE_PERIOD: _("Ziele freigeben, den Ministerien vorlegen, Zeiträume beginnen und abschließen"),
            Planning.PUBLISH_GOALS: _("Ziele und ihren Stand öffentlich zeigen"),
            Planning.RECORD_AGREEMENT: _("Antworten der Ministerien eintragen"),
        },
    ),
    (
        _("Bedarfe"),
        {
            Needs.VIEW_NEEDS: _("Bedarfe und Bedarfsabfragen lesen"),
            Needs.EDIT_NEED: _("Bedarfe eintragen, prüfen und besprechen"),
            Needs.DECIDE_NEED: _("über Bedarfe entscheiden: aufnehmen, weitergeben, zusammenführen, nicht aufnehmen"),
            Needs.MANAGE_ROUND: _("Kommunen nach ihrem Bedarf fragen: einladen, erinnern, schließen"),
            Needs.ANSWER_ROUND: _("eine Bedarfsabfrage beantworten (nur über den persönlichen Link)"),
        },
    ),
    (
        _("Vorlagen"),
        {
            Papers.VIEW_RELEASED_PAPERS: _("freigegebene Vorlagen lesen"),
            Papers.VIEW_PAPERS: _("alle Vorlagen lesen, auch Entwürfe"),
            Papers.EDIT_PAPER: _("Vorlagen schreiben"),
            Papers.COSIGN_PAPER: _("Vorlagen mitzeichnen"),
            Papers.RELEASE_PAPER: _("Vorlagen freigeben; danach ändern sie sich nicht mehr"),
            Papers.SUBMIT_PAPER: _("Vorlagen einreichen und Beschlüsse eintragen"),
            Papers.MANAGE_TEMPLATES: _("Arten von Vorlagen einrichten"),
        },
    ),
    (
        _("Beratung und Zahlen"),
        {
            Advice.VIEW_ADVICE: _("das Beratungsbuch lesen"),
            Advice.LOG_ADVICE: _("eigene Beratungen eintragen und ändern"),
            Figures.VIEW_FIGURES: _("Zahlen mit ihren Einträgen lesen"),
        },
    ),
    (
        _("Sprachmittlung"),
        {
            Interpreters.VIEW_INTERPRETERS: _("den Pool der Sprachmittelnden lesen"),
            Interpreters.EDIT_INTERPRETER: _("Sprachmittelnde aufnehmen und ihre Angaben pflegen"),
            Interpreters.VIEW_REQUESTS: _("Anfragen nach Sprachmittlung lesen"),
            Interpreters.EDIT_REQUEST: _("Anfragen eintragen, ändern, absagen und ihr Ergebnis eintragen"),
            Interpreters.ASSIGN_INTERPRETER: _("Sprachmittelnde fragen und zuteilen"),
            Interpreters.WRITE_FROM_OUTSIDE: _("anfragen und sich bewerben (nur über die öffentlichen Formulare)"),
            Interpreters.ANSWER_BY_LINK: _("für sich selbst antworten (nur über den persönlichen Link)"),
            Interpreters.VIEW_SETTLEMENTS: _("Abrechnungen, Tarife und Mittel der Sprachmittlung lesen"),
            Interpreters.SETTLE: _(
                "Sprachmittlung abrechnen: Tarife, Mittel, Bankverbindungen, Freigabe, Zahlungsdatei"
            ),
        },
    ),
    (
        _("Partner und Zentrum"),
        {
            Directory.VIEW_DIRECTORY: _("Partner, Kommunen, Gremien und Sitzungen lesen"),
            Directory.EDIT_ORGANISATIONS: _("Partner und Kontakte pflegen"),
            Exchange.IMPORT_TABLES: _(
                "Tabellen aus Excel oder CSV importieren, in Listen, die man auch von Hand pflegt"
            ),
            Directory.MANAGE_CENTRE: _("Zentrum einrichten: Briefkopf, Gremien, Kommunen, Listen"),
            Parameters.VIEW_PARAMETERS: _("Regeln und Sätze lesen"),
            Parameters.MANAGE_PARAMETERS: _("neue Werte für Regeln und Sätze festlegen"),
        },
    ),
    (
        _("Team und eigene Arbeit"),
        {
            Accounts.EDIT_OWN_PROFILE: _("eigene Sprache und Darstellung einstellen"),
            Ui.KEEP_VIEWS: _("Ansichten von Listen für sich merken"),
            Ui.KEEP_FOLLOW_UPS: _("sich und anderen etwas zur Wiedervorlage legen"),
            Accounts.VIEW_ROLES: _("diese Rollentabelle lesen"),
            Accounts.VIEW_TEAM: _("das Team sehen"),
            Accounts.MANAGE_TEAM: _("Kolleginnen und Kollegen aufnehmen, Rollen vergeben, Mitarbeit beenden"),
        },
    ),
    (
        _("Nachweis und Technik"),
        {
            Audit.VIEW_HISTORY: _("den Verlauf eines Datensatzes lesen"),
            Audit.VIEW_WHOLE_HISTORY: _("den Verlauf des ganzen Zentrums lesen"),
            Privacy.VIEW_REGISTER: _("das Verarbeitungsverzeichnis lesen"),
            Messaging.VIEW_OUTBOX: _("den Postausgang lesen"),
            Messaging.RESEND_MAIL: _("Nachrichten noch einmal schicken"),
            Messaging.DELIVER_MAIL: _("Nachrichten zustellen (nur das Programm selbst)"),
            Ui.VIEW_GALLERY: _("die Bausteine der Oberfläche ansehen"),
        },
    ),
)
"""Groups of permissions in the order of the page; each permission once."""


def label_of(permission: str) -> Words:
    """What the permission allows, in words. KeyError when it has no sentence."""
    return next(labels[permission] for _group, labels in GROUPS if permission in labels)
