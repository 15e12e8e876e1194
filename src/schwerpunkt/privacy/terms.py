"""Words that many entries of the register share."""

from django.utils.translation import gettext_lazy as _

COLLEAGUES = _("Beschäftigte des Zentrums")
CONTACTS = _("Ansprechpersonen bei Partnern")
INSIDE = _("Beschäftigte des Zentrums nach ihrer Rolle")
OPERATION = _("Beschäftigte des Zentrums nach ihrer Rolle; IT-Betrieb des Hauses bei Störungen")
COMMITTEES = _("Beschäftigte des Zentrums; Gremien und, nach der Freigabe, Öffentlichkeit")

HOUSE_FILES = _(
    "vom Haus festzulegen, Vorschlag: so lange wie die Akte, zu der der Eintrag gehört; danach Anbieten an das Archiv"
)
HOUSE_ONE_YEAR_AFTER = _("vom Haus festzulegen, Vorschlag: ein Jahr nach dem Ende der Mitarbeit")
HOUSE_WHILE_NEEDED = _("vom Haus festzulegen, Vorschlag: solange die Zusammenarbeit besteht; jährlich durchsehen")
HOUSE_TEN_YEARS = _("vom Haus festzulegen, Vorschlag: zehn Jahre, weil die Einträge belegen, wer was entschieden hat")
