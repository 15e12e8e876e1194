"""Documents as JSON and back; the frozen copy of a released paper is this JSON, its checksum the proof.

A field with its default value is left out, so a field that is added later does not change the checksum of older papers.
"""

import base64
import binascii
import dataclasses
import hashlib
import json
import types
import typing
from datetime import date
from functools import cache
from typing import Any

from schwerpunkt.documents.content import model
from schwerpunkt.documents.content.model import Document

FORMAT = 1


class NotADocument(ValueError):
    """The JSON is not a document of a format this version reads; the message names the place."""


def to_json(document: Document) -> dict[str, Any]:
    """The document as values that ``json`` can write."""
    return {"format": FORMAT, **_encode(document)}


def from_json(data: Any) -> Document:
    """The document of ``to_json``. NotADocument for anything else."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotADocument("document: not the format this version reads")
    decoded = _decode(Document, {key: value for key, value in data.items() if key != "format"}, "document")
    return typing.cast("Document", decoded)


def canonical(document: Document) -> bytes:
    """The one way to write the JSON: sorted keys, no spaces, ASCII."""
    return json.dumps(to_json(document), sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def checksum(document: Document) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def _encode(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        encoded: dict[str, Any] = {"type": type(value).__name__}
        for field in dataclasses.fields(value):
            content = getattr(value, field.name)
            if content != _default(field):
                encoded[field.name] = _encode(content)
        return encoded
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _default(field: "dataclasses.Field[Any]") -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, vars(model))


def _decode(kind: Any, value: Any, place: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _decode_union(typing.get_args(kind), value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise NotADocument(f"{place}: not a list")
        inner = typing.get_args(kind)[0]
        return tuple(_decode(inner, item, f"{place}[{index}]") for index, item in enumerate(value))
    if origin is typing.Literal:
        if value not in typing.get_args(kind):
            raise NotADocument(f"{place}: {value!r} is not allowed")
        return value
    if dataclasses.is_dataclass(kind):
        return _decode_dataclass(typing.cast("type", kind), value, place)
    return _decode_scalar(kind, value, place)


def _decode_union(kinds: tuple[Any, ...], value: Any, place: str) -> Any:
    if value is None and type(None) in kinds:
        return None
    name = value.get("type") if isinstance(value, dict) else None
    for kind in kinds:
        if dataclasses.is_dataclass(kind) and getattr(kind, "__name__", "") == name:
            return _decode(kind, value, place)
    rest = [kind for kind in kinds if kind is not type(None) and not dataclasses.is_dataclass(kind)]
    if len(rest) == 1:
        return _decode(rest[0], value, place)
    raise NotADocument(f"{place}: unknown kind {name!r}")


def _decode_dataclass(kind: type, value: Any, place: str) -> Any:
    if not isinstance(value, dict) or value.get("type") != kind.__name__:
        raise NotADocument(f"{place}: not a {kind.__name__}")
    hints = _hints(kind)
    names = {field.name for field in dataclasses.fields(kind)}
    if unknown := set(value) - names - {"type"}:
        raise NotADocument(f"{place}: unknown {', '.join(sorted(unknown))}")
    content = {name: _decode(hints[name], value[name], f"{place}.{name}") for name in names if name in value}
    try:
        return kind(**content)
    except (TypeError, ValueError) as error:
        raise NotADocument(f"{place}: {error}") from error


def _decode_scalar(kind: Any, value: Any, place: str) -> Any:
    if kind is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str):
        try:
            if kind is date:
                return date.fromisoformat(value)
            if kind is bytes:
                return base64.b64decode(value, validate=True)
        except (ValueError, binascii.Error) as error:
            raise NotADocument(f"{place}: {error}") from error
    if type(value) is kind:
        return value
    raise NotADocument(f"{place}: not a {getattr(kind, '__name__', kind)}")
