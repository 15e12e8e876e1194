"""Reading money and numbers as people write them in Germany."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from schwerpunkt.ui.dates import Unreadable

_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
_SIGNS = re.compile(r"(€|eur|euro|\s|\u202f|\u00a0)", re.IGNORECASE)


def parse_number(text: str, digits: int | None = None) -> Decimal:
    """The number that ``text`` names, with comma or point: 1.234,5 · 1234.5 · 1 234. At most ``digits`` decimals."""
    bare = _SIGNS.sub("", text).replace("\N{MINUS SIGN}", "-")
    if "," in bare or _THOUSANDS.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".", 1)
    try:
        value = Decimal(bare)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or "e" in bare.casefold():
        raise Unreadable(_("„%(text)s“ ist keine Zahl.") % {"text": text[:40]})
    if digits is not None and -int(value.as_tuple().exponent) > digits:
        raise Unreadable(_("Bitte höchstens %(digits)s Stellen nach dem Komma.") % {"digits": digits})
    return value


def parse_money(text: str) -> Decimal:
    """An amount in euro, exact to the cent: 1.234,50 € · 1234,5 · 1.234. Unreadable otherwise."""
    try:
        return parse_number(text, 2).quantize(Decimal("0.01"))
    except Unreadable as error:
        if "," not in text and "." not in text:
            raise Unreadable(
                _("„%(text)s“ ist kein Betrag. Schreiben Sie ihn so: 1.234,50.") % {"text": text[:40]}
            ) from error
        raise
