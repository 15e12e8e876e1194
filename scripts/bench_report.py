"""What was measured as a page in German, each figure beside its goal."""

from collections.abc import Iterable, Mapping
from typing import Any

from scripts import bench_dispatch, bench_imports

_LIST, _DETAIL, _SEARCH, _FIGURE = (8, 30), (12, 30), (8, 40), (12, 100)
GOALS = {
    "Liste Maßnahmen": _LIST,
    "Liste Partner": _LIST,
    "Liste Bedarfe": _LIST,
    "Beratungsbuch": _LIST,
    "Liste Vorlagen": _LIST,
    "Zeitraum": _DETAIL,
    "Ziel": _DETAIL,
    "Maßnahme": _DETAIL,
    "Zeitstrahl": _DETAIL,
    "Suche": _SEARCH,
    "Zahl mit Verlauf": _FIGURE,
    "Zahl mit Karte": _FIGURE,
}
"""At most so many queries and so many milliseconds of CPU."""


def page(figures: Mapping[str, Any], runs: int) -> str:
    """The page: machine, then each engine with its pages, documents and imports."""
    machine, engines = figures["machine"], figures["engines"]
    best = min(found["best_pace_ms"] for counts in engines.values() for found in counts.values())
    where = f"{machine['cores']} Kernen ({machine['processor']}), Python {machine['python']}"
    measured = (
        f"Gemessen am {figures['measured_on']} mit `make bench` auf {where}. CPU-Zeit je Abruf im selben Prozess, Median "
        f"aus {runs} warmen Abrufen."
    )
    pace = (
        "Die Maschine rechnet nicht immer gleich schnell. Vor und nach jedem Abruf wird deshalb dieselbe kleine Arbeit "
        f"gemessen, der Takt; der beste dauerte {str(best).replace('.', ',')} ms. „Bei bestem Takt“ ist der Median der "
        "Abrufe, jeder durch seinen Takt geteilt und mit dem besten malgenommen. Ziele gelten für die CPU-Zeit; Seiten "
        "ohne Ziel stehen zum Vergleich dabei."
    )
    lines = ["# Leistung", "", measured, "", pace, ""]
    for engine, counts in engines.items():
        lines += [f"## {engine}", "", *_pages(counts, best), "", *_more(counts, best)]
        lines += [*bench_imports.table(counts["1"]), ""]
    return "\n".join([*lines, *bench_dispatch.table(figures["plans"]), ""])


def _pages(counts: Mapping[str, Any], best: float) -> Iterable[str]:
    yield "| Seite | Zentren | Abfragen | höchstens | CPU ms | bei bestem Takt | höchstens | kB |"
    yield "|---|---|---|---|---|---|---|---|"
    for count, found in counts.items():
        for name, row in found["pages"].items():
            queries, most = GOALS.get(name, ("–", "–"))
            at_best = round(row["paces"] * best, 1)
            yield (
                f"| {name} | {count} | {row['queries']} | {queries} | {row['cpu_ms']} | {at_best} | {most} | {row['kB']} |"
            )


def _more(counts: Mapping[str, Any], best: float) -> Iterable[str]:
    one, many = counts["1"], counts["54"]
    yield "| | Ziel | 1 Zentrum | 54 Zentren |"
    yield "|---|---|---|---|"
    for label, goal, key in (
        ("leere Datenbank anlegen, s", "höchstens 15", "migrate_s"),
        ("Datensätze", "", "records"),
        ("Messdaten anlegen, s", "", "generate_s"),
        ("Seiten des Jahresberichts", "30", "annual_pages"),
    ):
        yield f"| {label} | {goal} | {one[key]} | {many[key]} |"
    memory = [f"{each['memory_mb']['worker']} ({each['memory_mb']['jobs']})" for each in (one, many)]
    yield f"| Speicher nach zehnmal allen Seiten, MB (Prozess für Aufträge) | höchstens 130 | {memory[0]} | {memory[1]} |"
    speeds = [f"{_speed(each['csv'], best)}, {each['csv']['rows']} Zeilen" for each in (one, many)]
    yield f"| CSV, Zeilen je s CPU (bei bestem Takt) | mindestens 10000 | {speeds[0]} | {speeds[1]} |"
    for label, goal, key in (
        ("Vorlage als PDF, ms CPU (bei bestem Takt)", "höchstens 150", "paper_pdf"),
        ("40 Seiten mit 30 Tabellen und 10 Diagrammen, ms CPU (bei bestem Takt)", "höchstens 1500", "report_pdf"),
        ("Jahresbericht zusammenstellen, ms CPU (bei bestem Takt)", "", "annual_compose"),
        ("Jahresbericht als PDF, ms CPU (bei bestem Takt)", "zusammen höchstens 1500", "annual_pdf"),
    ):
        cells = [f"{each[key]['cpu_ms']} ({round(each[key]['paces'] * best, 1)})" for each in (one, many)]
        yield f"| {label} | {goal} | {cells[0]} | {cells[1]} |"


def _speed(csv: Mapping[str, float], best: float) -> str:
    return f"{round(csv['rows'] / csv['cpu_ms'] * 1000)} ({round(csv['rows'] / (csv['paces'] * best) * 1000)})"
