"""The table of roles. It is the documentation: docs/roles.md and the page *Rollen* are made from it."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.enums import Perm as Accounts
from schwerpunkt.accounts.permissions import Role
from schwerpunkt.advice.enums import Perm as Advice
from schwerpunkt.audit.enums import Perm as Audit
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

_SELF = frozenset({Accounts.EDIT_OWN_PROFILE, Accounts.VIEW_ROLES, Ui.KEEP_VIEWS})
_COMMITTEE = _SELF | {Planning.VIEW_PLANNING, Papers.VIEW_RELEASED_PAPERS}
_READING = _COMMITTEE | {
    Accounts.VIEW_TEAM,
    Advice.VIEW_ADVICE,
    Audit.VIEW_HISTORY,
    Directory.VIEW_DIRECTORY,
    Figures.VIEW_FIGURES,
    Interpreters.VIEW_INTERPRETERS,
    Interpreters.VIEW_REQUESTS,
    Needs.VIEW_NEEDS,
    Papers.VIEW_PAPERS,
    Parameters.VIEW_PARAMETERS,
    Privacy.VIEW_REGISTER,
}
_WORKING = _READING | {
    Advice.LOG_ADVICE,
    Directory.EDIT_ORGANISATIONS,
    Exchange.IMPORT_TABLES,
    Interpreters.ASSIGN_INTERPRETER,
    Interpreters.EDIT_INTERPRETER,
    Interpreters.EDIT_REQUEST,
    Needs.EDIT_NEED,
    Papers.COSIGN_PAPER,
    Papers.EDIT_PAPER,
    Planning.EDIT_MEASURE,
    Planning.RECORD_VALUE,
    Ui.KEEP_FOLLOW_UPS,
}

ROLES: tuple[Role, ...] = (
    Role(
        "head",
        _("KI-Leitung"),
        _("Setzt die Schwerpunkte, gibt frei, holt die Zustimmung der Ministerien ein und gibt Vorlagen ab."),
        _WORKING
        | {
            Accounts.MANAGE_TEAM,
            Audit.VIEW_WHOLE_HISTORY,
            Directory.MANAGE_CENTRE,
            Interpreters.SETTLE,
            Interpreters.VIEW_SETTLEMENTS,
            Messaging.RESEND_MAIL,
            Messaging.VIEW_OUTBOX,
            Needs.DECIDE_NEED,
            Needs.MANAGE_ROUND,
            Papers.MANAGE_TEMPLATES,
            Papers.RELEASE_PAPER,
            Papers.SUBMIT_PAPER,
            Parameters.MANAGE_PARAMETERS,
            Planning.AMEND_GOAL,
            Planning.EDIT_GOAL,
            Planning.ASSESS_GOAL,
            Planning.EDIT_INDICATOR,
            Planning.EDIT_PERIOD,
            Planning.PUBLISH_GOALS,
            Planning.RECORD_AGREEMENT,
            Planning.RELEASE_PERIOD,
        },
    ),
    Role(
        "officer",
        _("Fachkraft"),
        _("Plant Ziele und Maßnahmen im eigenen Handlungsfeld, schreibt Vorlagen und zeichnet mit."),
        _WORKING
        | {Needs.DECIDE_NEED, Planning.AMEND_GOAL, Planning.ASSESS_GOAL, Planning.EDIT_GOAL, Planning.EDIT_INDICATOR},
    ),
    Role(
        "assistant",
        _("Verwaltungsassistenz"),
        _(
            "Pflegt Partner, Listen, Sitzungen und Vorlagen, trägt Antworten der Ministerien ein und reicht Vorlagen ein."
        ),
        _WORKING
        | {
            Directory.MANAGE_CENTRE,
            Interpreters.SETTLE,
            Interpreters.VIEW_SETTLEMENTS,
            Messaging.RESEND_MAIL,
            Messaging.VIEW_OUTBOX,
            Needs.MANAGE_ROUND,
            Papers.SUBMIT_PAPER,
            Planning.RECORD_AGREEMENT,
        },
    ),
    Role(
        "reader",
        _("Politik und Öffentlichkeit im Haus"),
        _("Liest Ziele und freigegebene Vorlagen."),
        _COMMITTEE,
    ),
    Role(
        "auditor",
        _("Prüfung und Datenschutz"),
        _("Liest alles mit Verlauf und ändert nichts."),
        _READING | {Audit.VIEW_WHOLE_HISTORY, Interpreters.VIEW_SETTLEMENTS, Messaging.VIEW_OUTBOX},
    ),
    Role(
        "admin",
        _("Fachadministration"),
        _("Richtet das Zentrum ein: Team, Briefkopf, Gremien, Listen, Vorlagenarten. Entscheidet nichts Fachliches."),
        _READING
        | {
            Accounts.MANAGE_TEAM,
            Audit.VIEW_WHOLE_HISTORY,
            Directory.EDIT_ORGANISATIONS,
            Directory.MANAGE_CENTRE,
            Exchange.IMPORT_TABLES,
            Messaging.RESEND_MAIL,
            Messaging.VIEW_OUTBOX,
            Papers.MANAGE_TEMPLATES,
            Parameters.MANAGE_PARAMETERS,
            Ui.KEEP_FOLLOW_UPS,
            Ui.VIEW_GALLERY,
        },
    ),
)
