"""Personal data of the search index, and of what colleagues set up for themselves."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.portal.models import CalendarLink, Digest, FollowUp, SearchEntry
from schwerpunkt.privacy.basis import Basis
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import COLLEAGUES, INSIDE

personal(
    SearchEntry,
    fields=("title", "text", "title_words", "words"),
    subjects=_("Personen, die in auffindbaren Einträgen genannt sind"),
    purpose=_("Einträge wiederfinden; gezeigt wird nur, was die suchende Person sehen darf"),
    retention=_("verschwindet mit dem Eintrag, aus dem es stammt"),
    recipients=INSIDE,
)
personal(
    CalendarLink,
    fields=("membership", "made_at"),
    subjects=COLLEAGUES,
    purpose=_("Eigene Fristen im Kalenderprogramm lesen; die Adresse öffnet nur das und nur während der Mitarbeit"),
    basis=Basis.WORK,
    retention=_("bis die Mitarbeit gelöscht wird; die Adresse gilt, bis die Person sie abschaltet oder aufhört"),
    recipients=_("nur die Person selbst, und wem sie die Adresse gibt"),
)
personal(
    Digest,
    fields=("membership", "weekday", "last_week"),
    subjects=COLLEAGUES,
    purpose=_("Einmal in der Woche per E-Mail sagen, was ansteht"),
    basis=Basis.WORK,
    retention=_("bis die Mitarbeit gelöscht wird"),
    recipients=_("nur die Person selbst; IT-Betrieb des Hauses bei Störungen"),
)
personal(
    FollowUp,
    fields=("text", "owner", "set_by", "record_title"),
    subjects=_("Beschäftigte des Zentrums; Personen, die in einer Wiedervorlage genannt sind"),
    purpose=_("An einem Tag an etwas erinnert werden"),
    basis=Basis.WORK,
    retention=_("bis zur festgelegten Zahl von Tagen nach der Erledigung (Regeln und Sätze), dann automatisch"),
    recipients=_("nur die beiden Beschäftigten, die sie betrifft"),
)
