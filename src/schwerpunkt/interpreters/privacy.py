"""Personal data of the interpreter pool. Clients are never named."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.models import (
    Absence,
    Application,
    Assignment,
    BankAccount,
    Confirmation,
    Inquiry,
    Interpreter,
    Payout,
    Postponement,
    Proof,
    Request,
    SettlementLine,
    Training,
    WeeklySlot,
)
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import CONTACTS, HOUSE_TEN_YEARS, INSIDE

_VOLUNTEERS = _("Ehrenamtlich Sprachmittelnde")
_AFTER_LEAVING = _(
    "nach der Regel „Angaben von Ausgeschiedenen löschen“ (Vorschlag: zwölf Monate nach dem Ausscheiden); „Heute“ erinnert "
    "daran, und Zahlen bleiben ohne Namen"
)
_AFTER_TALK = _("vom Haus festzulegen, Vorschlag: zwei Jahre nach dem Gespräch, danach bleiben die Zahlen")

personal(
    Interpreter,
    fields=("name", "email", "phone", "gender", "municipality", "mobility", "max_km", "max_per_week", "not_at", "note"),
    subjects=_VOLUNTEERS,
    purpose=_("Sprachmittelnde erreichen und zu Gesprächen vermitteln, die sie wahrnehmen können"),
    retention=_AFTER_LEAVING,
    recipients=INSIDE,
)
personal(
    Training,
    fields=("title", "on", "lessons"),
    subjects=_VOLUNTEERS,
    purpose=_("Wissen, wer geschult ist; daraus folgt die Stufe"),
    retention=_AFTER_LEAVING,
    recipients=INSIDE,
)
personal(
    Proof,
    fields=("kind", "seen_on", "next_due"),
    subjects=_VOLUNTEERS,
    purpose=_(
        "Wissen, dass ein Nachweis gesehen wurde und wann er wieder fällig ist; eine Kopie wird nicht aufbewahrt"
    ),
    retention=_AFTER_LEAVING,
    recipients=INSIDE,
)
for _model, _fields in (
    (WeeklySlot, ("weekday", "begins", "ends")),
    (Absence, ("first_day", "last_day")),
):
    personal(
        _model,
        fields=_fields,
        subjects=_VOLUNTEERS,
        purpose=_("Nur die fragen, die zur Zeit des Gesprächs kommen können"),
        retention=_AFTER_LEAVING,
        recipients=INSIDE,
    )
personal(
    Request,
    fields=("contact", "phone", "email", "subject", "state_reason", "override_reason"),
    subjects=CONTACTS,
    purpose=_("Mit der Einrichtung den Termin abstimmen; Namen von Ratsuchenden stehen hier nicht"),
    retention=_AFTER_TALK,
    recipients=INSIDE,
)
personal(
    Assignment,
    fields=("interpreter", "asked_at", "answer_until", "answered_at", "state_reason"),
    subjects=_VOLUNTEERS,
    purpose=_("Wissen, wer zu welchem Gespräch geht und gegangen ist, und die Einsätze gerecht verteilen"),
    retention=_AFTER_TALK,
    recipients=INSIDE,
)
_BRIEFLY = _(
    "ohne Bestätigung der Adresse und nach der Bearbeitung nur so lange, wie „Regeln und Sätze“ sagt; dann löscht das "
    "Programm"
)
personal(
    Inquiry,
    fields=("name", "email", "phone", "subject", "state_reason"),
    subjects=CONTACTS,
    purpose=_("Die Anfrage einer Einrichtung prüfen und beantworten; Namen von Ratsuchenden stehen hier nicht"),
    retention=_BRIEFLY,
    recipients=INSIDE,
)
personal(
    Application,
    fields=(
        *("name", "email", "phone", "gender", "municipality", "mobility"),
        *("languages", "weekdays", "parts", "message", "state_reason"),
    ),
    subjects=_("Menschen, die sich für den Pool bewerben"),
    purpose=_("Über die Bewerbung entscheiden; wer aufgenommen wird, steht danach im Pool"),
    retention=_BRIEFLY,
    recipients=INSIDE,
)
personal(
    Confirmation,
    fields=("held_from", "held_until", "impression", "remark"),
    subjects=_VOLUNTEERS,
    purpose=_("Wissen, ob und wie lange ein Gespräch stattfand, damit der Einsatz abgerechnet werden kann"),
    retention=_AFTER_TALK,
    recipients=INSIDE,
)
personal(
    BankAccount,
    fields=("holder", "iban", "bic"),
    subjects=_VOLUNTEERS,
    purpose=_("Einsätze auszahlen; sichtbar nur für die, die abrechnen; im Verlauf steht sie nicht"),
    retention=_(
        "vom Haus festzulegen, Vorschlag: zwölf Monate nach dem Ausscheiden aus dem Pool (Regeln und Sätze); „Heute“ erinnert daran"
    ),
    recipients=_("Beschäftigte, die abrechnen; Kasse und Bank"),
)
personal(
    Payout,
    fields=("interpreter", "name", "amount", "holder", "iban", "bic"),
    subjects=_VOLUNTEERS,
    purpose=_("Belegen, wer für welchen Monat wie viel auf welches Konto bekommen hat"),
    retention=HOUSE_TEN_YEARS,
    recipients=_("Beschäftigte, die abrechnen; Kasse, Bank und Prüfung"),
)
personal(
    SettlementLine,
    fields=("interpreter", "amount", "words"),
    subjects=_VOLUNTEERS,
    purpose=_("Einsätze abrechnen und die Verwendung der Mittel belegen"),
    retention=HOUSE_TEN_YEARS,
    recipients=_("Beschäftigte, die abrechnen; Kasse und Prüfung"),
)
personal(
    Postponement,
    fields=("interpreter", "reason"),
    subjects=_VOLUNTEERS,
    purpose=_("Wissen, wessen Einsätze auf die nächste Abrechnung warten und warum"),
    retention=HOUSE_TEN_YEARS,
    recipients=INSIDE,
)
