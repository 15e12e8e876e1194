"""Papers for tests: a committee with meetings, the starter templates, a paper ready for release, the founding paper."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from schwerpunkt.accounts.actors import Actor, system_actor
from schwerpunkt.accounts.commands import add_member
from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import (
    CentreMunicipality,
    Code,
    Committee,
    LegalSource,
    LegalVersion,
    Letterhead,
    Meeting,
    Organisation,
    Signatory,
)
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import Paper, PaperBlock, PaperTemplate
from schwerpunkt.planning import commands as planning
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.tenancy.models import Centre
from tests.kit.world import World

DAY = date(2023, 2, 10)
MEETING_DAY = date(2023, 3, 2)


def moment(day: date) -> datetime:
    """Noon of a day in Germany."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@dataclass
class Desk:
    """What a paper needs, in the open centre of the world."""

    world: World
    template: PaperTemplate
    committee: Committee
    other_committee: Committee
    meeting: Meeting
    later_meeting: Meeting
    signatory: Signatory
    period: FocusPeriod

    def paper(self, role: str = "officer", **more: Any) -> Paper:
        """A draft by the colleague of that role, with its committee and meeting."""
        arguments: dict[str, Any] = {
            "actor": self.world.actor(role),
            "template": self.template,
            "period": self.period,
            "meeting": self.meeting,
            "dated_on": DAY,
            **more,
        }
        with clock.at(moment(DAY)):
            return commands.create_paper(**arguments)

    def block(self, paper: Paper, key: str) -> PaperBlock:
        """A block of the paper by its key."""
        return paper.blocks.get(key=key)

    def released(self, **more: Any) -> Paper:
        """A paper that the head has released."""
        paper = self.paper(**more)
        with clock.at(moment(DAY)):
            return commands.release_paper(actor=self.world.actor("head"), paper=paper)

    def submitted(self, **more: Any) -> Paper:
        """A paper that the assistant has noted as submitted on its day."""
        paper = self.released(**more)
        with clock.at(moment(DAY)):
            return commands.submit_paper(actor=self.world.actor("assistant"), paper=paper)


def desk(world: World) -> Desk:
    """The starter templates, two committees with meetings, a signatory, and a period both ministries agreed to."""
    commands.install_starter_templates(actor=world.here.system)
    with licence("test"):
        committee = Committee(name="Sozialausschuss", genitive="des Sozialausschusses")
        committee.save()
        other = Committee(name="Kreisausschuss", genitive="des Kreisausschusses")
        other.save()
        meetings = [
            Meeting(committee=committee, held_on=day, papers_due_on=due)
            for day, due in ((MEETING_DAY, date(2023, 2, 16)), (date(2023, 5, 4), date(2023, 4, 20)))
        ]
        for meeting in meetings:
            meeting.save()
        signatory = Signatory(formula="Im Auftrag", function="Leitung", valid_from=date(2012, 1, 1))
        signatory.save()
    period = _agreed_period(world)
    template = PaperTemplate.objects.get(key="mitteilungsvorlage")
    return Desk(world, template, committee, other, meetings[0], meetings[1], signatory, period)


def _agreed_period(world: World) -> FocusPeriod:
    period = planning.create_period(
        actor=world.here.system,
        title="Schwerpunkte 2023",
        starts_on=date(2023, 1, 1),
        planned_label="im Jahr 2023",
        action_fields=[world.code["bildung"]],
        strategy_level=world.code["regelsysteme"],
    )
    world.goal(period, title="Übergang")
    world.goal(period, title="Elternarbeit", sentence="Bis zum 31.12.2023 wird das KI zwei Elterngruppen stärken.")
    agree(world.here.system, period, date(2022, 9, 12), date(2022, 10, 17))
    return period


def agree(actor: Actor, period: FocusPeriod, submitted_on: date, answered_on: date) -> None:
    """Release a period, submit it to every ministry and record their agreement."""
    with clock.at(moment(submitted_on)):
        planning.release_period(actor=actor, period=period)
        ministries = list(Organisation.objects.filter(kind=OrganisationKind.MINISTRY))
        planning.submit_period(actor=actor, period=period, ministries=ministries, submitted_on=submitted_on)
    with clock.at(moment(answered_on)):
        for row in period.agreements.all():
            planning.record_agreement(
                actor=actor, agreement=row, outcome="agreed", answered_on=answered_on, channel="email"
            )
    period.refresh_from_db()


