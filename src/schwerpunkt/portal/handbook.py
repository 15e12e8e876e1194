"""The handbook inside the program: the pages of ``docs/handbuch``, which a wheel carries beside this file.

They are written in a small part of Markdown, one line a paragraph or point: headings, lists, tables, ``**words on the
screen**`` and links to each other. Anything else would be shown as it stands; a test holds the pages to it.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from django.urls import reverse
from markupsafe import Markup, escape

_HERE = Path(__file__).parent / "handbook_pages"
FOLDER = _HERE if _HERE.is_dir() else Path(__file__).parents[3] / "docs" / "handbuch"
_LISTED = re.compile(r"^- \[[^\]]+\]\(([a-z-]+)\.md\)$", re.MULTILINE)
_WORDS = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<words>[^\]]+)\]\((?P<page>[a-z-]+)\.md\)")
_KINDS = {"# ": "title", "## ": "head", "- ": "ul", "| ": "table"}


@dataclass(frozen=True)
class Topic:
    """One page: its name in addresses, its title, its text as HTML below a page's headline."""

    slug: str
    title: str
    body: Markup


@cache
def topics() -> tuple[Topic, ...]:
    """All pages in the order of the first one, which lists them. Empty when the installation has none."""
    index = FOLDER / "README.md"
    if not index.is_file():
        return ()
    slugs = _LISTED.findall(index.read_text(encoding="utf-8"))
    return tuple(_topic(slug, (FOLDER / f"{slug}.md").read_text(encoding="utf-8")) for slug in slugs)


def topic(slug: str) -> Topic | None:
    """The page of that name, or None."""
    return next((each for each in topics() if each.slug == slug), None)


def _topic(slug: str, text: str) -> Topic:
    lines = [line for line in text.splitlines() if line]
    groups = [(kind, list(rows)) for kind, rows in groupby(lines[1:], key=_kind)]
    return Topic(slug, lines[0].removeprefix("# "), Markup("\n").join(_block(kind, rows) for kind, rows in groups))


def _kind(line: str) -> str:
    if re.match(r"\d+\. ", line):
        return "ol"
    return next((kind for start, kind in _KINDS.items() if line.startswith(start)), "" if line[0] != "|" else "table")


def _block(kind: str, lines: list[str]) -> Markup:
    if kind == "table":
        return _table(lines)
    texts = [_line(re.sub(r"^(?:## |- |\d+\. )", "", line)) for line in lines]
    if kind in ("ul", "ol"):
        items = Markup().join(Markup("<li>{}</li>").format(text) for text in texts)
        return Markup("<{0}>{1}</{0}>").format(kind, items)
    pattern = Markup('<h2 class="sp-h2">{}</h2>') if kind == "head" else Markup("<p>{}</p>")
    return Markup().join(pattern.format(text) for text in texts)


def _table(lines: list[str]) -> Markup:
    head, _rule, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    heads = Markup().join(Markup('<th scope="col">{}</th>').format(_line(cell)) for cell in head)
    first, rest = Markup('<th scope="row">{}</th>'), Markup("<td>{}</td>")
    body = Markup().join(
        Markup("<tr>{}</tr>").format(
            Markup().join((rest if place else first).format(_line(cell)) for place, cell in enumerate(row))
        )
        for row in rows
    )
    return Markup(
        '<div class="sp-tablebox"><table class="sp-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(heads, body)


def _line(text: str) -> Markup:
    parts, place = [], 0
    for found in _WORDS.finditer(text):
        parts.append(escape(text[place : found.start()]))
        if found["bold"]:
            parts.append(Markup("<strong>{}</strong>").format(found["bold"]))
        else:
            url = reverse("portal:help_topic", args=(found["page"],))
            parts.append(Markup('<a href="{}">{}</a>').format(url, found["words"]))
        place = found.end()
    return Markup().join([*parts, escape(text[place:])])
