"""Which pictures a document may carry: our own drawings and plain pixels, nothing that runs or fetches."""

import struct
from xml.etree import ElementTree as ET

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_HEADER_LENGTH = 33
MOST_PIXELS = 50_000_000
FORBIDDEN_ELEMENTS = frozenset(
    {
        "script",
        "foreignobject",
        "iframe",
        "embed",
        "object",
        "handler",
        "listener",
        "set",
        "animate",
        "animatetransform",
    }
)


def checked_svg(svg: str) -> str:
    """The drawing as it is. ValueError when it is not well-formed SVG, or carries scripts, outside links or entities."""
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise ValueError("a drawing declares no entities")
    try:
        root = ET.fromstring(svg)  # noqa: S314  # entities were refused above, and expat loads nothing from outside
    except ET.ParseError as error:
        raise ValueError(f"not a drawing: {error}") from error
    if _local(root.tag) != "svg":
        raise ValueError("not a drawing: the outermost element is not svg")
    for element in root.iter():
        _require_harmless(element)
    return svg


def _require_harmless(element: ET.Element) -> None:
    name = _local(element.tag)
    if name in FORBIDDEN_ELEMENTS:
        raise ValueError(f"a drawing has no {name}")
    if name == "style" and ("@import" in (element.text or "") or "url(" in (element.text or "")):
        raise ValueError("a drawing fetches no style")
    for attribute, value in element.attrib.items():
        key = _local(attribute)
        if key.startswith("on"):
            raise ValueError(f"a drawing has no {key}")
        if key == "href" and not value.startswith(("#", "data:image/png;base64,", "data:image/jpeg;base64,")):
            raise ValueError("a drawing leads nowhere outside")
        if "url(" in value and "url(#" not in value.replace(" ", ""):
            raise ValueError("a drawing fetches nothing")


def _local(name: object) -> str:
    return str(name).rsplit("}", 1)[-1].lower()


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels. ValueError when it is not a PNG."""
    if len(png) < PNG_HEADER_LENGTH or not png.startswith(PNG_SIGNATURE) or png[12:16] != b"IHDR":
        raise ValueError("not a PNG picture")
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


def checked_png(png: bytes) -> bytes:
    """The pixels as they are. ValueError when it is not a PNG or larger than 50 million pixels."""
    width, height = png_size(png)
    if not 0 < width * height <= MOST_PIXELS:
        raise ValueError(f"a picture of {width} by {height} pixels")
    return png
