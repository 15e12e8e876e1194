"""Personal data of the search index."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.portal.models import SearchEntry
from schwerpunkt.privacy.register import personal
from schwerpunkt.privacy.terms import INSIDE

personal(
    SearchEntry,
    fields=("title", "text", "title_words", "words"),
    subjects=_("Personen, die in auffindbaren Einträgen genannt sind"),
    purpose=_("Einträge wiederfinden; gezeigt wird nur, was die suchende Person sehen darf"),
    retention=_("verschwindet mit dem Eintrag, aus dem es stammt"),
    recipients=INSIDE,
)
