"""Personal data of the interpreter pool. Clients are never named."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.models import Absence, Assignment, Interpreter, Proof, Request, Training, WeeklySlot
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import CONTACTS, INSIDE

_VOLUNTEERS = _("Ehrenamtlich Sprachmittelnde")
_AFTER_LEAVING = _(
    "vom Haus festzulegen, Vorschlag: ein Jahr nach dem Ausscheiden aus dem Pool; Zahlen bleiben ohne Namen"
)
_WHILE_IN_POOL = _("vom Haus festzulegen, Vorschlag: solange jemand zum Pool gehört")
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
    retention=_WHILE_IN_POOL,
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
        retention=_WHILE_IN_POOL,
        recipients=INSIDE,
    )
personal(
    Request,
    fields=("contact", "phone", "email", "subject", "state_reason"),
    subjects=CONTACTS,
    purpose=_("Mit der Einrichtung den Termin abstimmen; Namen von Ratsuchenden stehen hier nicht"),
    retention=_AFTER_TALK,
    recipients=INSIDE,
)
personal(
    Assignment,
    fields=("interpreter", "asked_at", "answered_at", "state_reason"),
    subjects=_VOLUNTEERS,
    purpose=_("Wissen, wer zu welchem Gespräch geht und gegangen ist, und die Einsätze gerecht verteilen"),
    retention=_AFTER_TALK,
    recipients=INSIDE,
)
