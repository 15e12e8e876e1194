"""What a document says, without how it looks: frozen values that four renderers read.

Text is plain text everywhere; emphasis and links are runs of their own. Nothing here knows PDF, Word or HTML.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from schwerpunkt.documents.content.pictures import checked_png, checked_svg

SAFE_SCHEMES = ("https://", "http://", "mailto:", "tel:")


def _require_link(url: str) -> None:
    """ValueError unless ``url`` is one a reader may be sent to: web, mail, telephone or a page of this program."""
    inside = url.startswith("/") and not url.startswith("//")
    if not inside and not url.lower().startswith(SAFE_SCHEMES):
        raise ValueError(f"not a link to the web, a mailbox, a telephone or a page of this program: {url!r}")


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that matters."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text with a stress, or a title."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a text that says where it leads. ValueError for a scheme other than web, mail or telephone."""

    url: str
    text: str

    def __post_init__(self) -> None:
        _require_link(self.url)


@dataclass(frozen=True, slots=True)
class Value:
    """A figure that was counted: marked in the preview, where ``url`` opens its records; plain text in the outputs."""

    text: str
    url: str = ""

    def __post_init__(self) -> None:
        if self.url:
            _require_link(self.url)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


Inline = Text | Strong | Emphasis | Link | Value | LineBreak
Runs = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title, level 1 to 3. ``number`` is printed before it."""

    text: str
    level: int = 1
    number: str = ""

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise ValueError(f"a heading has level 1, 2 or 3, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item: an optional title line, then blocks."""

    blocks: tuple["Block", ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items without an order."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items counted from ``start``."""

    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, on which side its cells stand, and its share of the width (None: as wide as needed)."""

    head: str
    align: Literal["start", "center", "end"] = "start"
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of runs. ``has_row_heads``: the first cell of a row names the row. ``foot``: rows of totals.

    ValueError when a row does not have as many cells as there are columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""
    foot: tuple[tuple[Runs, ...], ...] = ()
    has_row_heads: bool = True

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        for row in (*self.rows, *self.foot):
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG) or a pixel picture (PNG), with the words for those who do not see it.

    ValueError without ``alt``, without content, with both, or when the content is not what it should be.
    """

    alt: str
    svg: str = ""
    png: bytes = b""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture needs words for those who do not see it")
        if bool(self.svg) == bool(self.png):
            raise ValueError("a picture is either a drawing or pixels")
        if self.svg:
            checked_svg(self.svg)
        else:
            checked_png(self.png)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with a caption; ``width`` is its share of the text's width."""

    picture: Picture
    caption: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts: a label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines of facts."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, and whose."""

    runs: Runs
    source: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A passage set apart, such as the proposal for the decision."""

    blocks: tuple["Block", ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The closing: "Im Auftrag", room for the signature, then who signs."""

    lines: tuple[str, ...]
    formula: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading | Paragraph | BulletList | NumberedList | Table | Figure | Facts | Quote | Notice | Signature | PageBreak
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the first line of ``sender`` is the authority; ``contact`` stands beside it; ``footer`` on each page."""

    sender: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper, report or letter.

    ``kind`` is its sort as printed above the title (Mitteilungsvorlage), ``mark`` a state such as "Entwurf" printed on
    every page, ``meta`` the facts under the letterhead, ``recipient`` the address of a letter, ``created`` the day all
    outputs are dated with. The same document gives the same bytes.
    """

    title: str
    created: date
    language: str = "de"
    kind: str = ""
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    mark: str = ""
    letterhead: Letterhead = field(default_factory=Letterhead)
    recipient: tuple[str, ...] = ()
    meta: tuple[Fact, ...] = ()
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a document needs a title")


def text(*words: str) -> Runs:
    """Runs of plain text, one after the other; the short way to a table's cell or a paragraph."""
    return tuple(Text(word) for word in words)


def paragraph(*words: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(text(*words))
