"""How large a file may be, and the sentence for one that is larger."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from schwerpunkt.core import clock
from schwerpunkt.documents.dated import UPLOAD_MEGABYTES
from schwerpunkt.parameters.queries import at

MEGABYTE = 1024 * 1024


def upload_limit() -> int:
    """The most bytes a file may have today, in the open centre."""
    return int(at(UPLOAD_MEGABYTES.code, clock.today()).value) * MEGABYTE


def too_large(size: int | None, limit: int) -> str:
    """The sentence for a file above the limit."""
    allowed = megabytes(limit)
    if size is None:
        return _("Die Datei ist größer als %(limit)s MB. Bitte verkleinern oder teilen Sie sie.") % {"limit": allowed}
    return _("Die Datei ist %(size)s MB groß, erlaubt sind %(limit)s MB. Bitte verkleinern oder teilen Sie sie.") % {
        "size": megabytes(size),
        "limit": allowed,
    }


def megabytes(size: int) -> str:
    """A size as people read it, without unit."""
    return number_format(size / MEGABYTE, 0)
