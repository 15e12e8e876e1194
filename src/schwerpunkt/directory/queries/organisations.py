"""Partner organisations, found by any of their names."""

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import QuerySet

from schwerpunkt.directory.models import Organisation, OrganisationName

_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_BETWEEN = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """The name without what people write differently: case, umlauts, accents, hyphens, blanks."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).casefold().translate(_SPELT))
    return _BETWEEN.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def organisations() -> QuerySet[Organisation]:
    """All partner organisations of the centre with their municipality."""
    return Organisation.objects.select_related("municipality")


def find_organisation(name: str) -> Organisation | None:
    """The organisation with this name: its present one, short name, alias or a dated name, however it is spelt.

    An organisation still active goes before an archived one, a present name before another; None when there is none.
    """
    wanted = folded(name)
    if not wanted:
        return None
    hits = [(rank, key) for rank, key, text in _all_names() if folded(text) == wanted]
    return Organisation.objects.get(pk=min(hits)[1]) if hits else None


def organisations_by_name() -> dict[str, Organisation]:
    """All organisations by each of their names, folded; of two with one name the one ``find_organisation`` names.

    Two queries, however many there are.
    """
    records = {each.pk: each for each in organisations()}
    found: dict[str, tuple[int, int]] = {}
    for rank, key, text in _all_names():
        if name := folded(text):
            found[name] = min(found.get(name, (rank, key)), (rank, key))
    return {name: records[key] for name, (_rank, key) in found.items()}


def similar_organisations(organisation: Organisation) -> list[Organisation]:
    """Others that may be the same: one of their names is, or contains, one of this organisation's."""
    names = list(_all_names())
    own = {folded(text) for _rank, key, text in names if key == organisation.pk} - {""}
    keys = {key for _rank, key, text in names if key != organisation.pk and _is_near(folded(text), own)}
    return list(Organisation.objects.filter(pk__in=keys).order_by("name"))


_SHORTEST = 6
"""Shorter names are contained in too many others."""


def _is_near(name: str, own: Iterable[str]) -> bool:
    return any(
        name == each or (min(len(name), len(each)) >= _SHORTEST and (name in each or each in name)) for each in own
    )


def _all_names() -> Iterable[tuple[int, int, str]]:
    """Rank, key of the organisation, name."""
    for key, name, short_name, is_archived in Organisation.objects.values_list(
        "pk", "name", "short_name", "is_archived"
    ):
        yield 2 * is_archived, key, name
        yield 2 * is_archived + 1, key, short_name
    for key, name, is_archived in OrganisationName.objects.values_list(
        "organisation", "name", "organisation__is_archived"
    ):
        yield 2 * is_archived + 1, key, name
