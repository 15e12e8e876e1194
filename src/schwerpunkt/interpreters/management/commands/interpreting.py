"""``schwerpunkt interpreting plan INSTANCE.json --output PLAN.json`` and ``schwerpunkt interpreting instance``."""

import json
import signal
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.core.errors import Refused
from schwerpunkt.core.saving import write_whole
from schwerpunkt.interpreters.dispatch import generator
from schwerpunkt.interpreters.dispatch.instance import Instance, read
from schwerpunkt.interpreters.dispatch.outcome import told
from schwerpunkt.ui import formats


@contextmanager
def _stoppable(say: Callable[[str], object]) -> Iterator[Callable[[], bool]]:
    """Whether somebody pressed Ctrl+C (or the system asked to end) meanwhile; a second time it ends at once."""
    asked: list[int] = []

    def note(number: int, _frame: object) -> None:
        asked.append(number)
        signal.signal(number, before[number])
        say(_("Der Plan wird nach dieser Woche geschrieben, mit dem Besten bis dahin."))

    before: dict[int, Any] = {each: signal.signal(each, note) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Command(BaseCommand):
    """Plans many requests at once from a file, or invents such a file to measure with."""

    help = "Einsatzplan für viele Anfragen auf einmal berechnen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        ways = parser.add_subparsers(dest="way", required=True, metavar="plan|instance")
        planning = ways.add_parser("plan", help="aus Anfragen und Sprachmittelnden einen Plan machen")
        planning.add_argument("instance", type=Path, metavar="DATEI", help="Anfragen und Sprachmittelnde als JSON")
        planning.add_argument("--seconds", type=float, metavar="S", help="danach gilt das Beste bis dahin")
        planning.add_argument(
            "--more-km", type=float, default=0, metavar="PROZENT", help="so viel weitere Wege darf Gleichmaß kosten"
        )
        invented = ways.add_parser("instance", help="eine erfundene Datei anlegen, um zu messen")
        invented.add_argument("--requests", type=int, required=True, metavar="ZAHL")
        invented.add_argument("--interpreters", type=int, required=True, metavar="ZAHL")
        invented.add_argument("--scarce", action="store_true", help="ein knapper Pool")
        invented.add_argument("--seed", type=int, default=1, metavar="ZAHL", help="gleiche Zahl, gleiche Datei")
        for each in (planning, invented):
            each.add_argument("--output", type=Path, required=True, metavar="DATEI", help="wohin geschrieben wird")

    def handle(self, *args: Any, way: str, output: Path, **options: Any) -> None:
        if way == "instance":
            self._invent(output, options)
            return
        # thirty MB and half a second that only planning needs
        from schwerpunkt.interpreters.dispatch.planning import Progress, plan  # noqa: PLC0415

        instance = self._read(options["instance"])

        def say(progress: Progress) -> None:
            self.stderr.write(
                _("Woche %(done)s von %(weeks)s: bisher %(covered)s Gespräche besetzt.")
                % {"done": progress.done, "weeks": progress.weeks, "covered": progress.covered}
            )

        with _stoppable(self.stderr.write) as should_stop:
            found = plan(
                instance,
                seconds=options["seconds"],
                more_km=options["more_km"] / 100,
                told=say,
                should_stop=should_stop,
            )
        content = json.dumps(told(instance, found), ensure_ascii=False, indent=1)
        write_whole(output, content.encode() + b"\n")
        self._summarise(instance, found)
        self.stdout.write(f"{output}: {len(found.assignments)} / {len(instance.requests)}")

    def _read(self, file: Path) -> Instance:
        try:
            return read(file.read_bytes())
        except OSError as error:
            raise CommandError(
                _("„%(file)s“ lässt sich nicht lesen: %(why)s.") % {"file": file, "why": error.strerror}
            ) from error
        except Refused as refused:
            raise CommandError(f"{file}: {refused}") from refused

    def _summarise(self, instance: Instance, found: Any) -> None:
        shares, hand = found.shares, found.by_hand
        count = len(instance.requests)
        lines = [
            ngettext(
                "%(covered)s von %(count)s Gespräch ist besetzt; mehr als %(bound)s kann kein Plan besetzen.",
                "%(covered)s von %(count)s Gesprächen sind besetzt; mehr als %(bound)s kann kein Plan besetzen.",
                count,
            )
            % {"covered": shares.covered, "count": count, "bound": found.covered_bound},
            _("%(km)s km hin und zurück; ein Plan mit ebenso vielen braucht mindestens %(bound)s km.")
            % {"km": formats.number(round(shares.km)), "bound": formats.number(int(found.km_bound))},
            _("Von Hand, der Reihe nach die nächste freie Person: %(covered)s besetzt, %(km)s km.")
            % {"covered": hand.covered, "km": formats.number(round(hand.km))},
            _("Gewonnen: %(more)s Gespräche mehr, je Gespräch %(km)s km weniger. %(seconds)s s.")
            % {
                "more": shares.covered - hand.covered,
                "km": formats.number(round(hand.km / max(hand.covered, 1) - shares.km / max(shares.covered, 1), 1)),
                "seconds": formats.number(round(found.seconds, 1)),
            },
        ]
        for line in lines:
            self.stdout.write(line)

    def _invent(self, output: Path, options: dict[str, Any]) -> None:
        if min(options["requests"], options["interpreters"]) < 0:
            raise CommandError(_("Anzahlen sind nicht negativ."))
        found = generator.instance(
            requests=options["requests"],
            interpreters=options["interpreters"],
            is_scarce=options["scarce"],
            seed=options["seed"],
        )
        write_whole(output, json.dumps(found, indent=1).encode() + b"\n")
        self.stdout.write(str(output))
