"""Which municipality of the centre somebody means who spells it in her own way.

Rules first, which are certain; then likeness, which is a proposal. All by distinct spelling, never by row.
"""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.exchange.sheets import Proposal
from schwerpunkt.exchange.sheets.cells import folded

LEAST = 78
"""Likeness in percent from which on a name is proposed."""
LEAD = 6
"""By so much the best must be ahead of the next other one; else nobody can tell."""
_SHORTEST = 4
_LOST_ZERO = 7
_KEY = 8
_POSTCODE = re.compile(r"^(?:D-)?\d{5}\s+")
_OFFICE = re.compile(
    r"^(?:(?:gro(?:ß|ss)e\s+)?(?:kreis)?stadtverwaltung|gemeindeverwaltung|verwaltung|(?:kreis)?stadt|gemeinde|rathaus|"
    r"bürgermeister(?:in)?|kommune)\s+(?:der\s+)?(?:stadt\s+|gemeinde\s+)?",
    re.IGNORECASE,
)
_SAINT = re.compile(r"^(?:st|skt|sankt|sct|snkt)\b\.?\s*-?\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s*[(,/].*$|\s+-\s+.*$")
_SIDE = re.compile(r",\s*(?:stadt|gemeinde|kreisfreie stadt)\s*$", re.IGNORECASE)


def recognise(text: str, known: Mapping[str, CentreMunicipality]) -> CentreMunicipality | Proposal:
    """The municipality a spelling means, or a proposal. ValidationError when it means none that we know.

    ``known`` are the municipalities by folded key and names.
    """
    digits = "".join(text.split())
    if digits.isdecimal() and len(digits) in (_LOST_ZERO, _KEY) and (found := known.get(digits.zfill(_KEY))):
        return found
    for spelling in _spellings(text):
        if found := known.get(folded(spelling)):
            return found
    wanted = folded(_plain(text))
    if len(wanted) >= _SHORTEST and (proposal := _likely(text, wanted, known)):
        return proposal
    raise ValidationError(_("„%(text)s“ ist keine Kommune dieses Zentrums.") % {"text": text.strip()[:60]})


def _spellings(text: str) -> list[str]:
    """The text, and what is left without office, postcode and the like; Sankt in full."""
    bare = _SIDE.sub("", text.strip())
    return [text, bare, _plain(bare)]


def _plain(text: str) -> str:
    found = _OFFICE.sub("", _POSTCODE.sub("", " ".join(text.split())))
    return _SAINT.sub("Sankt ", found)


def _likely(text: str, wanted: str, known: Mapping[str, CentreMunicipality]) -> Proposal | None:
    names = [name for name in known if not name.isdecimal()]
    head = folded(_plain(_TAIL.sub("", text)))
    if found := known.get(head):
        return _proposal(text, found)
    inside = {known[name] for name in names if len(name) >= _SHORTEST and wanted.startswith(name)}
    if len(inside) == 1:
        return _proposal(text, inside.pop())
    rated = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=LEAST - LEAD, limit=None)
    if not rated or rated[0][1] < LEAST:
        return None
    best = known[rated[0][0]]
    rival = next((score for name, score, _at in rated if known[name] != best), 0.0)
    return _proposal(text, best) if rated[0][1] - rival >= LEAD else None


def _proposal(text: str, place: CentreMunicipality) -> Proposal:
    return Proposal(
        place, _("„%(text)s“: gemeint ist wohl %(name)s.") % {"text": text.strip()[:60], "name": place.name}
    )