# -- the founding paper -------------------------------------------------------------------------------------------
def founding_centre() -> Centre:
    """A centre as the founding paper describes it, without its records."""
    with licence("test"):
        centre = Centre(
            slug="rsk-1",
            name="Kommunales Integrationszentrum des Rhein-Sieg-Kreises",
            short_name="KI Rhein-Sieg-Kreis",
            area_name="Rhein-Sieg-Kreis",
            area_kind="district",
            area_ags="05382",
        )
        centre.save()
    return centre


def founding_paper(centre: Centre) -> Paper:
    """The Mitteilungsvorlage of 02.03.2023 as a draft, from the plan's own data; the scope of the centre is open."""
    actor = system_actor("Test", centre)
    author = add_member(actor=actor, email="leitung@rsk.example", name="Marlene Beispiel", role="head")
    with licence("test"):
        meeting = _founding_house()
    period = _founding_period(actor)
    commands.install_starter_templates(actor=actor)
    return commands.create_paper(
        actor=actor,
        template=PaperTemplate.objects.get(key="mitteilungsvorlage"),
        period=period,
        meeting=meeting,
        dated_on=DAY,
        author=author,
    )


def _founding_house() -> Meeting:
    for number in range(19):
        CentreMunicipality(ags=f"05382{number:03}", name=f"Ort {number}", official_name=f"Ort {number}", kind="").save()
    Letterhead(authority="Rhein-Sieg-Kreis", head_of_authority="Der Landrat").save()
    Signatory(formula="Im Auftrag", function="Leitung Kommunales Integrationszentrum").save()
    for position, key in enumerate(("Bildung", "Querschnitt", "KIM"), start=1):
        Code(kind=CodeKind.ACTION_FIELD, key=key.lower(), label=key, position=position).save()
    Code(kind=CodeKind.STRATEGY_LEVEL, key="regelsysteme", label="Nachhaltige Integration in die Regelsysteme").save()
    ministries = (
        ("Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration", "MKJFGFI"),
        ("Ministerium für Schule und Bildung", "MSB"),
    )
    for name, short in ministries:
        Organisation(name=name, short_name=short, kind=OrganisationKind.MINISTRY).save()
    source = LegalSource(key="ki-erlass", title="KI-Erlass")
    source.save()
    first = (
        "GemRdErl. des Ministeriums für Schule und Bildung (MSB) und des Ministeriums für Arbeit, Integration und "
        "Soziales (MAIS) vom 25.06.2012"
    )
    second = (
        f"{first} in seiner geänderten Fassung vom 30.10.2020 vom Ministerium für Schule und Bildung (MSB) und des "
        "Ministeriums für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration (MKFJGFI)"
    )
    LegalVersion(
        source=source, label="2012", issued_on=date(2012, 6, 25), valid_to=date(2020, 10, 29), citation=first
    ).save()
    LegalVersion(
        source=source, label="2020", issued_on=date(2020, 10, 30), valid_from=date(2020, 10, 30), citation=second
    ).save()
    committee = Committee(
        name="Ausschuss für Soziales und Integration", genitive="des Ausschusses für Soziales und Integration"
    )
    committee.save()
    meeting = Meeting(committee=committee, held_on=MEETING_DAY)
    meeting.save()
    return meeting


def _founding_period(actor: Actor) -> FocusPeriod:
    text = files("schwerpunkt.planning").joinpath("data", "founding_focus.json").read_text(encoding="utf-8")
    plan = json.loads(text)
    fields = {code.key: code for code in Code.objects.filter(kind=CodeKind.ACTION_FIELD)}
    period = planning.create_period(
        actor=actor,
        title=plan["title"],
        starts_on=date.fromisoformat(plan["starts_on"]),
        planned_label=plan["planned_label"],
        action_fields=list(fields.values()),
        strategy_level=Code.objects.get(kind=CodeKind.STRATEGY_LEVEL),
    )
    for goal in plan["goals"]:
        planning.add_goal(
            actor=actor,
            period=period,
            action_field=fields[goal["field"]],
            title=goal["title"],
            sentence=goal["sentence"],
            due_on=date.fromisoformat(goal["due_on"]),
            is_numbered=goal.get("numbered", True),
        )
    agree(actor, period, date(2022, 9, 12), date(2022, 10, 17))
    return period
