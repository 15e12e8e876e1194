"""What several commands of the directory refuse alike."""

from datetime import date

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused


def require_order(valid_from: date | None, valid_to: date | None) -> None:
    """Refuse an end of validity before its beginning."""
    if valid_from and valid_to and valid_to < valid_from:
        raise Refused(fields={"valid_to": _("Das Ende liegt vor dem Beginn.")})


def require_text(**texts: str) -> None:
    """Refuse empty texts, each at its field."""
    empty = {name: _("Bitte füllen Sie dieses Feld aus.") for name, text in texts.items() if not text.strip()}
    if empty:
        raise Refused(fields=empty)
