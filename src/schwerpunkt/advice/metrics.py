"""What the advice log can count."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.advice.enums import Perm
from schwerpunkt.advice.queries import entries
from schwerpunkt.advice.tables import CountedAdviceTable
from schwerpunkt.figures.metrics import Evidence, metric

_BY = {
    "kommune": "municipality",
    "leistung": "kind",
    "thema": "topic",
    "massnahme": "measure",
    "ziel": "measure__goals",
    "handlungsfeld": "measure__goals__action_field",
}


@metric(
    "advice.entries",
    _("Beratungen und Begleitungen"),
    unit=_("Einträge"),
    explanation=_("Jeder Eintrag im Beratungsbuch einmal, am Tag, an dem er geschah."),
    permission=Perm.VIEW_ADVICE,
    table=CountedAdviceTable,
    is_about_people=True,
    silence=_("wurde nicht beraten oder begleitet"),
)
def advice_entries() -> Evidence:
    """Entries of the log by their day."""
    return Evidence(entries(), on="on", by=_BY)


@metric(
    "advice.minutes",
    _("Zeit für Beratung und Begleitung"),
    unit=_("Minuten"),
    explanation=_("Die Minuten aller Einträge im Beratungsbuch, am Tag, an dem sie geschahen."),
    permission=Perm.VIEW_ADVICE,
    table=CountedAdviceTable,
    is_about_people=True,
)
def advice_minutes() -> Evidence:
    """Minutes of the log by their day."""
    return Evidence(entries(), on="on", amount="minutes", by=_BY)
