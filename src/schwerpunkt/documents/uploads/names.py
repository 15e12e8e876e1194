"""File names from outside: the part that may stay, and the tricks that are refused."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from schwerpunkt.documents.uploads.refusal import UploadRefused

LONGEST = 150
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
HIDDEN = re.compile("[\x00-\x1f\x7f\u00ad\u200b-\u200d\u2060\ufeff]")
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
FORBIDDEN = re.compile(r'[<>:"|?*]')
PROGRAMS = frozenset(
    {
        "exe",
        "com",
        "bat",
        "cmd",
        "scr",
        "pif",
        "msi",
        "js",
        "jse",
        "vbs",
        "vbe",
        "wsf",
        "ps1",
        "sh",
        "jar",
        "lnk",
        "hta",
    }
)


def clean_name(name: str) -> str:
    """The name without folders and forbidden signs, at most 150 characters long.

    UploadRefused for names that pretend: letters that turn the reading direction, hidden characters, the ending of a
    program in the middle, names that Windows keeps for devices, no name or no ending.
    """
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1]).strip()
    if TURNING.search(last) or HIDDEN.search(last):
        raise UploadRefused(
            _(
                "Der Dateiname enthält unsichtbare Zeichen, mit denen sich eine Endung fälschen lässt. Bitte benennen Sie die Datei um."
            )
        )
    last = FORBIDDEN.sub("_", last).rstrip(". ")
    path = PurePosixPath(last)
    if not last or not path.suffix or last.startswith("."):
        raise UploadRefused(
            _(
                "Der Dateiname hat keine Endung wie „.pdf“. Bitte benennen Sie die Datei so, dass man sieht, was sie ist."
            )
        )
    if RESERVED.fullmatch(last):
        raise UploadRefused(
            _("„%(name)s“ ist unter Windows kein erlaubter Dateiname. Bitte benennen Sie die Datei um.")
            % {"name": last}
        )
    if any(part.lstrip(".").lower() in PROGRAMS for part in path.suffixes[:-1]):
        raise UploadRefused(
            _(
                "„%(name)s“ trägt die Endung eines Programms im Namen. Bitte benennen Sie die Datei um, wenn es keines ist."
            )
            % {"name": last}
        )
    stem = path.name.removesuffix(path.suffix)[: LONGEST - len(path.suffix)].rstrip(". ")
    return f"{stem}{path.suffix}"


def ending(name: str) -> str:
    """The last ending in lower case without its dot."""
    return PurePosixPath(name).suffix.lstrip(".").lower()
