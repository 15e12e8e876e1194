"""The payment file for the bank: SEPA pain.001.001.09, checked against the schema. The same payments give the same bytes."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sepaxml import SepaTransfer
from sepaxml.validation import try_valid_xml
from text_unidecode import unidecode

SCHEMA = "pain.001.001.09"
_SPACE = f"{{urn:iso:std:iso:20022:tech:xsd:{SCHEMA}}}"
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_LONGEST_NAME = 70
_NOT_FOR_BANKS = re.compile(r"[^A-Za-z0-9/?:().,'+ -]")


@dataclass(frozen=True)
class Party:
    """One side of a payment. An empty ``bic`` leaves it to the bank to know it."""

    name: str
    iban: str
    bic: str = ""


@dataclass(frozen=True)
class Payment:
    """An amount for somebody, with the words of the remittance; ``key`` names it in the file, once."""

    key: str
    to: Party
    amount: Decimal
    words: str


def for_banks(text: str) -> str:
    """The text in the letters every bank takes: foreign ones are written in Latin letters, odd signs become spaces."""
    return " ".join(_NOT_FOR_BANKS.sub(" ", unidecode(text.translate(_GERMAN))).split())


def _name(party: Party) -> str:
    """A name as banks take it; an umlaut makes it longer, and they take seventy letters."""
    return for_banks(party.name)[:_LONGEST_NAME].rstrip()


def payment_file(payer: Party, payments: Sequence[Payment], *, key: str, made_at: datetime, execute_on: date) -> bytes:
    """The file; ``key`` names it for the bank, so that it notices one sent twice.

    ValueError without payments. ValidationError of sepaxml when the bank's schema refuses it.
    """
    if not payments:
        raise ValueError("a payment file without payments")
    transfer = SepaTransfer(
        {"name": _name(payer), "IBAN": payer.iban, "batch": True, "currency": "EUR"}
        | ({"BIC": payer.bic} if payer.bic else {}),
        schema=SCHEMA,
    )
    for each in payments:
        transfer.add_payment(
            {
                "name": _name(each.to),
                "IBAN": each.to.iban,
                "amount": int(each.amount * 100),
                "description": for_banks(each.words),
                "execution_date": execute_on,
                "endtoend_id": each.key,
            }
            | ({"BIC": each.to.bic} if each.to.bic else {})
        )
    root = ET.fromstring(transfer.export(validate=False))  # noqa: S314  # made above
    # The library draws these anew each time; a released settlement gives the same bytes.
    for name, value in (("MsgId", key), ("PmtInfId", key), ("CreDtTm", f"{made_at:%Y-%m-%dT%H:%M:%S}")):
        for node in root.iter(f"{_SPACE}{name}"):
            node.text = value
    made = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    try_valid_xml(made, SCHEMA)
    return bytes(made)
