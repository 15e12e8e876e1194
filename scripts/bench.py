"""Measures the speed of the program and writes machine and figures to ``docs/leistung/``.

``make bench`` runs it on SQLite and, when PostgreSQL is at hand, on PostgreSQL. CPU milliseconds (``process_time``) are
medians of warm requests in one process; they spread less than wall time on a shared machine.
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import bench_imports  # noqa: E402  # found beside this file however it is started

OUT = ROOT / "docs" / "leistung"
RUNS = 15


def main() -> None:
    """Measure on one engine in this process, or start one process per engine."""
    if len(sys.argv) > 1 and sys.argv[1] == "one":
        print(json.dumps(_measure(int(sys.argv[2]))))
        return
    figures: dict[str, Any] = {"machine": _machine(), "measured_on": f"{datetime.now(UTC):%Y-%m-%d}", "engines": {}}
    for engine, server in (("SQLite", _no_server), ("PostgreSQL", _postgresql)):
        with server() as address:
            figures["engines"][engine] = {count: _run(address, count) for count in (1, 54)}
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "figures.json").write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (OUT / "README.md").write_text(_page(figures), encoding="utf-8")
    print(f"geschrieben: {OUT.relative_to(ROOT)}/README.md")


@contextmanager
def _no_server() -> Iterator[str]:
    yield ""


@contextmanager
def _postgresql() -> Iterator[str]:
    sys.path.insert(0, str(ROOT))
    from tests.kit import postgres

    with postgres.server() as address:
        yield address


def _run(address: str, centres: int) -> dict[str, Any]:
    """The figures of one engine with that many centres, measured in a process of its own."""
    data = tempfile.mkdtemp(prefix="schwerpunkt-bench-")
    environment = {**os.environ, "SCHWERPUNKT_DATA": data, "SCHWERPUNKT_LOG_LEVEL": "ERROR"}
    if address:
        _new_database(address, f"bench{centres}")
        environment["SCHWERPUNKT_DATABASE"] = address.replace("/postgres?", f"/bench{centres}?")
    program = str(ROOT / ".venv" / "bin" / "schwerpunkt")
    try:
        migrate = _timed([program, "migrate", "-v0"], environment)
        _timed([program, "createcachetable"], environment)
        _timed([program, "collectstatic", "--noinput", "-v0"], environment)
        generated = _timed([program, "generate", "--centres", str(centres)], environment)
        done = subprocess.run(
            [sys.executable, __file__, "one", str(centres)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        return {
            "migrate_s": migrate,
            "generate_s": generated,
            **json.loads(done.stdout.splitlines()[-1]),
            **(bench_imports.needs_import(environment) if centres == 1 else {}),
        }
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _new_database(address: str, name: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')


def _timed(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return round(time.perf_counter() - started, 2)


def _measure(centres: int) -> dict[str, Any]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "schwerpunkt.config.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    from schwerpunkt.accounts.models import Membership
    from schwerpunkt.planning.models import Goal, Measure
    from schwerpunkt.tenancy.models import Centre
    from schwerpunkt.tenancy.scope import inside

    centre = Centre.objects.order_by("pk").first()
    if centre is None:
        raise SystemExit("nothing generated")
    with inside(centre):
        head = Membership.objects.get(role="head")
        goal, measure = Goal.objects.first(), Measure.objects.first()
    client = Client()
    client.force_login(head.user)
    if goal is None or measure is None:
        raise SystemExit("nothing generated")
    pages = {
        "Heute": "/",
        "Liste Maßnahmen": "/massnahmen/?state=",
        "Liste Partner": "/partner/",
        "Zeitraum": f"/schwerpunkte/{goal.period_id}/",
        "Ziel": f"/ziele/{goal.pk}/",
        "Maßnahme": f"/massnahmen/{measure.pk}/",
        "Zeitstrahl": f"/schwerpunkte/{goal.period_id}/zeitstrahl/",
        "Suche": "/suche/?q=betreuung",
        "Liste Bedarfe": "/bedarfe/",
        "Beratungsbuch": "/beratung/",
        "Liste Vorlagen": "/vorlagen/",
        "Zahlen": "/zahlen/",
        "Zahl mit Verlauf": "/zahlen/advice.entries/",
        "Zahl mit Karte": "/zahlen/advice.entries/?nach=kommune",
        "Lücken": "/luecken/",
        "Stille Kommunen": "/luecken/kommunen/",
    }
    result: dict[str, Any] = {"pages": {name: _page_figures(client, path) for name, path in pages.items()}}
    result["csv_rows_per_s"] = _export(client)
    result["memory_mb"] = _memory(client, pages)
    result["records"] = _records()
    result |= _annual_report(centre)
    result |= _documents()
    result["centres"] = centres
    return result


def _page_figures(client: Any, path: str) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    client.get(path)
    response = client.get(path)
    if response.status_code != HTTPStatus.OK:
        raise SystemExit(f"{path}: {response.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
        count = len(queries)  # the next request empties the list
    wall, spent = _median(lambda: client.get(path))
    return {"queries": count, "cpu_ms": spent, "wall_ms": wall, "kB": round(len(response.content) / 1024)}


def _median(act: Callable[[], Any], runs: int = RUNS) -> tuple[float, float]:
    walls, spents = [], []
    for _number in range(runs):
        wall, spent = time.perf_counter(), time.process_time()
        act()
        walls.append((time.perf_counter() - wall) * 1000)
        spents.append((time.process_time() - spent) * 1000)
    return round(statistics.median(walls), 1), round(statistics.median(spents), 1)


def _export(client: Any) -> int:
    started = time.perf_counter()
    response = client.get("/partner/?als=csv")
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return round(content.count(b"\n") / (time.perf_counter() - started))


def _documents() -> dict[str, Any]:
    sys.path.insert(0, str(ROOT))
    from schwerpunkt.documents.render import render_pdf
    from tests.documents import samples

    report = samples.yearly_report()
    letter = _demo_paper()
    render_pdf(letter)
    wall, spent = _median(lambda: render_pdf(letter))
    started, used = time.perf_counter(), time.process_time()
    render_pdf(report)
    return {
        "paper_pdf_ms": {"wall": wall, "cpu": spent},
        "report_pdf_s": {
            "wall": round(time.perf_counter() - started, 2),
            "cpu": round(time.process_time() - used, 2),
        },
    }


def _demo_paper() -> Any:
    """The content of the demo's released Mitteilungsvorlage; the demo itself is taken back."""
    from django.db import transaction

    from schwerpunkt.documents.content import from_json
    from schwerpunkt.papers.models import FrozenPaper
    from schwerpunkt.portal import demo
    from schwerpunkt.tenancy.scope import everywhere

    with transaction.atomic():
        demo.load(lambda _line: None)
        with everywhere():
            frozen = FrozenPaper.objects.order_by("pk").filter(paper__centre__slug="rhein-sieg-kreis").first()
            if frozen is None:
                raise SystemExit("the demo has no released paper")
        transaction.set_rollback(True)
    return from_json(frozen.content)


