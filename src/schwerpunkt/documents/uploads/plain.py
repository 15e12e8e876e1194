"""Text and CSV: UTF-8, printable, and not a program or web page in disguise."""

import re

from django.utils.translation import gettext as _

from schwerpunkt.documents.uploads import kinds
from schwerpunkt.documents.uploads.refusal import UploadRefused

CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def check_plain(content: bytes) -> None:
    """UploadRefused unless the content is harmless UTF-8 text."""
    if kinds.is_program(content) or kinds.is_markup(content):
        raise UploadRefused(
            _("Die Datei ist kein einfacher Text, sondern %(likely)s. So etwas nehmen wir nicht an.")
            % {"likely": kinds.likely(content)}
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UploadRefused(
            _(
                "Die Datei ist kein Text in UTF-8. In Excel: „Speichern unter“ und „CSV UTF-8“ wählen; im Editor: Codierung „UTF-8“."
            )
        ) from error
    if CONTROL.search(text):
        raise UploadRefused(
            _("Die Datei enthält Zeichen, die in keinen Text gehören. Bitte speichern Sie sie neu als Text.")
        )
