"""The handbook is read inside the program, under its help page, by everybody."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from schwerpunkt.portal import handbook

TOPICS = [path.stem for path in handbook.FOLDER.glob("*.md") if path.stem != "README"]


def test_the_help_page_leads_to_every_page_in_order() -> None:
    page = Client().get("/hilfe/").content.decode()
    places = [page.index(f'href="/hilfe/{each.slug}/"') for each in handbook.topics()]
    assert places == sorted(places)
    assert sorted(each.slug for each in handbook.topics()) == sorted(TOPICS)


@pytest.mark.parametrize("slug", TOPICS)
def test_every_line_of_a_page_is_shown_and_nothing_of_its_marks(slug: str) -> None:
    topic = handbook.topic(slug)
    assert topic is not None
    source = (handbook.FOLDER / f"{slug}.md").read_text(encoding="utf-8")
    assert re.search(r"\*\*|\]\(|\|--|^#", topic.body.striptags(), re.MULTILINE) is None
    shown = {tag: topic.body.count(f"<{tag}") for tag in ("h2", "li>", "strong>", "table")}
    assert shown == {
        "h2": len(re.findall(r"^## ", source, re.MULTILINE)),
        "li>": len(re.findall(r"^(?:- |\d+\. )", source, re.MULTILINE)),
        "strong>": len(re.findall(r"\*\*.+?\*\*", source)),
        "table": len(re.findall(r"^\|---", source, re.MULTILINE)),
    }
    assert Client().get(reverse("portal:help_topic", args=(slug,))).status_code == 200


def test_links_lead_to_pages_of_the_handbook() -> None:
    links = {link for each in handbook.topics() for link in re.findall(r'href="([^"]+)"', each.body)}
    assert links != set()
    assert {Client().get(link).status_code for link in links} == {200}


def test_what_could_be_misread_is_shown_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "README.md").write_text("- [A](eins.md)\n", encoding="utf-8")
    (tmp_path / "eins.md").write_text("# A & B\n\n<b>1 < 2</b> **x<y**\n", encoding="utf-8")
    monkeypatch.setattr(handbook, "FOLDER", tmp_path)
    handbook.topics.cache_clear()
    try:
        (only,) = handbook.topics()
    finally:
        handbook.topics.cache_clear()
    assert (only.title, str(only.body)) == (
        "A & B",
        "<p>&lt;b&gt;1 &lt; 2&lt;/b&gt; <strong>x&lt;y</strong></p>",
    )


def test_an_unknown_page_is_not_there() -> None:
    assert Client().get("/hilfe/gibt-es-nicht/").status_code == 404
