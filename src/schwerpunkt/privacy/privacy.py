"""Personal data of what lies below: accounts, sign-in, history, mail, files, background jobs."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.documents.models import StoredFile
from schwerpunkt.exchange.models import ImportRow, TableImport
from schwerpunkt.messaging.models import Mail
from schwerpunkt.privacy.basis import Basis
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import (
    COLLEAGUES,
    HOUSE_FILES,
    HOUSE_ONE_YEAR_AFTER,
    HOUSE_TEN_YEARS,
    INSIDE,
    OPERATION,
)

_SIGN_IN = _("Anmelden, und dass niemand anders es an ihrer Stelle kann")
_WITH_THE_ACCOUNT = _("solange der Zugang besteht; gelöscht mit ihm")

personal(
    User,
    fields=("email", "name", "password", "last_login", "is_active", "is_staff", "is_superuser", "language", "theme"),
    subjects=COLLEAGUES,
    purpose=_("Zugang zum Programm und wie es sich zeigt; das Passwort ist nur als Prüfwert gespeichert"),
    basis=Basis.WORK,
    retention=HOUSE_ONE_YEAR_AFTER,
    recipients=OPERATION,
)
personal(
    Membership,
    fields=("user", "role", "function", "phone", "remits", "substitute", "valid_from", "valid_to"),
    subjects=COLLEAGUES,
    purpose=_("Wer im Zentrum was tut und darf, wer wen vertritt"),
    basis=Basis.WORK,
    retention=HOUSE_ONE_YEAR_AFTER,
    recipients=INSIDE,
)
personal(
    EmailAddress,
    fields=("user", "email"),
    subjects=COLLEAGUES,
    purpose=_SIGN_IN,
    basis=Basis.SECURITY,
    retention=_WITH_THE_ACCOUNT,
    recipients=OPERATION,
)
personal(
    Authenticator,
    fields=("user", "data", "created_at", "last_used_at"),
    subjects=COLLEAGUES,
    purpose=_("Zweiter Faktor und Passkeys der Anmeldung"),
    basis=Basis.SECURITY,
    retention=_WITH_THE_ACCOUNT,
    recipients=OPERATION,
)
personal(
    SocialAccount,
    fields=("user", "uid", "extra_data", "last_login", "date_joined"),
    subjects=COLLEAGUES,
    purpose=_("Anmeldung über das Verzeichnis des Hauses, wenn es angeschlossen ist"),
    basis=Basis.SECURITY,
    retention=_WITH_THE_ACCOUNT,
    recipients=OPERATION,
)
personal(
    SocialToken,
    fields=("account", "token", "token_secret"),
    subjects=COLLEAGUES,
    purpose=_("Anmeldung über das Verzeichnis des Hauses; das Programm speichert in der Regel keine"),
    basis=Basis.SECURITY,
    retention=_WITH_THE_ACCOUNT,
    recipients=OPERATION,
)
personal(
    Session,
    fields=("session_key", "session_data"),
    subjects=COLLEAGUES,
    purpose=_SIGN_IN,
    basis=Basis.SECURITY,
    retention=_("bis zur Abmeldung, höchstens bis zum Ablauf der Sitzung"),
    recipients=OPERATION,
)
personal(
    AuditEntry,
    fields=("actor_id", "actor_label", "reason", "object_label", "changes"),
    subjects=_("Beschäftigte des Zentrums; Personen, die in geänderten Feldern stehen"),
    purpose=_("Nachvollziehen, wer was wann und warum geändert hat"),
    basis=Basis.SECURITY,
    retention=HOUSE_TEN_YEARS,
    recipients=_("Leitung, Fachadministration und Prüfung; zu einem Datensatz alle, die ihn sehen dürfen"),
)
personal(
    Mail,
    fields=("to_address", "to_label", "subject", "body"),
    subjects=_("Beschäftigte des Zentrums und andere, denen das Programm schreibt"),
    purpose=_("Nachrichten zustellen und zeigen, ob sie angekommen sind"),
    retention=_("nach der Regel „Nachrichten aufbewahren“ (Vorschlag: ein Jahr); das Programm löscht sie täglich"),
    recipients=_(
        "wem geschrieben wird; Postausgang: Leitung, Assistenz, Fachadministration, Prüfung; Mailserver des Hauses"
    ),
)
personal(
    StoredFile,
    fields=("name",),
    subjects=_("Personen, die in hochgeladenen Schreiben genannt sind"),
    purpose=_("Schreiben der Ministerien und Anlagen aufbewahren"),
    retention=HOUSE_FILES,
    recipients=INSIDE,
)
_IN_TABLES = _("Personen, die in hochgeladenen Tabellen stehen; wer sie hochgeladen hat")
_IMPORT_END = _(
    "bis zum Löschtag der Datei (Regel „Wie lange eine importierte Datei aufbewahrt wird“) oder früher von Hand"
)
_ONLY_HERSELF = _("nur wer die Datei hochgeladen hat; IT-Betrieb des Hauses bei Störungen")
personal(
    TableImport,
    fields=("file_name", "content", "note", "made_by"),
    subjects=_IN_TABLES,
    purpose=_("Listen aus Excel oder CSV übernehmen und fehlerhafte Zeilen zum Berichtigen zurückgeben"),
    retention=_IMPORT_END,
    recipients=_ONLY_HERSELF,
)
personal(
    ImportRow,
    fields=("cells", "changes", "problems", "facts"),
    subjects=_IN_TABLES,
    purpose=_("Vor dem Übernehmen zeigen, was sich ändern würde"),
    retention=_IMPORT_END,
    recipients=_ONLY_HERSELF,
)
personal(
    DBTaskResult,
    fields=("args_kwargs",),
    subjects=_("niemand unmittelbar: Aufträge nennen nur Kennungen von Datensätzen"),
    purpose=_("Arbeiten im Hintergrund erledigen"),
    basis=Basis.SECURITY,
    retention=_("wenige Tage nach Erledigung"),
    recipients=OPERATION,
)