def _memory(client: Any, pages: dict[str, str]) -> int:
    """Resident MB of the program itself after every page was opened ten times."""
    sys.path.insert(0, str(ROOT))
    from tests.kit.program import free_port, wait_until_healthy

    port = free_port()
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "serve.log"
        environment = {**os.environ, "PORT": str(port)}
        environment.pop("DJANGO_SETTINGS_MODULE")
        program = [str(ROOT / ".venv" / "bin" / "schwerpunkt"), "serve"]
        with log.open("w") as file, subprocess.Popen(program, env=environment, stdout=file, stderr=file) as process:
            try:
                wait_until_healthy(process, f"http://localhost:{port}/gesund", log)
                for path in list(pages.values()) * 10:
                    request = urllib.request.Request(
                        f"http://localhost:{port}{path}", headers={"Cookie": cookie}
                    )  # our own address
                    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  # the same
                        if "/anmelden" in answer.url:
                            raise SystemExit("the session does not hold")
                        answer.read()
                status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            finally:
                process.terminate()
    return round(int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024)


def _records() -> int:
    """How many rows of the centres' records there are."""
    from django.apps import apps

    from schwerpunkt.tenancy.models import CentreModel
    from schwerpunkt.tenancy.scope import everywhere

    with everywhere():
        models = [
            each for each in apps.get_models() if issubclass(each, CentreModel) or "audit" in each._meta.label_lower
        ]
        return sum(each._default_manager.count() for each in models)


