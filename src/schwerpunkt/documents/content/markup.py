"""Plain text as people type it, read as blocks, and blocks written back as such text.

Paragraphs are separated by a blank line; "- " begins a bullet and "1. " a numbered item, whose first line is its title
when more lines follow; **strong**, *emphasis*, [words](https://address.example). A backslash takes a sign literally.
"""

import re
from collections.abc import Callable, Iterator

from schwerpunkt.documents.content.cleaning import clean_text
from schwerpunkt.documents.content.model import (
    Block,
    BulletList,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    ListItem,
    NumberedList,
    Paragraph,
    Runs,
    Strong,
    Text,
    Value,
)

_BULLET = re.compile("[-*\u2022\u25aa\u25cf\u2013\u2023\u00b7] +(?=\\S)")
_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NUMBER = re.compile(rf"(\d{{1,3}})[.)] +(?!(?:{_MONTHS})\b)(?=\S)")
# An asterisk inside a word is a gender star, not emphasis, so emphasis begins and ends at a word's edge.
_RUN = re.compile(
    r"""
      \\(?P<literal>[\\*\[\]\-0-9\u2022\u25aa\u25cf\u2013\u2023\u00b7])
    | (?<!\w)\*\*(?P<strong>(?!\s)(?:\\.|[^*\n\\]|\*(?!\*))+?(?<!\s))\*\*(?!\w)
    | (?<![\w*])\*(?P<emphasis>(?![\s*])(?:\\.|[^*\n\\]|(?<=\w)\*(?=\w))+?(?<!\s))\*(?![\w*])
    | \[(?P<words>(?:\\.|[^\]\n\\])+)\]\((?P<url>(?:https?://|mailto:|tel:)[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)
    | (?P<address>https?://[^\s<>"\u201c\u201d\u201e]*[^\s<>"\u201c\u201d\u201e.,;:!?)\]\\])
    """,
    re.VERBOSE,
)
_SPECIAL = re.compile(r"[\\*\[\]]")
_ESCAPED = re.compile(r"\\([\\*\[\]\-0-9\u2022\u25aa\u25cf\u2013\u2023\u00b7])")


def runs_from_text(text: str) -> Runs:
    """One paragraph's text as runs; newlines become line breaks."""
    runs: list[Inline] = []
    for number, line in enumerate(clean_text(text).split("\n")):
        if number:
            runs.append(LineBreak())
        runs.extend(_line_runs(line))
    return tuple(runs)


def blocks_from_text(text: str) -> tuple[Block, ...]:
    """The text as paragraphs and lists. Empty text gives no block."""
    blocks: list[Block] = []
    lines = clean_text(text).split("\n")
    numbers = _numbers(lines)
    group = _Group()
    for place, line in enumerate(lines):
        bullet, number = _BULLET.match(line), numbers.get(place)
        if not line:
            group = group.close(blocks)
        elif bullet:
            group = group.item("bullet", line[bullet.end() :], blocks)
        elif number is not None:
            group = group.item("number", _NUMBER.sub("", line, count=1), blocks, number)
        else:
            group.line(line)
    group.close(blocks)
    return tuple(blocks)


def text_from_runs(runs: Runs) -> str:
    """Runs as text that runs_from_text reads back; signs are escaped only where they would be misread."""
    text = "".join(_run_text(run, _as_is) for run in runs)
    return text if runs_from_text(text) == runs else "".join(_run_text(run, _escaped) for run in runs)


def text_from_blocks(blocks: tuple[Block, ...]) -> str:
    """Paragraphs and lists as text that blocks_from_text reads back. ValueError for any other kind of block."""
    return "\n\n".join(_block_text(block) for block in blocks)


def _line_runs(line: str) -> Iterator[Inline]:
    plain = ""
    place = 0
    for match in _RUN.finditer(line):
        plain += line[place : match.start()]
        place = match.end()
        if (literal := match["literal"]) is not None:
            plain += literal
            continue
        if plain:
            yield Text(plain)
            plain = ""
        yield _special_run(match)
    plain += line[place:]
    if plain:
        yield Text(plain)


