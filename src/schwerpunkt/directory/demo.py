"""The centres of the demo: who works there, with whom, under which law. Only through commands."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from importlib.resources import files
from typing import Any

from schwerpunkt.accounts.actors import Actor, actor_for, system_actor
from schwerpunkt.accounts.commands import add_member, change_member
from schwerpunkt.accounts.models import Membership
from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import Code, Committee
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside


@dataclass(frozen=True)
class DemoCentre:
    """One centre of the demo with its colleagues by key."""

    centre: Centre
    people: Mapping[str, Membership]
    has_founding_paper: bool
    next_meetings: tuple[tuple[Any, ...], ...]

    def actor(self, key: str) -> Actor:
        """The colleague of that key as the one who acts."""
        return actor_for(self.people[key])


def demo_centres(progress: Callable[[str], None]) -> Iterator[DemoCentre]:
    """Make the centres of the demo, one after the other."""
    text = files("schwerpunkt.directory").joinpath("data", "demo_centres.json").read_text(encoding="utf-8")
    for number, row in enumerate(json.loads(text)["centres"]):
        progress(row["name"])
        yield _centre(row, has_founding_paper=number == 0)


def plan_meetings(place: DemoCentre, today: date) -> None:
    """Invented meetings of the coming weeks, so that a new paper has somewhere to go."""
    actor = system_actor("Beispieldaten", place.centre)
    for name, days, lead in place.next_meetings:
        held_on = today + timedelta(days=days)
        commands.add_meeting(
            actor=actor,
            committee=Committee.objects.get(name=name),
            held_on=held_on,
            starts_at=time(16),
            papers_due_on=held_on - timedelta(days=lead),
        )


def _centre(row: Mapping[str, Any], *, has_founding_paper: bool) -> DemoCentre:
    keys = ("slug", "name", "short_name", "area_name", "area_kind", "area_ags")
    program = system_actor("Beispieldaten")
    centre = commands.create_centre(actor=program, is_demo=True, **{key: row[key] for key in keys})
    actor = system_actor("Beispieldaten", centre)
    with inside(centre):
        people = _people(actor, row)
        _codes(actor, row)
        _house(actor, row)
        if centre.area_kind == AreaKind.DISTRICT:
            commands.add_all_municipalities(actor=actor, centre=centre)
        for each in row["organisations"]:
            names = each.pop("names", ())
            organisation = commands.add_organisation(actor=actor, **each)
            for name in names:
                commands.add_name(actor=actor, organisation=organisation, **_days(name))
        _legal(actor, row)
        _committees(actor, row)
    return DemoCentre(centre, people, has_founding_paper, tuple(map(tuple, row["next_meetings_in_days"])))


def _people(actor: Actor, row: Mapping[str, Any]) -> dict[str, Membership]:
    people = {
        each["key"]: add_member(
            actor=actor,
            email=each["email"],
            name=each["name"],
            role=each["role"],
            function=each["function"],
            remits=tuple(each["remits"]),
        )
        for each in row["people"]
    }
    for key, substitute in row["substitutes"].items():
        member = people[key]
        people[key] = change_member(
            actor=actor,
            member=member,
            name=member.user.name,
            role=member.role,
            function=member.function,
            phone=member.phone,
            remits=tuple(member.remits),
            substitute=people[substitute],
            valid_from=None,
            valid_to=None,
        )
    return people


def _codes(actor: Actor, row: Mapping[str, Any]) -> None:
    present = set(Code.objects.filter(kind=CodeKind.TARGET_GROUP).values_list("key", flat=True))
    for key, label in row["target_groups"].items():
        if key not in present:
            commands.add_code(actor=actor, kind=CodeKind.TARGET_GROUP, key=key, label=label, source="Beispieldaten")


def _house(actor: Actor, row: Mapping[str, Any]) -> None:
    commands.add_letterhead(actor=actor, **_days(row["letterhead"]))
    commands.add_signatory(actor=actor, **_days(row["signatory"]))


def _legal(actor: Actor, row: Mapping[str, Any]) -> None:
    if "legal" not in row:
        return
    legal = dict(row["legal"])
    versions = legal.pop("versions")
    source = commands.add_legal_source(actor=actor, **legal)
    for version in versions:
        commands.add_legal_version(actor=actor, source=source, **_days(version))


def _committees(actor: Actor, row: Mapping[str, Any]) -> None:
    for each in row["committees"]:
        facts = dict(each)
        meetings = facts.pop("meetings")
        committee = commands.add_committee(actor=actor, **facts)
        for meeting in meetings:
            commands.add_meeting(actor=actor, committee=committee, **_days(meeting))


def _days(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its days and times of day read."""
    read: dict[str, Any] = dict(row)
    for name, value in row.items():
        if isinstance(value, str) and (name.endswith("_on") or name.startswith("valid_")):
            read[name] = date.fromisoformat(value)
        elif isinstance(value, str) and name.endswith("_at"):
            read[name] = time.fromisoformat(value)
    return read
