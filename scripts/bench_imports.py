"""Measures the import of needs: from the file to the preview, the proposals, the records, and back.

``bench.py`` calls ``needs_import``; ``bench_imports.py 10000`` measures one size in the installation that the
environment names. Every size has a process of its own, because the peak of its memory is measured. All goes over the
pages, the jobs are run in the same process.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEED = 20260302
DISTRICT = "05382"
SIZES = {"10k": 10_000, "100k": 100_000}
_WITH_PATH = 2
Row = tuple[Any, ...]
_SHOWN = (
    ("von der Datei bis zur Vorschau", "preview_s"),
    ("alle Vorschläge annehmen und neu prüfen", "accept_s"),
    ("übernehmen", "write_s"),
    ("Vorschau und Übernehmen zusammen", "s"),
    ("in die Suche aufnehmen, danach im Hintergrund", "search_s"),
    ("zurücknehmen", "undo_s"),
)
_GOALS = {"preview_s": ("2", ""), "write_s": ("1", ""), "s": ("", "12"), "peak_mb": ("", "300")}
"""At most so much of each, for 10,000 and for 100,000 rows."""
_SAID_AGAIN, _SLIPS, _REMEMBERED = 0.03, 0.05, 2000

_HEAD = ("Bedarf", "Kommune", "Gemeldet am", "Funktion", "Handlungsfeld", "Thema", "Dringlichkeit", "Zielgruppen")
_FIRST = [
    "Sprach",
    "Abend",
    "Familien",
    "Eltern",
    "Nachmittags",
    "Begegnungs",
    "Beratungs",
    "Eltern",
    "Jugend",
    "Frauen",
    "Sport",
    "Musik",
    "Ferien",
    "Schul",
    "Kita",
    "Wohnungs",
    "Arbeits",
    "Ausbildungs",
    "Gesundheits",
    "Nachbarschafts",
    "Verkehrs",
    "Behörden",
    "Bewerbungs",
    "Fahrrad",
    "Koch",
    "Lese",
]
_SECOND = [
    "kurs",
    "treff",
    "angebot",
    "gruppe",
    "begleitung",
    "beratung",
    "werkstatt",
    "stunde",
    "café",
    "netz",
    "lotse",
    "patenschaft",
    "hilfe",
    "bus",
    "raum",
    "woche",
    "frühstück",
    "projekt",
    "training",
    "sprechstunde",
]
_WHO = [
    "Mütter",
    "Väter",
    "Kinder",
    "Jugendliche",
    "Senioren",
    "Geflüchtete",
    "Auszubildende",
    "Alleinerziehende",
    "Nachbarn",
    "Ehrenamtliche",
    "Lehrkräfte",
    "Fachkräfte",
    "Neuzugewanderte",
    "Schüler",
    "Studierende",
    "Familien",
]
_WHERE = [
    "Bahnhof",
    "Rathaus",
    "Marktplatz",
    "Ortskern",
    "Siedlung",
    "Bücherei",
    "Gemeindehaus",
    "Sportplatz",
    "Grundschule",
    "Gesamtschule",
    "Unterkunft",
    "Neubaugebiet",
    "Industriegebiet",
    "Rheinufer",
    "Jugendheim",
    "Familienzentrum",
]
_WHY = [
    "Wartelisten voll",
    "Anfahrt weit",
    "Termine vormittags",
    "Kosten hoch",
    "Formulare schwierig",
    "Auskunft fehlt",
    "Räume knapp",
    "Personal knapp",
    "Dolmetscher fehlen",
    "Öffnungszeiten kurz",
    "Internet langsam",
    "Busverbindung schlecht",
]
_BEGIN = [
    "Al",
    "Bel",
    "Dor",
    "Em",
    "Fi",
    "Gar",
    "Hol",
    "Im",
    "Jo",
    "Kal",
    "Lo",
    "Mar",
    "Nie",
    "Ol",
    "Pe",
    "Ro",
    "Sie",
    "Tan",
    "Ul",
    "Wes",
]
_MIDDLE = ["ber", "den", "fel", "gen", "hau", "kir", "len", "men", "nau", "pen", "rin", "sen", "tal", "ven", "wal"]
_END = ["ach", "au", "bach", "berg", "dorf", "feld", "hausen", "heim", "hoven", "ich", "rath", "scheid", "weiler"]
_FUNCTIONS = ("Integrationsbeauftragte", "Sozialamt", "Jugendamt", "Schulverwaltung", "Ehrenamtskoordination", "")


def needs_import(environment: dict[str, str]) -> dict[str, Any]:
    """The figures of all sizes, in the installation that the environment names."""
    figures: dict[str, Any] = {}
    for name, count in SIZES.items():
        done = subprocess.run(
            [sys.executable, __file__, str(count)],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env=environment,
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        found = json.loads(done.stdout.splitlines()[-1])
        figures |= {f"needs_import_{name}_{key}": value for key, value in found.items()}
    return figures


def table(figures: dict[str, Any]) -> list[str]:
    """The figures as lines of the page about speed."""
    lines = ["", "| Bedarfe aus einer Tabelle, s | 10.000 Zeilen | 100.000 Zeilen |", "|---|---|---|"]
    for label, key in _SHOWN:
        cells = [figures[f"needs_import_{name}_{key}"] for name in SIZES]
        found = [f"{each['wall']} (CPU {each['cpu']})" for each in cells]
        lines.append(_line(label, key, found))
    peaks = [str(figures[f"needs_import_{name}_peak_mb"]) for name in SIZES]
    return [*lines, _line("höchster Speicher des ganzen Programms, MB", "peak_mb", peaks)]


def _line(label: str, key: str, found: list[str]) -> str:
    """One figure of both sizes, each with its goal where there is one."""
    goals = _GOALS.get(key, ("", ""))
    cells = (f"{each}, höchstens {goal}" if goal else each for each, goal in zip(found, goals, strict=True))
    return f"| {label} | {' | '.join(cells)} |"


def rows(count: int, places: list[tuple[str, str]], codes: dict[str, list[str]]) -> Iterator[Row]:
    """Made-up needs with what goes wrong in tables: slips in names, days of all kinds, the same thing said again."""
    draw = random.Random(SEED)  # noqa: S311  # figures must be the same in every run
    said: list[tuple[str, str]] = []
    for number in range(count):
        name, ags = draw.choice(places)
        text = _text(draw, number)
        if said and draw.random() < _SAID_AGAIN:
            text, name = draw.choice(said)
            text = draw.choice((text, _otherwise(text)))
        elif len(said) < _REMEMBERED:
            said.append((text, name))
        day = date(2021, 1, 1) + timedelta(days=draw.randrange(1500))
        yield (
            text,
            _spelt(draw, name, ags),
            _dated(draw, day),
            draw.choice(_FUNCTIONS) or None,
            draw.choice(codes["action_field"]),
            _slipped(draw, draw.choice(codes["need_topic"])),
            draw.choice(codes["need_urgency"]),
            "; ".join(draw.sample(codes["target_group"], draw.randint(0, 2))) or None,
        )


def _text(draw: random.Random, number: int) -> str:
    what = f"{draw.choice(_FIRST)}{draw.choice(_SECOND)}"
    return (
        f"{what} für {draw.choice(_WHO)} in {_quarter(draw)} am {draw.choice(_WHERE)}: {draw.choice(_WHY)}, "
        f"{_quarter(draw)} und {_quarter(draw)} haben {draw.choice(_FIRST)}{draw.choice(_SECOND)} ({number % 977} Anfragen)"
    )


def _quarter(draw: random.Random) -> str:
    return f"{draw.choice(_BEGIN)}{draw.choice(_MIDDLE)}{draw.choice(_END)}"


def _otherwise(text: str) -> str:
    what, _colon, why = text.partition(": ")
    return f"{why}. Gebraucht wird: {what}"


def _spelt(draw: random.Random, name: str, ags: str) -> Any:
    slip = draw.randrange(1, len(name) - 1)
    return draw.choices(
        (name, f"Stadt {name}", name.upper(), ags, int(ags), f"{name[:slip]}{name[slip + 1 :]}", "Atlantis"),
        (80, 4, 3, 3, 2, 7, 1),
    )[0]


def _dated(draw: random.Random, day: date) -> Any:
    texts = (f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", (day - date(1899, 12, 30)).days, f"31.02.{day:%Y}", None)
    return draw.choices((day, *texts), (70, 15, 5, 5, 3, 2))[0]


def _slipped(draw: random.Random, label: str) -> str:
    return label[:2] + label[3:] if draw.random() < _SLIPS else label


def _written(path: Path, count: int, places: list[tuple[str, str]], codes: dict[str, list[str]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": False}) as book:
        look = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, _HEAD)
        for at, row in enumerate(rows(count, places, codes), start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, place, cell, look)
                elif cell is not None:
                    sheet.write(at, place, cell)


def _measure(count: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bedarfe.xlsx"
        # The workbook's memory is not the program's.
        subprocess.run([sys.executable, __file__, str(count), str(path)], check=True, cwd=ROOT)
        with _opened():
            return _walk(path)


@contextmanager
def _opened() -> Iterator[Any]:
    """The program with the scope of its first centre."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "schwerpunkt.config.settings"
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    from schwerpunkt.tenancy.models import Centre
    from schwerpunkt.tenancy.scope import inside

    centre = Centre.objects.order_by("pk").first()
    if centre is None:
        raise SystemExit("nothing generated")
    with inside(centre):
        yield centre


