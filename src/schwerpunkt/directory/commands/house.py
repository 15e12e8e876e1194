"""Letterhead and signatories, each from a day on."""

from datetime import date
from typing import TypeVar

from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.directory.commands.checks import require_order, require_text
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.models import Letterhead, Signatory

R = TypeVar("R", Letterhead, Signatory)


@command(Perm.MANAGE_CENTRE, says=_l("Briefkopf angelegt"))
def add_letterhead(
    *,
    actor: Actor,
    authority: str,
    head_of_authority: str,
    unit: str = "",
    address: str = "",
    contact_line: str = "",
    footer: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Letterhead:
    """A new letterhead; papers take the one that is valid on their day (of several the latest)."""
    require_text(authority=authority, head_of_authority=head_of_authority)
    require_order(valid_from, valid_to)
    letterhead = Letterhead(
        authority=authority.strip(),
        head_of_authority=head_of_authority.strip(),
        unit=unit.strip(),
        address=address.strip(),
        contact_line=contact_line.strip(),
        footer=footer.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    letterhead.save()
    return letterhead


@command(Perm.MANAGE_CENTRE, says=_l("Briefkopf geändert"), on="letterhead")
def change_letterhead(
    *,
    actor: Actor,
    letterhead: Letterhead,
    authority: str,
    head_of_authority: str,
    unit: str,
    address: str,
    contact_line: str,
    footer: str,
    valid_from: date | None,
    valid_to: date | None,
) -> Letterhead:
    """Change a letterhead; released papers keep theirs."""
    require_text(authority=authority, head_of_authority=head_of_authority)
    values = {"authority": authority, "head_of_authority": head_of_authority, "unit": unit, "address": address}
    return _dated(letterhead, values | {"contact_line": contact_line, "footer": footer}, valid_from, valid_to)


@command(Perm.MANAGE_CENTRE, says=_l("Zeichnungsbefugnis angelegt"))
def add_signatory(
    *,
    actor: Actor,
    formula: str,
    function: str,
    name: str = "",
    is_default: bool = True,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Signatory:
    """A new way to sign: formula and function; a name is not needed."""
    require_text(formula=formula, function=function)
    require_order(valid_from, valid_to)
    signatory = Signatory(
        formula=formula.strip(),
        function=function.strip(),
        name=name.strip(),
        is_default=is_default,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    signatory.save()
    return signatory


@command(Perm.MANAGE_CENTRE, says=_l("Zeichnungsbefugnis geändert"), on="signatory")
def change_signatory(
    *,
    actor: Actor,
    signatory: Signatory,
    formula: str,
    function: str,
    name: str,
    is_default: bool,
    valid_from: date | None,
    valid_to: date | None,
) -> Signatory:
    """Change a way to sign; released papers keep theirs."""
    require_text(formula=formula, function=function)
    signatory.is_default = is_default
    return _dated(signatory, {"formula": formula, "function": function, "name": name}, valid_from, valid_to)


def _dated(record: R, texts: dict[str, str], valid_from: date | None, valid_to: date | None) -> R:
    require_order(valid_from, valid_to)
    for name, text in texts.items():
        setattr(record, name, text.strip())
    record.valid_from, record.valid_to = valid_from, valid_to
    record.save()
    return record
