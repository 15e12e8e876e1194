"""The register as the page and the document show it."""

from dataclasses import dataclass
from datetime import date

from schwerpunkt.privacy.basis import Basis, words
from schwerpunkt.privacy.register import Processing, register


@dataclass(frozen=True)
class Row:
    """One kind of record with the words of its legal basis on a day."""

    processing: Processing
    basis: str


def register_on(day: date) -> tuple[Row, ...]:
    """The whole register with the legal bases that hold on ``day`` in the open centre (one query per basis)."""
    bases = {basis: words(basis, day) for basis in Basis}
    return tuple(Row(each, bases[each.basis]) for each in register())
