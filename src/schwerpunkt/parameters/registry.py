"""What can be set: each code is declared once, by the room that asks for it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from schwerpunkt.core.errors import Refused
from schwerpunkt.core.words import Words


@dataclass(frozen=True)
class Definition:
    """A parameter's code, German label, unit and kind of value (int, Decimal or str)."""

    code: str
    label: Words
    unit: Words
    kind: type[int] | type[Decimal] | type[str]
    help_text: Words = ""

    def read(self, raw: str) -> Any:
        """The stored text as a value; Refused when it is not of the kind."""
        try:
            return self.kind(raw)
        except (ValueError, ArithmeticError) as error:
            raise Refused(fields={"value": f"„{raw}“ ist kein Wert für {self.label}."}) from error


_definitions: dict[str, Definition] = {}


def define(definition: Definition) -> Definition:
    """Declare a parameter; a second declaration of the same code is an error."""
    if _definitions.setdefault(definition.code, definition) != definition:
        raise ValueError(f"{definition.code} is defined twice")
    return definition


def definition(code: str) -> Definition:
    """The declaration of ``code``; KeyError if no room declared it."""
    return _definitions[code]


def definitions() -> tuple[Definition, ...]:
    """All declarations, by code."""
    return tuple(_definitions[code] for code in sorted(_definitions))
