"""Partner organisations, found by any of their names."""

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import QuerySet

from schwerpunkt.core.asking import Question, fetched
from schwerpunkt.directory.models import Contact, Organisation, OrganisationName

_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_BETWEEN = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """The name without what people write differently: case, umlauts, accents, hyphens, blanks."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).casefold().translate(_SPELT))
    return _BETWEEN.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def organisations() -> QuerySet[Organisation]:
    """All partner organisations of the centre with their municipality."""
    return Organisation.objects.select_related("municipality")


def names_and_contacts(organisation: Organisation) -> tuple[list[OrganisationName], list[Contact]]:
    """The further names and the contacts of an organisation (one query)."""
    names, contacts = fetched(
        Question(
            organisation.names.order_by("kind", "valid_from", "name"), ("pk", "name", "kind", "valid_from", "valid_to")
        ),
        Question(organisation.contacts.order_by("function", "name"), ("pk", "function", "name", "email", "phone")),
    )
    return names, contacts


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
    present, others = _named()
    names = list(_names(present, others))
    own = {folded(text) for _rank, key, text in names if key == organisation.pk} - {""}
    keys = {key for _rank, key, text in names if key != organisation.pk and _is_near(folded(text), own)}
    return [each for each in present if each.pk in keys]


def organisations_near(name: str) -> list[Organisation]:
    """Those one of whose names is, or contains, this name or is contained in it; archived ones are left out."""
    wanted = {folded(name)} - {""}
    present, others = _named()
    keys = {key for _rank, key, text in _names(present, others) if _is_near(folded(text), wanted)}
    return [each for each in present if each.pk in keys and not each.is_archived]


_SHORTEST = 6
"""Shorter names are contained in too many others."""


def _is_near(name: str, own: Iterable[str]) -> bool:
    return any(
        name == each or (min(len(name), len(each)) >= _SHORTEST and (name in each or each in name)) for each in own
    )


def _all_names() -> Iterable[tuple[int, int, str]]:
    """Rank, key of the organisation, name (one query)."""
    return _names(*_named())


def _named() -> tuple[list[Organisation], list[OrganisationName]]:
    """All organisations by name and all their further names, with what telling them apart takes."""
    present, others = fetched(
        Question(Organisation.objects.order_by("name"), ("pk", "name", "short_name", "kind", "is_archived")),
        Question(OrganisationName.objects.all(), ("organisation_id", "name", "organisation__is_archived")),
    )
    return present, others


def _names(present: Iterable[Organisation], others: Iterable[OrganisationName]) -> Iterable[tuple[int, int, str]]:
    for each in present:
        yield 2 * each.is_archived, each.pk, each.name
        yield 2 * each.is_archived + 1, each.pk, each.short_name
    for other in others:
        yield 2 * other.organisation.is_archived + 1, other.organisation_id, other.name
