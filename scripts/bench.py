"""Measures the speed of the program and writes machine and figures to ``docs/leistung/``.

``make bench`` runs it on SQLite and, when PostgreSQL is at hand, on PostgreSQL. CPU milliseconds (``process_time``) are
medians of warm requests in one process; they spread less than wall time on a shared machine. A shared machine also
computes faster in one minute than in the next: before each run a fixed piece of work is timed, the *pace*, and the run
is told in paces too. A figure at the best pace of the whole measurement compares with another day's.
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

from scripts import bench_dispatch, bench_imports, bench_report  # noqa: E402  # found beside this file however it is started

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
            figures["engines"][engine] = {str(count): _run(address, count) for count in (1, 54)}
    figures["plans"] = bench_dispatch.plans()
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "figures.json").write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (OUT / "README.md").write_text(bench_report.page(figures, RUNS), encoding="utf-8")
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

    import schwerpunkt.config.wsgi  # noqa: F401  # as the web server starts
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
    result["csv"] = _export(client)
    result["memory_mb"] = _memory(client, pages)
    result["records"] = _records()
    result |= _annual_report(centre)
    result |= _documents()
    return result | {"centres": centres, "best_pace_ms": round(_best_pace, 2)}


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
    return {"queries": count, **_median(lambda: client.get(path)), "kB": round(len(response.content) / 1024)}


_best_pace = float("inf")


def _pace() -> float:
    """CPU milliseconds of a fixed piece of work of the kind that pages do: texts, lists and dictionaries."""
    global _best_pace  # noqa: PLW0603  # the whole measurement has one
    started = time.process_time()
    found: dict[str, list[str]] = {}
    for number in range(6000):
        word = f"wort{number % 97}-{number}"
        found.setdefault(word[:6], []).append(word.upper())
    ",".join(f"{key}:{len(words)}" for key, words in sorted(found.items()))
    spent = (time.process_time() - started) * 1000
    _best_pace = min(_best_pace, spent)
    return spent


def _median(act: Callable[[], Any], runs: int = RUNS) -> dict[str, float]:
    """Medians of wall and CPU milliseconds, and of the CPU time in paces of the moment."""
    walls, spents, paces = [], [], []
    for _number in range(runs):
        pace = _pace()
        wall, spent = time.perf_counter(), time.process_time()
        act()
        walls.append((time.perf_counter() - wall) * 1000)
        spents.append((time.process_time() - spent) * 1000)
        paces.append(spents[-1] / ((pace + _pace()) / 2))
    return {
        "wall_ms": round(statistics.median(walls), 1),
        "cpu_ms": round(statistics.median(spents), 1),
        "paces": round(statistics.median(paces), 2),
    }


def _export(client: Any) -> dict[str, float]:
    """The longest list as CSV."""

    def export() -> int:
        response = client.get("/beratung/?als=csv")
        return b"".join(response.streaming_content).count(b"\n")

    return {"rows": export(), **_median(export, runs=5)}


def _documents() -> dict[str, Any]:
    sys.path.insert(0, str(ROOT))
    from schwerpunkt.documents.render import render_pdf
    from tests.documents import samples

    report = samples.yearly_report()
    letter = _demo_paper()
    render_pdf(letter)
    return {"paper_pdf": _median(lambda: render_pdf(letter)), "report_pdf": _median(lambda: render_pdf(report), runs=3)}


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


def _memory(client: Any, pages: dict[str, str]) -> dict[str, int]:
    """Resident MB of the process that serves pages and of the one that does the jobs, after ten rounds of every page."""
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
                children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
                found = {"worker": max(map(_resident, children)), "jobs": _resident(str(process.pid))}
            finally:
                process.terminate()
    return found


def _resident(process: str) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
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
        composed = _median(lambda: document(paper), runs=5)
        content = document(paper)
        printed = render_pdf(content)
    return {
        "annual_compose": composed,
        "annual_pdf": _median(lambda: render_pdf(content), runs=5),
        "annual_pages": printed.count(b"/Type /Page\n") or printed.count(b"/Type/Page"),
    }


def _machine() -> dict[str, str]:
    names = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next((line.partition(":")[2].strip() for line in names.splitlines() if line.startswith("model name")), "")
    return {"processor": model, "cores": str(os.cpu_count()), "python": platform.python_version()}


if __name__ == "__main__":
    main()