def _make(path: Path, count: int) -> None:
    with _opened() as centre:
        _prepare(centre, path, count)


def _prepare(centre: Any, path: Path, count: int) -> None:
    from schwerpunkt.accounts.actors import system_actor
    from schwerpunkt.directory.commands import add_municipality
    from schwerpunkt.directory.models import CentreMunicipality
    from schwerpunkt.directory.queries import codes
    from schwerpunkt.directory.reference import municipalities_served

    there = set(CentreMunicipality.objects.values_list("ags", flat=True))
    actor = system_actor("Messung", centre)
    places = municipalities_served(DISTRICT)
    for each in places:
        if each.ags not in there:
            add_municipality(actor=actor, ags=each.ags)
    kinds = ("action_field", "need_topic", "need_urgency", "target_group")
    lists = {kind: [code.label for code in codes(kind)] for kind in kinds}
    _written(path, count, [(each.name, each.ags) for each in places], lists)


def _walk(path: Path) -> dict[str, Any]:
    """Upload, columns, preview, proposals, taking over, undoing; the peak is that of all of it."""
    from django.test import Client

    from schwerpunkt.accounts.models import Membership
    from schwerpunkt.exchange.models import TableImport
    from schwerpunkt.needs.models import Need

    client = Client()
    client.force_login(Membership.objects.get(role="head").user)
    client.get("/importieren/bedarfe/")
    found: dict[str, Any] = {}

    def post(address: str, data: dict[str, Any]) -> str:
        response = client.post(address, data)
        if response.status_code != HTTPStatus.FOUND:
            raise SystemExit(f"{address}: {response.status_code} {response.content.decode()[-3000:]}")
        return str(response.headers["Location"])

    def work(key: int) -> None:
        from schwerpunkt.exchange.background import work_on_import

        work_on_import.func(key)

    def preview() -> int:
        with path.open("rb") as file:
            columns = post("/importieren/bedarfe/", {"target": "ohne", "file": file})
        key = int(columns.split("/")[2])
        form = client.get(columns)
        if form.status_code != HTTPStatus.OK:
            raise SystemExit(f"{columns}: {form.status_code}")
        table = TableImport.objects.defer("content").get(pk=key)
        post(columns, {f"column_{place}": name or "-" for place, name in enumerate(table.mapping)})
        work(key)
        return key

    def accept(key: int) -> None:
        post(f"/importe/{key}/vorschlaege/", {"all_mends": "on"})
        work(key)

    def act(key: int, verb: str) -> None:
        post(f"/importe/{key}/{verb}/", {})
        work(key)

    before = Need.objects.count()
    key = _timed(found, "preview_s", preview)
    found["outcomes"] = _outcomes(key)
    found["preview_page_ms"] = round(_spent(lambda: client.get(f"/importe/{key}/"))[1] * 1000)
    _timed(found, "accept_s", lambda: accept(key))
    _timed(found, "write_s", lambda: act(key, "uebernehmen"))
    found["written"] = Need.objects.count() - before
    found["state"] = TableImport.objects.get(pk=key).state
    found["s"] = {each: round(found["preview_s"][each] + found["write_s"][each], 2) for each in ("wall", "cpu")}
    found["peak_mb"] = _peak()
    _timed(found, "search_s", _catch_up)
    _timed(found, "undo_s", lambda: act(key, "zuruecknehmen"))
    found["left"] = Need.objects.count() - before
    _timed(found, "search_undo_s", _catch_up)
    return found


