"""The rows of a table as they are kept until somebody has decided: small, and read one by one without the file."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from schwerpunkt.exchange.sheets.cells import Cell

_PIECE, _TOGETHER = 1 << 16, 500
_TAGS: dict[type, tuple[str, Callable[[Any], Any]]] = {
    datetime: ("m", datetime.isoformat),
    date: ("d", date.isoformat),
    time: ("t", time.isoformat),
    timedelta: ("s", timedelta.total_seconds),
}


def pack(rows: Iterable[tuple[int, Sequence[Cell]]], width: int) -> bytes:
    """Numbers and cells, the first ``width`` of each row."""
    squeeze, encode = zlib.compressobj(1), json.JSONEncoder(default=_tagged, separators=(",", ":")).encode
    parts: list[bytes] = []
    lines: list[str] = []
    for number, cells in rows:
        lines.append(encode([number, *cells[:width]]))
        if len(lines) == _TOGETHER:
            parts.append(squeeze.compress(("\n".join(lines) + "\n").encode()))
            lines.clear()
    if lines:
        parts.append(squeeze.compress(("\n".join(lines) + "\n").encode()))
    return b"".join([*parts, squeeze.flush()])


def unpack(content: bytes) -> Iterator[tuple[int, list[Cell]]]:
    """The rows again; a row may be shorter than others, and an empty cell is None or an empty text."""
    decode = json.JSONDecoder(object_hook=_untagged).decode
    for lines in _lines(content):
        for row in decode(f"[{','.join(lines)}]"):
            yield row[0], row[1:]


def _lines(content: bytes) -> Iterator[list[str]]:
    """The lines, many at a time."""
    release, rest = zlib.decompressobj(), b""
    for start in range(0, len(content), _PIECE):
        *whole, rest = (rest + release.decompress(content[start : start + _PIECE])).split(b"\n")
        yield [line.decode() for line in whole]


def _tagged(cell: Any) -> dict[str, Any]:
    tag, text = _TAGS[type(cell)]
    return {tag: text(cell)}


def _untagged(found: dict[str, Any]) -> Cell:
    ((tag, value),) = found.items()
    return _read(tag, value)


@lru_cache(maxsize=10_000)
def _read(tag: str, value: Any) -> Cell:
    match tag:
        case "m":
            return datetime.fromisoformat(value)
        case "d":
            return date.fromisoformat(value)
        case "t":
            return time.fromisoformat(value)
        case _seconds:
            return timedelta(seconds=value)
