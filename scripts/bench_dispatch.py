"""Measures the planning of many assignments on invented instances, comfortable and scarce.

``bench.py`` calls ``plans``; ``bench_dispatch.py 2000 400 scarce`` measures one. Each has a process of its own, because
the peak of its memory is measured.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SIZES = ((50, 40, "0,2"), (300, 150, "0,5"), (2000, 400, "8"), (10000, 1500, "30 (CPU)"))
SEED = 1


def plans() -> list[dict[str, Any]]:
    """The figures of every size, both kinds of pool."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "schwerpunkt.config.settings"}
    found = []
    for requests, interpreters, goal in SIZES:
        for kind in ("comfortable", "scarce"):
            command = [sys.executable, __file__, str(requests), str(interpreters), kind]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                raise SystemExit(done.stderr)
            found.append({**json.loads(done.stdout.splitlines()[-1]), "goal": goal})
    return found


def table(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The figures as a table."""
    yield "## Einsatzplan"
    yield ""
    yield (
        f"Erfundene Instanzen (Startzahl {SEED}), ein Prozess je Zeile, Sekunden ohne das Laden des Programms. Schranke: mehr "
        "kann kein Plan besetzen; km-Schranke: so viele Gespräche brauchen mindestens so viele km."
    )
    yield ""
    yield (
        "| Anfragen x Personen | Pool | besetzt | Schranke | km | km-Schranke | Quadratsumme | Schranke | von Hand | s | CPU s | "
        "Ziel s | MB |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|---|"
    for each in found:
        pool = "knapp" if each["kind"] == "scarce" else "reichlich"
        yield (
            f"| {each['requests']} x {each['interpreters']} | {pool} | {each['covered']} | {each['covered_bound']} "
            f"| {each['km']:.0f} | {each['km_bound']:.0f} | {each['load_squares']} | {each['load_squares_bound']} "
            f"| {each['by_hand']['covered']}, {each['by_hand']['km']:.0f} km | {each['wall_s']} | {each['cpu_s']} "
            f"| {each['goal']} | {each['peak_mb']} |"
        )


def _measure(requests: int, interpreters: int, kind: str) -> dict[str, Any]:
    import django

    django.setup()
    import highspy  # noqa: F401  # loaded before the clock runs

    from schwerpunkt.interpreters.dispatch import generator
    from schwerpunkt.interpreters.dispatch.instance import read
    from schwerpunkt.interpreters.dispatch.outcome import told
    from schwerpunkt.interpreters.dispatch.planning import plan

    text = json.dumps(
        generator.instance(requests=requests, interpreters=interpreters, is_scarce=kind == "scarce", seed=SEED)
    )
    wall, spent = time.perf_counter(), time.process_time()
    instance = read(text)
    found = told(instance, plan(instance))
    return {
        **{key: value for key, value in found.items() if key not in {"assignments", "uncovered"}},
        "requests": requests,
        "interpreters": interpreters,
        "kind": kind,
        "wall_s": round(time.perf_counter() - wall, 2),
        "cpu_s": round(time.process_time() - spent, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])))