def _special_run(match: re.Match[str]) -> Inline:
    if match["strong"]:
        return Strong(_unescaped(match["strong"]))
    if match["emphasis"]:
        return Emphasis(_unescaped(match["emphasis"]))
    if match["address"]:
        return Link(match["address"], match["address"])
    return Link(match["url"], _unescaped(match["words"]))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _numbers(lines: list[str]) -> dict[int, int]:
    """Which lines begin a numbered item, and with which number: 1, or the neighbour of another one.

    A lone "12. Sitzung" is the beginning of a sentence, not a list.
    """
    found = [(place, int(match[1])) for place, line in enumerate(lines) if (match := _NUMBER.match(line))]
    values = [None, *(number for _, number in found), None]
    return {
        place: number
        for index, (place, number) in enumerate(found, 1)
        if number == 1 or values[index - 1] == number - 1 or values[index + 1] == number + 1
    }


class _Group:
    """Lines without a blank line between them: a paragraph, or the items of one list."""

    def __init__(self, kind: str = "paragraph", start: int = 1) -> None:
        self.kind = kind
        self.start = start
        self.items: list[list[str]] = []

    def line(self, line: str) -> None:
        """One more line of the paragraph or of the last item."""
        if self.items:
            self.items[-1].append(line)
        else:
            self.items.append([line])

    def item(self, kind: str, line: str, blocks: list[Block], start: int = 1) -> "_Group":
        """One more item; a new group when this one is of another kind."""
        group = self if self.kind == kind and self.items else self.close(blocks)
        if group is not self:
            group.kind, group.start = kind, start
        group.items.append([line])
        return group

    def close(self, blocks: list[Block]) -> "_Group":
        """Put what was gathered to the blocks; a list that only a blank line cut off goes on."""
        if self.items:
            block, last = self._block(), blocks[-1] if blocks else None
            if isinstance(block, BulletList) and isinstance(last, BulletList):
                blocks[-1] = BulletList(last.items + block.items)
            elif isinstance(block, NumberedList) and isinstance(last, NumberedList) and _goes_on(last, block):
                blocks[-1] = NumberedList(last.items + block.items, last.start)
            else:
                blocks.append(block)
        return _Group()

    def _block(self) -> Block:
        if self.kind == "bullet":
            return BulletList(tuple(ListItem((Paragraph(runs_from_text("\n".join(item))),)) for item in self.items))
        if self.kind == "number":
            return NumberedList(tuple(_numbered_item(item) for item in self.items), self.start)
        return Paragraph(runs_from_text("\n".join(self.items[0])))


def _goes_on(last: NumberedList, block: NumberedList) -> bool:
    return block.start == last.start + len(last.items)


def _numbered_item(lines: list[str]) -> ListItem:
    if len(lines) == 1:
        return ListItem((Paragraph(runs_from_text(lines[0])),))
    return ListItem((Paragraph(runs_from_text("\n".join(lines[1:]))),), _unescaped(lines[0]))


def _run_text(run: Inline, write: Callable[[str], str]) -> str:
    match run:
        case LineBreak():
            return "\n"
        case Strong(text):
            return f"**{write(text)}**"
        case Emphasis(text):
            return f"*{write(text)}*"
        case Link(url, text):
            is_bare = url == text and (match := _RUN.fullmatch(url)) is not None and match["address"] is not None
            return url if is_bare else f"[{write(text)}]({url})"
        case Text(text) | Value(text):
            return write(text)


def _as_is(text: str) -> str:
    return text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _line_escaped(text: str) -> str:
    """A paragraph's text, so that none of its lines is taken for a list item."""
    lines = (f"\\{line}" if _BULLET.match(line) or _NUMBER.match(line) else line for line in text.split("\n"))
    return "\n".join(lines)


def _block_text(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return _line_escaped(text_from_runs(runs))
        case BulletList(items):
            return "\n".join(f"- {_item_text(item)}" for item in items)
        case NumberedList(items, start):
            return "\n".join(f"{number}. {_item_text(item)}" for number, item in enumerate(items, start))
    raise ValueError(f"{type(block).__name__} cannot be typed as plain text")


def _item_text(item: ListItem) -> str:
    lines = [_escaped(item.title)] if item.title else []
    for block in item.blocks:
        if not isinstance(block, Paragraph):
            raise ValueError(  # the block is of a fine type, only not one that people type
                f"{type(block).__name__} inside a list item cannot be typed as plain text"
            )
        lines.append(_line_escaped(text_from_runs(block.runs)))
    return "\n".join(lines)
