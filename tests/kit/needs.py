"""A need round for tests: three municipalities with an address, a round that asks them, and their links."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.core import mail

from schwerpunkt.core.writing import licence
from schwerpunkt.directory import commands as directory
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Code
from schwerpunkt.messaging.commands.delivery import deliver_waiting
from schwerpunkt.needs import commands
from schwerpunkt.needs.links import guest_of, token_for
from schwerpunkt.needs.models import Answer, Invitation, Need, NeedRound
from schwerpunkt.planning.models import FocusPeriod
from tests.kit.world import World

PLACES = {"05382004": "Alfter", "05382048": "Rheinbach", "05382068": "Troisdorf"}
OPENED, CLOSES = date(2026, 3, 2), date(2026, 3, 31)


def noon(day: date, hour: int = 12) -> datetime:
    """The middle of a day in the house's time zone."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Europe/Berlin"))


@dataclass
class Asking:
    """Who asks, and the round."""

    world: World
    asked: NeedRound
    codes: dict[str, Code]

    def invitation(self, name: str = "Alfter") -> Invitation:
        """The invitation of a municipality, as it is now."""
        rows = Invitation.objects.select_related("centre", "round__contact__user", "municipality", "answer")
        return rows.get(round=self.asked, municipality__name=name)

    def path(self, name: str = "Alfter", rest: str = "") -> str:
        """The address behind the present link of a municipality."""
        return f"/bedarf/{token_for(self.invitation(name))}/{rest}"

    def begin(self, name: str = "Alfter", function: str = "Integrationsbeauftragte") -> Answer:
        """Begin to answer as a municipality."""
        invitation = self.invitation(name)
        return commands.begin_answer(
            actor=guest_of(invitation), invitation=invitation, reporter_function=function, is_confirmed=True
        )

    def write(self, text: str, name: str = "Alfter", topic: str = "sprache") -> Need:
        """Write down a need as a municipality."""
        answer = Answer.objects.filter(invitation=self.invitation(name)).first() or self.begin(name)
        facts = commands.NeedFacts(text=text, topic=self.codes[topic])
        return commands.add_entry(actor=guest_of(self.invitation(name)), answer=answer, facts=facts)

    def send(self, name: str = "Alfter", *, has_no_need: bool = False) -> Answer:
        """Send the answer of a municipality."""
        answer = Answer.objects.filter(invitation=self.invitation(name)).first() or self.begin(name)
        return commands.submit_answer(actor=guest_of(self.invitation(name)), answer=answer, has_no_need=has_no_need)

    def reported(self, text: str = "Ein Deutschkurs am Abend", name: str = "Alfter") -> Need:
        """A need a municipality has reported."""
        need = self.write(text, name)
        self.send(name)
        need.refresh_from_db()
        return need

    def reviewed(self, text: str = "Ein Deutschkurs am Abend", name: str = "Alfter") -> Need:
        """A need that was reviewed for the field Bildung."""
        return commands.review_need(
            actor=self.world.here.system,
            need=self.reported(text, name),
            action_field=self.world.code["bildung"],
            topic=self.codes["sprache"],
        )


def furnish(world: World) -> dict[str, Code]:
    """The municipalities with their administrations, and the lists of topics and urgencies."""
    actor = world.here.system
    for ags, name in PLACES.items():
        place = directory.add_municipality(actor=actor, ags=ags)
        assert place.name == name
        directory.add_organisation(
            actor=actor,
            name=f"Stadtverwaltung {name}",
            kind=OrganisationKind.MUNICIPALITY,
            municipality=place,
            email=f"integration@{name.lower()}.example",
        )
    codes = {}
    with licence("test"):
        for kind, keys in (
            (CodeKind.NEED_TOPIC, ("sprache", "wohnen")),
            (CodeKind.NEED_URGENCY, ("sofort", "spaeter")),
        ):
            for position, key in enumerate(keys, start=1):
                found = Code.objects.filter(kind=kind, key=key).first()
                codes[key] = found or Code(kind=kind, key=key, label=key.title(), position=position)
                if found is None:
                    codes[key].save()
    return codes


def round_of(world: World, period: FocusPeriod | None = None, *, title: str = "Bedarfe 2027") -> NeedRound:
    """A draft round that invites all municipalities."""
    facts = commands.RoundFacts(
        title=title, opens_on=OPENED, closes_on=CLOSES, period=period, contact=world.here.people["head"]
    )
    asked = commands.create_round(actor=world.here.system, facts=facts)
    commands.add_recipients(
        actor=world.here.system, asked=asked, municipalities=tuple(CentreMunicipality.objects.all())
    )
    return asked


def sent_links() -> dict[str, str]:
    """Deliver what waits, and give the path of the last link each address got."""
    deliver_waiting()
    found = {}
    for message in mail.outbox:
        match = re.search(r"https?://[^/\s]+(/bedarf/\S+)", str(message.body))
        if match:
            found[parseaddr(message.recipients()[0])[1]] = match[1]
    return found
