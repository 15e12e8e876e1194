"""The typesetter: compiles our own templates with our own fonts and nothing from outside."""

import io
import json
import re
import sys
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from schwerpunkt.documents.content.cleaning import displayable
from schwerpunkt.documents.content.model import Picture

HERE = Path(__file__).resolve().parent.parent
FONTS = HERE / "fonts"
TEMPLATES = HERE / "typst"
NUMBERED_CHARACTER = re.compile("&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,9}));")
PRINT_PPI = 220.0
MISSING = "\u25a1"
# Both standards in one file; the typesetter refuses what breaks either of them.
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_REPLACED = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2060": None, "\u00ad": None}
)


class RenderError(RuntimeError):
    """The typesetter refused a document; a fault of ours, since any content must be printable."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _coverage() -> tuple[list[int], list[int]]:
    lines = (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines()
    pairs = [tuple(int(part, 16) for part in line.split()) for line in lines]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def is_printable(character: str) -> bool:
    """Whether our fonts have a shape for the character."""
    starts, ends = _coverage()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


def printable(text: str) -> str:
    """The text with a box for every character that our fonts cannot print."""
    cleaned = displayable(text).translate(_REPLACED)
    if cleaned.isascii():
        return cleaned
    return "".join(character if is_printable(character) else MISSING for character in cleaned)


def missing_characters(text: str) -> str:
    """The characters of the text that would be printed as a box, each once, in order."""
    cleaned = displayable(text).translate(_REPLACED)
    return "".join(dict.fromkeys(character for character in cleaned if not is_printable(character)))


def printable_drawing(svg: str) -> str:
    """The drawing with a box for every character that our fonts cannot print, however it is written."""

    def spelt(match: re.Match[str]) -> str:
        number = int(match[1], 16) if match[1] else int(match[2])
        return match[0] if number <= sys.maxunicode and printable(chr(number)) == chr(number) else MISSING

    return NUMBERED_CHARACTER.sub(
        spelt, "".join(sign if sign in "\n\r\t" or sign.isascii() else printable(sign) for sign in svg)
    )


def typeset_pdf(template: str, inputs: dict[str, Any]) -> bytes:
    """Compile a template of ours with ``inputs`` (name: JSON value) to an accessible archive PDF. RenderError."""
    result = _compile(template, inputs, "pdf", None)
    if not isinstance(result, bytes):
        raise RenderError("the typesetter gave no file")
    return result


def typeset_png(template: str, inputs: dict[str, Any], ppi: float) -> bytes:
    """Compile a template of one page to pixels. RenderError."""
    result = _compile(template, inputs, "png", ppi)
    if not isinstance(result, bytes):
        raise RenderError("the typesetter gave no picture")
    return result


def _compile(template: str, inputs: dict[str, Any], output: Literal["pdf", "png"], ppi: float | None) -> Any:
    compiler = typst.Compiler(str(TEMPLATES / template), root=str(TEMPLATES), font_paths=_fonts())
    texts = {name: json.dumps(value, ensure_ascii=False) for name, value in inputs.items()}
    standards: Any = STANDARDS if output == "pdf" else []
    try:
        return compiler.compile(format=output, sys_inputs=texts, pdf_standards=standards, ppi=ppi)
    except typst.TypstError as error:
        raise RenderError(f"{error}\n{error.diagnostic}") from error


def picture_png(picture: Picture) -> io.BytesIO:
    """The picture's pixels; a drawing is turned into them in print quality. RenderError."""
    return io.BytesIO(picture.png or typeset_png("picture.typ", {"svg": picture.svg}, PRINT_PPI))
