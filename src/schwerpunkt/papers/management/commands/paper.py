"""``schwerpunkt paper list`` and ``schwerpunkt paper export ID --format pdf --output FILE``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schwerpunkt.core.errors import Refused
from schwerpunkt.core.saving import write_whole
from schwerpunkt.papers.models import Paper
from schwerpunkt.papers.outputs import FORMATS, render
from schwerpunkt.papers.queries import papers_everywhere
from schwerpunkt.tenancy.scope import inside


class Command(BaseCommand):
    """Lists papers and writes one into a file."""

    help = "Vorlagen auflisten und als Datei ausgeben"

    def add_arguments(self, parser: ArgumentParser) -> None:
        ways = parser.add_subparsers(dest="way", required=True, metavar="list|export")
        listing = ways.add_parser("list", help="alle Vorlagen mit Kennung, Zustand und Betreff")
        export = ways.add_parser("export", help="eine Vorlage in eine Datei schreiben")
        export.add_argument("id", type=int, metavar="ID", help="Kennung aus „paper list“")
        export.add_argument("--format", required=True, choices=tuple(FORMATS), help="Format der Datei")
        export.add_argument("--output", required=True, type=Path, metavar="DATEI", help="wohin geschrieben wird")
        for each in (listing, export):
            each.add_argument("--centre", metavar="KURZZEICHEN", help="nur dieses Zentrum")

    def handle(self, *args: Any, way: str, centre: str | None, **options: Any) -> None:
        papers = [paper for paper in papers_everywhere() if centre in (None, paper.centre.slug)]
        if centre is not None and not papers:
            raise CommandError(f"Im Zentrum „{centre}“ gibt es keine Vorlage (oder das Zentrum nicht).")
        if way == "list":
            self._list(papers)
        else:
            self._export(papers, options["id"], options["format"], options["output"])

    def _list(self, papers: list[Paper]) -> None:
        if not papers:
            self.stdout.write("Es gibt noch keine Vorlage.")
        for paper in papers:
            self.stdout.write(
                f"{paper.pk:>6}  {paper.dated_on:%d.%m.%Y}  {paper.get_state_display():<14}  "
                f"{paper.centre.slug}  {paper.template.label}: {paper.title}"
            )

    def _export(self, papers: list[Paper], key: int, form: str, output: Path) -> None:
        paper = next((each for each in papers if each.pk == key), None)
        if paper is None:
            raise CommandError(f"Eine Vorlage mit der Kennung {key} gibt es nicht. „paper list“ zeigt alle.")
        with inside(paper.centre):
            try:
                download = render(paper, form)
            except Refused as refused:
                raise CommandError(str(refused)) from refused
            except FileNotFoundError as error:
                raise CommandError(
                    f"Die Datei der Vorlage fehlt im Datenordner ({error.filename}). Spielen Sie eine Sicherung ein."
                ) from error
        if not isinstance(download.content, bytes):
            raise TypeError("papers are rendered to bytes")
        write_whole(output, download.content)
        self.stdout.write(f"{output}: {len(download.content)} Bytes ({FORMATS[form]}).")
