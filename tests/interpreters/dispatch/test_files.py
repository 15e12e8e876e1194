"""Instances and plans as files: what is refused and how, the schemas, and the command line."""

import json
import math
import signal
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator

from schwerpunkt.core.errors import Refused
from schwerpunkt.interpreters.dispatch import generator
from schwerpunkt.interpreters.dispatch.instance import read

SCHEMAS = files("schwerpunkt.interpreters") / "data"


def schema(name: str) -> Draft202012Validator:
    found = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def invented() -> dict[str, Any]:
    return generator.instance(requests=12, interpreters=8, is_scarce=False, seed=2)


def test_an_invented_instance_conforms_and_is_the_same_each_time() -> None:
    schema("instance").validate(invented())
    assert invented() == invented()
    assert len(read(json.dumps(invented())).requests) == 12


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("requests",), None, "Datei, „requests“: hier muss eine Liste stehen."),
        (("requests", 3), "x", "Datei requests[3]: Hier muss ein Objekt mit Feldern stehen."),
        (("requests", 3, "id"), "R1", "Datei requests[3]: Die Kennung „R1“ steht schon bei Datei requests[0]."),
        (("requests", 0, "id"), True, "Datei requests[0], „id“: hier muss eine Kennung stehen, Text oder ganze Zahl."),
        (("requests", 0, "language"), "", "Datei requests[0], „language“: hier muss ein Text stehen."),
        (("requests", 0, "lat"), 95, "Datei requests[0], „lat“: erlaubt ist -90 bis 90."),
        (("requests", 0, "lon"), "7", "Datei requests[0], „lon“: hier muss eine Zahl stehen."),
        (
            ("requests", 0, "start"),
            "31.2.2027",
            "Datei requests[0], „start“: hier muss eine Zeit stehen wie 2027-03-01T09:30.",
        ),
        (
            ("requests", 0, "end"),
            "2027-03-01T10:00+01:00",
            "Datei requests[0], „end“: Zeiten sind Ortszeiten ohne Zeitzone.",
        ),
        (("requests", 0, "end"), "2020-01-01T00:00", "Datei requests[0], „end“: das Ende liegt nicht nach dem Anfang."),
        (("requests", 0, "woman"), "ja", "Datei requests[0], „woman“: hier muss true oder false stehen."),
        (
            ("interpreters", 1, "languages"),
            "ar",
            "Datei interpreters[1], „languages“: hier muss eine Liste von Texten stehen.",
        ),
        (
            ("interpreters", 1, "max_per_week"),
            1.5,
            "Datei interpreters[1], „max_per_week“: hier muss eine ganze Zahl stehen.",
        ),
        (("interpreters", 1, "max_per_week"), -1, "Datei interpreters[1], „max_per_week“: erlaubt ist 0 bis 1e+06."),
        (("travel",), None, "travel: Hier muss ein Objekt mit Feldern stehen."),
        (("travel", "kmh"), 0, "travel, „kmh“: erlaubt ist 0.1 bis 1e+06."),
        (("travel", "kmh"), math.inf, "Die Datei ist kein JSON: Infinity"),
        (("travel", "kmh"), 10**400, "travel, „kmh“: erlaubt ist 0.1 bis 1e+06."),
    ],
)
def test_what_is_wrong_is_named_with_its_place(place: tuple[Any, ...], value: Any, message: str) -> None:
    found: Any = invented()
    inner = found
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises(Refused) as refused:
        read(json.dumps(found))
    assert str(refused.value) == message


@pytest.mark.parametrize("text", [b"", b"[", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_said(text: bytes) -> None:
    with pytest.raises(Refused, match="Die Datei ist kein JSON"):
        read(text)


def run(*arguments: object) -> str:
    said = StringIO()
    call_command("interpreting", *map(str, arguments), stdout=said, stderr=StringIO())
    return said.getvalue()


def test_the_command_plans_a_file_and_compares_with_planning_by_hand(tmp_path: Path) -> None:
    instance, plan = tmp_path / "instance.json", tmp_path / "plan.json"
    run("instance", "--requests", 60, "--interpreters", 25, "--scarce", "--output", instance)

    said = run("plan", instance, "--output", plan)

    found = json.loads(plan.read_text(encoding="utf-8"))
    schema("plan").validate(found)
    known = {each["id"] for each in json.loads(instance.read_text(encoding="utf-8"))["requests"]}
    done = [each["request"] for each in found["assignments"]]
    assert sorted(done + [each["request"] for each in found["uncovered"]]) == sorted(known)
    assert f"{found['covered']} von 60 Gesprächen sind besetzt" in said
    assert f"Von Hand, der Reihe nach die nächste freie Person: {found['by_hand']['covered']} besetzt" in said


def test_nothing_is_written_when_something_is_wrong(tmp_path: Path) -> None:
    broken, plan = tmp_path / "broken.json", tmp_path / "plan.json"
    broken.write_text("{}", encoding="utf-8")
    for instance, message in (
        (broken, "hier muss eine Liste|dieses Feld fehlt"),
        (tmp_path / "none.json", "nicht lesen"),
    ):
        with pytest.raises(CommandError, match=message):
            run("plan", instance, "--output", plan)
    assert not plan.exists()


class _Impatient(StringIO):
    """Somebody who presses Ctrl+C as soon as there is something to read."""

    def write(self, text: str) -> int:
        if not self.getvalue():
            super().write(text)
            signal.raise_signal(signal.SIGINT)
        return super().write(text)


def test_ctrl_c_writes_the_best_plan_so_far(tmp_path: Path) -> None:
    instance, plan, said = tmp_path / "instance.json", tmp_path / "plan.json", _Impatient()
    call_command(
        *("interpreting", "instance", "--requests", "300", "--interpreters", "150"),
        *("--output", str(instance)),
        stdout=StringIO(),
    )
    before = signal.getsignal(signal.SIGINT)

    call_command("interpreting", "plan", str(instance), "--output", str(plan), stdout=StringIO(), stderr=said)

    assert "nach dieser Woche geschrieben" in said.getvalue()
    assert "Woche 2" not in said.getvalue()
    assert json.loads(plan.read_text())["covered"] > 0
    assert signal.getsignal(signal.SIGINT) == before
