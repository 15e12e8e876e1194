"""Reading an account number as people type it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from schwifty import IBAN
from schwifty.exceptions import InvalidChecksumDigits, SchwiftyException

from schwerpunkt.core.errors import Refused


@dataclass(frozen=True)
class Account:
    """A checked account number and its bank (empty when not known)."""

    iban: str
    bic: str


def read_iban(text: str) -> Account:
    """The account number with its bank; spaces and small letters do not matter. Refused at the field ``iban``."""
    try:
        found = IBAN(text)
    except InvalidChecksumDigits as error:
        raise Refused(
            fields={"iban": _("Diese IBAN kann nicht stimmen: Die Prüfziffer passt nicht. Ist eine Zahl vertauscht?")}
        ) from error
    except SchwiftyException as error:
        raise Refused(
            fields={"iban": _("Das ist keine vollständige IBAN. Eine deutsche beginnt mit DE und hat 22 Stellen.")}
        ) from error
    if not found.in_sepa_zone:
        raise Refused(fields={"iban": _("Dieses Land gehört nicht zum SEPA-Raum. Die Bank würde nicht überweisen.")})
    return Account(found.compact, str(found.bic or ""))
