"""A small pool for tests: interpreters who speak Arabic unless said otherwise, and requests for it."""

from datetime import UTC, date, datetime
from typing import Any

from schwerpunkt.core import clock
from schwerpunkt.directory.models import Organisation
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import InterpreterFacts, Known, RequestFacts, Spoken
from schwerpunkt.interpreters.models import Interpreter, Language, Request
from tests.kit.world import World

NOON = datetime(2023, 9, 14, 10, tzinfo=UTC)
"""Thursday noon in Germany, when everything of these tests is done."""
TALK = datetime(2023, 9, 21, 8, tzinfo=UTC)
"""Ten o'clock on the Thursday after."""
_DECLARED = Known(proofs=(("confidentiality", date(2023, 1, 1), None),))


def language(code: str = "ar") -> Language:
    """A language of the list."""
    return Language.objects.get(code=code)


def interpreter(world: World, name: str = "Amal Beispiel", **more: Any) -> Interpreter:
    """Somebody of the pool with all proofs; ``known``, ``languages`` and facts as the command takes them."""
    known = more.pop("known", _DECLARED)
    languages = more.pop("languages", None) or [Spoken(language())]
    facts = InterpreterFacts(name=name, joined_on=date(2023, 1, 1), **more)
    with clock.at(NOON):
        return commands.add_interpreter(actor=world.here.system, facts=facts, languages=languages, known=known)


def facts(world: World, **more: Any) -> RequestFacts:
    """What an institution asks for."""
    wanted: dict[str, Any] = {
        "organisation": Organisation.objects.get(name="Untere Schulaufsicht"),
        "language": language(),
        "kind": world.code["elterngespraech"],
        "starts_at": TALK,
        "minutes": 60,
        "venue": "Rathaus, Raum 2",
    }
    return RequestFacts(**{**wanted, **more})


def request(world: World, **more: Any) -> Request:
    """A request that came in at ``NOON``."""
    with clock.at(NOON):
        return commands.add_request(actor=world.here.system, facts=facts(world, **more))
