"""What a released paper said, beside what its data would say today."""

from dataclasses import dataclass

from schwerpunkt.core.worddiff import Piece, compare
from schwerpunkt.documents.content import Document, from_json, plain_blocks
from schwerpunkt.documents.content.model import Heading
from schwerpunkt.papers.models import FrozenPaper, Paper
from schwerpunkt.papers.queries.composition import document


@dataclass(frozen=True)
class Difference:
    """A part of the paper (by its heading) that differs, word by word."""

    heading: str
    pieces: tuple[Piece, ...]


def differences(paper: Paper, frozen: FrozenPaper) -> list[Difference]:
    """Where the frozen text and the text of the present data differ, part by part."""
    then, now = _parts(from_json(frozen.content)), _parts(document(paper))
    return [
        Difference(heading, compare(then.get(heading, ""), now.get(heading, "")))
        for heading in dict.fromkeys((*then, *now))
        if then.get(heading, "") != now.get(heading, "")
    ]


def _parts(content: Document) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    heading = content.title
    for block in content.blocks:
        if isinstance(block, Heading):
            heading = block.text.rstrip(":")
            parts.setdefault(heading, [])
            continue
        parts.setdefault(heading, []).append(plain_blocks((block,)))
    return {name: "\n".join(lines) for name, lines in parts.items()}
