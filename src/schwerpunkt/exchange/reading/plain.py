"""A quick look at a sheet as spreadsheet programs write it: none of its cells is far out, and so much text it shows at most.

It sees the same bytes as the parser, but by patterns, piece by piece. Whatever is not written in the plain way is left
to the slow look that understands all of XML.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence

_PIECE = 1 << 21
_LONGEST_ROW = 1 << 24
_ROW_END, _CELL_END, _STRING, _SHARED = b"</row>", b"</c>", b"<si>", b' t="s"'
_CELL_MARKUP = len(b'<c r="A1"><v></v></c>')
_STRING_MARKUP = len(b"<t></t></si>")
_BEGIN = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="UTF-8")?(?: standalone="(?:yes|no)")?\s*\?>)?\s*<\w',
    re.IGNORECASE,
)
# Up to column CV (100) and row 100,001, one row of headings included.
_NEAR = rb"(?:[A-Z]|[AB][A-Z]|C[A-V])(?:[1-9][0-9]{0,4}|10000[01])"
_ODD = re.compile(
    rb'<(?:c(?![A-Za-z])(?! r="' + _NEAR + rb'"(?: (?:s|t|cm|vm|ph)="[A-Za-z0-9]*")*/?>)|[A-Za-z]+:|!)',
)
_ODD_STRINGS = re.compile(rb"<(?:[A-Za-z]+:|!|si(?!>))")
_INDEX = re.compile(rb' t="s"[^<>]*><v>([0-9]+)</v>')


def string_lengths(content: bytes) -> list[int] | None:
    """For each of the shared texts a length that it does not exceed; None when they are not written plainly."""
    if not _BEGIN.match(content) or _ODD_STRINGS.search(content):
        return None
    return [len(each) - _STRING_MARKUP for each in content.split(_STRING)[1:]]


def most_text(archive: zipfile.ZipFile, name: str, lengths: Sequence[int] | None) -> int | None:
    """So many characters a part of a workbook shows at most; None when it is not written plainly or reaches far out."""
    total, used = 0, Counter[bytes]()
    for at, piece in enumerate(_pieces(archive, name)):
        if (at == 0 and not _BEGIN.match(piece)) or len(piece) > _LONGEST_ROW or _ODD.search(piece):
            return None
        found = _INDEX.findall(piece)
        if piece.count(_SHARED) != len(found):
            return None
        used.update(found)
        total += len(piece) - _CELL_MARKUP * piece.count(_CELL_END)
    if used and (lengths is None or max(map(int, used)) >= len(lengths)):
        return None
    return total + sum(lengths[int(index)] * count for index, count in used.items() if lengths is not None)


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in pieces that end with a row."""
    rest = b""
    with archive.open(name) as file:
        while found := file.read(_PIECE):
            rest += found
            cut = rest.rfind(_ROW_END) + len(_ROW_END) if _ROW_END in rest else 0
            if cut:
                yield rest[:cut]
                rest = rest[cut:]
            elif len(rest) > _LONGEST_ROW:
                yield rest
                rest = b""
    yield rest
