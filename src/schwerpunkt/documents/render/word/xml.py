"""Two words of Word's own XML."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def element(name: str, /, **attributes: str) -> Any:
    """An element of the main namespace with attributes of the same."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def put(parent: Any, *children: Any) -> Any:
    """The parent with the children appended."""
    for child in children:
        parent.append(child)
    return parent


def raw(part: Paragraph | Run) -> Any:
    """The XML behind a paragraph or run."""
    return part._element  # noqa: SLF001  # the library has no other door to what it does not cover


def describe(picture: Run, name: str, alt: str) -> None:
    """Name the picture of a run, and say what it shows to those who do not see it."""
    (properties,) = raw(picture).xpath(".//wp:docPr")
    properties.set("name", name)
    properties.set("descr", alt)