def _catch_up() -> None:
    """Run the jobs that bring the search index level."""
    from django_tasks_db.models import DBTaskResult

    from schwerpunkt.exchange.telling import tell_of_records

    for waiting in DBTaskResult.objects.ready().filter(task_path=tell_of_records.module_path):
        tell_of_records.func(*waiting.args_kwargs["args"])
        waiting.delete()


def _outcomes(key: int) -> dict[str, int]:
    from schwerpunkt.exchange.models import TableImport
    from schwerpunkt.exchange.queries import outcome_counts

    return outcome_counts(TableImport.objects.defer("content").get(pk=key))


def _timed(found: dict[str, Any], name: str, act: Callable[[], Any]) -> Any:
    result, spent, wall = _spent(act)
    found[name] = {"wall": round(wall, 2), "cpu": round(spent, 2)}
    print(name, found[name], f"{_peak()} MB", file=sys.stderr, flush=True)
    return result


def _spent(act: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, spent = time.perf_counter(), time.process_time()
    result = act()
    return result, time.process_time() - spent, time.perf_counter() - wall


def _peak() -> int:
    """The most resident MB so far."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return round(int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024)


if __name__ == "__main__":
    if len(sys.argv) > _WITH_PATH:
        _make(Path(sys.argv[2]), int(sys.argv[1]))
    else:
        print(json.dumps(_measure(int(sys.argv[1])), ensure_ascii=False))