def _annual_report(centre: Any) -> dict[str, Any]:
    """Composing the annual report from live figures, and setting it as PDF."""
    from schwerpunkt.accounts.actors import system_actor
    from schwerpunkt.accounts.models import Membership
    from schwerpunkt.documents.render import render_pdf
    from schwerpunkt.papers import commands
    from schwerpunkt.papers.models import PaperTemplate
    from schwerpunkt.papers.queries import document
    from schwerpunkt.planning.models import FocusPeriod
    from schwerpunkt.tenancy.scope import inside

    with inside(centre):
        actor = system_actor("Messung", centre)
        paper = commands.create_paper(
            actor=actor,
            template=PaperTemplate.objects.get(key="jahresbericht"),
            period=FocusPeriod.objects.order_by("-starts_on").first(),
            author=Membership.objects.get(role="head"),
        )
        document(paper)
        wall, spent = _median(lambda: document(paper), runs=5)
        content = document(paper)
        render_pdf(content)
        set_wall, set_spent = _median(lambda: render_pdf(content), runs=5)
        pages = render_pdf(content).count(b"/Type /Page\n") or render_pdf(content).count(b"/Type/Page")
    return {
        "annual_compose_ms": {"wall": wall, "cpu": spent},
        "annual_pdf_s": {"wall": round(set_wall / 1000, 2), "cpu": round(set_spent / 1000, 2)},
        "annual_pages": pages,
    }


def _machine() -> dict[str, str]:
    names = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next((line.partition(":")[2].strip() for line in names.splitlines() if line.startswith("model name")), "")
    return {"processor": model, "cores": str(os.cpu_count()), "python": platform.python_version()}


def _page(figures: dict[str, Any]) -> str:
    machine = figures["machine"]
    where = f"{machine['cores']} Kernen ({machine['processor']}), Python {machine['python']}"
    measured = (
        f"Gemessen am {figures['measured_on']} mit `make bench` auf {where}. CPU-Zeit je Abruf im selben Prozess, "
        f"Median aus {RUNS} warmen Abrufen. „Vorlage als PDF“ ist überall dieselbe Arbeit: Wie weit diese Zeilen "
        "auseinanderliegen, so weit schwankte die Maschine."
    )
    lines = [
        "# Leistung",
        "",
        measured,
        "",
    ]
    for engine, counts in figures["engines"].items():
        lines += [
            f"## {engine}",
            "",
            "| Seite | Zentren | Abfragen | CPU ms | Wanduhr ms | kB |",
            "|---|---|---|---|---|---|",
        ]
        for count, found in counts.items():
            for name, row in found["pages"].items():
                lines.append(
                    f"| {name} | {count} | {row['queries']} | {row['cpu_ms']} | {row['wall_ms']} | {row['kB']} |"
                )
        lines += ["", "| | 1 Zentrum | 54 Zentren |", "|---|---|---|"]
        one, many = counts[1], counts[54]
        for label, key in (
            ("leere Datenbank anlegen, s", "migrate_s"),
            ("CSV, Zeilen je s", "csv_rows_per_s"),
            ("Speicher des Programms nach zehnmal allen Seiten, MB", "memory_mb"),
            ("Datensätze", "records"),
            ("Messdaten anlegen, s", "generate_s"),
            ("Seiten des Jahresberichts", "annual_pages"),
        ):
            lines.append(f"| {label} | {one[key]} | {many[key]} |")
        for label, key in (
            ("Vorlage als PDF, ms", "paper_pdf_ms"),
            ("40 Seiten mit 30 Tabellen, s", "report_pdf_s"),
            ("Jahresbericht aus den Daten zusammenstellen, ms", "annual_compose_ms"),
            ("Jahresbericht als PDF, s", "annual_pdf_s"),
        ):
            cells = [f"{each[key]['wall']} (CPU {each[key]['cpu']})" for each in (one, many)]
            lines.append(f"| {label} | {cells[0]} | {cells[1]} |")
        lines += bench_imports.table(one)
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
