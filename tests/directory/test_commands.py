from datetime import date
from typing import Any

import pytest

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.audit.trail import history
from schwerpunkt.core.errors import Conflict, Forbidden, Refused
from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import Code, Contact, Meeting, Organisation, OrganisationName
from schwerpunkt.planning import commands as planning
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside
from tests.kit.world import World


def _new_centre(**changes: Any) -> Centre:
    facts = {
        "actor": system_actor("Test"),
        "slug": "neu",
        "name": "KI Neustadt",
        "short_name": "KI Neu",
        "area_name": "Neustadt",
        "area_kind": "city",
        "area_ags": "05314",
    }
    return commands.create_centre(**{**facts, **changes})


def _verbs(record: Any) -> list[str]:
    return [entry.verb for entry in history(record)]


def _refused(error: pytest.ExceptionInfo[Refused]) -> dict[str, str] | str:
    return error.value.fields or error.value.message


# -- the centre ---------------------------------------------------------------------------------------------------


def test_a_new_centre_begins_with_dated_lists(world: World) -> None:
    centre = _new_centre()
    with inside(centre):
        counts = {kind: Code.objects.filter(kind=kind).count() for kind in CodeKind.values}
        levels = list(Code.objects.filter(kind=CodeKind.STRATEGY_LEVEL).values_list("explanation", "source"))
    assert counts == {
        "action_field": 3,
        "strategy_level": 3,
        "target_group": 6,
        "measure_kind": 12,
        "need_topic": 10,
        "need_urgency": 3,
        "advice_kind": 4,
        "talk_kind": 6,
        "uncovered_reason": 8,
    }
    assert [level for level, _source in levels] == ["Ebene I", "Ebene II", "Ebene III"]
    assert {source for _level, source in levels} == {
        "Teilhabe- und Integrationsstrategie 2030 des Landes Nordrhein-Westfalen (2019)"
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"slug": "rsk"}, "slug"),
        ({"name": " "}, "name"),
        ({"area_kind": "land"}, "area_kind"),
    ],
)
def test_a_centre_that_cannot_be(world: World, changes: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as error:
        _new_centre(**changes)
    assert set(error.value.fields) == {field}
    assert Centre.objects.count() == 2


def test_only_the_program_makes_centres(world: World) -> None:
    with pytest.raises(Forbidden):
        _new_centre(actor=world.actor("admin"))


def test_a_centre_is_renamed_by_its_own_people_only(world: World) -> None:
    names = {"name": "KI Kreis", "short_name": "KI", "area_name": "Kreis"}
    changed = commands.change_centre(actor=world.actor("head"), centre=world.here.centre, **names)
    assert (changed.name, _verbs(changed)) == ("KI Kreis", ["directory.change_centre"])
    with pytest.raises(Forbidden):
        commands.change_centre(actor=world.actor("head"), centre=world.there.centre, **names)
    with pytest.raises(Forbidden):
        commands.change_centre(actor=world.actor("officer"), centre=world.here.centre, **names)


# -- letterhead, signatories, lists ---------------------------------------------------------------------------------


def test_letterheads_and_signatories_have_their_time(world: World) -> None:
    actor = world.actor("assistant")
    head = commands.add_letterhead(actor=actor, authority=" Kreis ", head_of_authority="Der Landrat")
    assert (head.authority, _verbs(head)) == ("Kreis", ["directory.add_letterhead"])
    with pytest.raises(Refused) as error:
        commands.add_signatory(
            actor=actor, formula="", function="x", valid_from=date(2023, 2, 1), valid_to=date(2023, 1, 1)
        )
    assert _refused(error) == {"formula": "Bitte füllen Sie dieses Feld aus."}
    with pytest.raises(Refused) as error:
        commands.change_letterhead(
            actor=actor,
            letterhead=head,
            authority="Kreis",
            head_of_authority="Der Landrat",
            unit="",
            address="",
            contact_line="",
            footer="",
            valid_from=date(2023, 2, 1),
            valid_to=date(2023, 1, 1),
        )
    assert _refused(error) == {"valid_to": "Das Ende liegt vor dem Beginn."}


def test_a_second_editor_is_told(world: World) -> None:
    signatory = commands.add_signatory(actor=world.actor("head"), formula="Im Auftrag", function="Dezernat")
    facts: dict[str, Any] = {"formula": "In Vertretung", "function": "Dezernat", "name": "", "is_default": True}
    facts |= {"valid_from": None, "valid_to": None, "revision": signatory.revision}
    commands.change_signatory(actor=world.actor("admin"), signatory=signatory, **facts)
    with pytest.raises(Conflict) as error:
        commands.change_signatory(actor=world.actor("head"), signatory=signatory, **facts)
    assert error.value.changed_by == "Admin Rsk"


def test_codes_keep_their_key_and_order(world: World) -> None:
    actor = world.actor("head")
    code = commands.add_code(actor=actor, kind="action_field", label="Frühe Bildung", source="Erlass")
    assert (code.key, code.position) == ("fruhe-bildung", 3)
    with pytest.raises(Refused) as error:
        commands.add_code(actor=actor, kind="action_field", label="Frühe Bildung")
    assert _refused(error) == {"label": "Einen Eintrag mit diesem Schlüssel gibt es schon."}
    with pytest.raises(Refused) as error:
        commands.add_code(actor=actor, kind="colour", label="Rot")
    assert set(error.value.fields) == {"kind"}
    with pytest.raises(Refused):
        commands.order_codes(actor=actor, centre=world.here.centre, kind="action_field", order=[str(code.pk)])


def test_what_is_in_use_is_not_deleted(world: World) -> None:
    actor = world.actor("head")
    world.period()
    with pytest.raises(Refused) as error:
        commands.remove_code(actor=actor, code=world.code["bildung"])
    assert _refused(error) == "„Bildung“ wird noch gebraucht. Setzen Sie ein Ende der Gültigkeit, statt zu löschen."
    commands.remove_code(actor=actor, code=world.code["concept"])
    assert not Code.objects.filter(key="concept").exists()


# -- committees -----------------------------------------------------------------------------------------------------


def test_meetings_of_a_committee(world: World, things: dict[str, Any]) -> None:
    actor, committee = world.actor("assistant"), things["committee"]
    with pytest.raises(Refused) as error:
        commands.add_meeting(actor=actor, committee=committee, held_on=date(2023, 3, 2))
    assert _refused(error) == {"held_on": "Diese Sitzung gibt es schon."}
    with pytest.raises(Refused) as error:
        commands.add_meeting(actor=actor, committee=committee, held_on=date(2023, 4, 2), papers_due_on=date(2023, 4, 3))
    assert set(error.value.fields) == {"papers_due_on"}
    with pytest.raises(Refused):
        commands.remove_committee(actor=actor, committee=committee)
    commands.remove_meeting(actor=actor, meeting=things["meeting"])
    commands.remove_committee(actor=actor, committee=committee)
    assert Meeting.objects.count() == 0


def test_a_committee_is_there_once(world: World, things: dict[str, Any]) -> None:
    with pytest.raises(Refused) as error:
        commands.add_committee(actor=world.actor("head"), name="Ausschuss für Soziales", genitive="des …")
    assert _refused(error) == {"name": "Ein Gremium mit diesem Namen gibt es schon."}
    with pytest.raises(Forbidden):
        commands.add_committee(actor=world.actor("officer"), name="Rat", genitive="des Rates")


# -- municipalities -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ags", "sentence"),
    [
        ("05382068", "Troisdorf gehört schon dazu."),
        ("5382004", "Meinten Sie 05382004"),
        ("99999999", "Bekannt sind die Kommunen in Nordrhein-Westfalen"),
    ],
)
def test_a_key_that_does_not_fit(world: World, things: dict[str, Any], ags: str, sentence: str) -> None:
    with pytest.raises(Refused) as error:
        commands.add_municipality(actor=world.actor("head"), ags=ags)
    assert sentence in error.value.fields["ags"]


def test_a_municipality_goes_with_a_date_or_not_at_all(world: World, things: dict[str, Any]) -> None:
    actor, place = world.actor("head"), things["municipality"]
    commands.add_organisation(actor=actor, name="Verein", kind="association", municipality=place)
    with pytest.raises(Refused) as error:
        commands.remove_municipality(actor=actor, place=place)
    assert "Beenden Sie ihre Zugehörigkeit mit einem Datum." in error.value.message
    assert commands.end_municipality(actor=actor, place=place, last_day=date(2024, 1, 1)).valid_to == date(2024, 1, 1)


def test_a_city_has_no_municipalities_to_take_in(world: World) -> None:
    centre = _new_centre()
    with inside(centre), pytest.raises(Refused) as error:
        commands.add_all_municipalities(actor=system_actor("Test", centre), centre=centre)
    assert _refused(error) == "Zu diesem Gebiet gehören keine weiteren Kommunen."


# -- law ------------------------------------------------------------------------------------------------------------


def test_versions_of_a_legal_source(world: World, things: dict[str, Any]) -> None:
    actor, source = world.actor("head"), things["legal_source"]
    new = {"actor": actor, "source": source, "label": "Neu", "citation": "des Erlasses"}
    made = commands.add_legal_version(issued_on=date(2026, 1, 1), **new)
    assert _verbs(made) == ["directory.add_legal_version"]
    with pytest.raises(Refused) as error:
        commands.add_legal_version(issued_on=date(2026, 1, 1), **new)
    assert _refused(error) == {"issued_on": "Eine Fassung von diesem Tag gibt es schon."}
    with pytest.raises(Refused) as error:
        commands.add_legal_source(actor=actor, title="KI-Erlass")
    assert _refused(error) == {"title": "Diese Rechtsgrundlage gibt es schon."}


# -- partners -------------------------------------------------------------------------------------------------------


def test_a_partner_is_there_once(world: World) -> None:
    with pytest.raises(Refused) as error:
        commands.add_organisation(actor=world.actor("officer"), name="Untere Schulaufsicht ", kind="authority")
    assert _refused(error) == {"name": "Eine Organisation mit diesem Namen gibt es schon."}
    with pytest.raises(Refused) as error:
        commands.add_organisation(actor=world.actor("officer"), name="Neu", kind="planet")
    assert set(error.value.fields) == {"kind"}
    with pytest.raises(Forbidden):
        commands.add_organisation(actor=world.actor("reader"), name="Neu", kind="other")


def test_a_partner_is_archived_and_comes_back(world: World, things: dict[str, Any]) -> None:
    actor, partner = world.actor("officer"), things["organisation"]
    assert commands.archive_organisation(actor=actor, organisation=partner).is_archived
    assert not commands.bring_back_organisation(actor=actor, organisation=partner).is_archived
    assert _verbs(partner) == ["directory.bring_back_organisation", "directory.archive_organisation"]


def test_a_duplicate_moves_with_everything(world: World, things: dict[str, Any]) -> None:
    actor, gone = world.actor("officer"), things["organisation"]
    stays = commands.add_organisation(
        actor=actor, name="Schulamt für den Kreis", kind="authority", email="a@amt.example"
    )
    period = world.period()
    first, second = world.goal(period), world.goal(period, "Zweites")
    partners = {first: (gone, stays), second: (gone,)}
    for goal, organisations in partners.items():
        planning.set_goal_partners(actor=world.actor("head"), goal=goal, partners=dict.fromkeys(organisations, ""))

    merged = commands.merge_organisations(actor=actor, organisation=gone, into=stays)

    assert not Organisation.objects.filter(pk=gone.pk).exists()
    assert [str(each.organisation) for goal in partners for each in goal.partners.all()] == [stays.name] * 2
    assert Contact.objects.get().organisation == merged
    assert sorted(OrganisationName.objects.values_list("name", flat=True)) == ["Schulamt", "Untere Schulaufsicht"]
    assert merged.email == "a@amt.example"
    assert _verbs(merged)[0] == "directory.merge_organisations"


def test_a_duplicate_that_says_something_else_stays(world: World, things: dict[str, Any]) -> None:
    actor, first = world.actor("head"), things["organisation"]
    second = commands.add_organisation(actor=actor, name="Schulamt", kind="authority")
    goal = world.goal(world.period())
    planning.set_goal_partners(actor=actor, goal=goal, partners={first: "Beratung", second: "Leitung"})
    with pytest.raises(Refused) as error:
        commands.merge_organisations(actor=actor, organisation=first, into=second)
    assert "Gleichen Sie sie zuerst an." in error.value.message
    assert goal.partners.count() == 2
    with pytest.raises(Refused) as error:
        commands.merge_organisations(actor=actor, organisation=first, into=first)
    assert set(error.value.fields) == {"into"}


def test_names_and_contacts_come_and_go(world: World, things: dict[str, Any]) -> None:
    actor, partner = world.actor("officer"), things["organisation"]
    with pytest.raises(Refused) as error:
        commands.add_name(actor=actor, organisation=partner, name="Schulamt", kind="alias")
    assert _refused(error) == {"name": "Dieser Name ist schon eingetragen."}
    commands.remove_name(actor=actor, name=things["name"])
    commands.change_contact(
        actor=actor, contact=things["contact"], function="Leitung", name="", email="", phone="02241 0"
    )
    assert Contact.objects.get().function == "Leitung"
    commands.remove_contact(actor=actor, contact=things["contact"])
    assert (OrganisationName.objects.count(), Contact.objects.count()) == (0, 0)
    with pytest.raises(Refused) as error:
        commands.add_contact(actor=actor, organisation=partner, function=" ")
    assert set(error.value.fields) == {"function"}


def test_a_version_does_not_take_the_day_of_another(world: World, things: dict[str, Any]) -> None:
    version = commands.add_legal_version(
        actor=world.actor("head"),
        source=things["legal_source"],
        label="Fassung 2021",
        issued_on=date(2021, 1, 1),
        citation="des geänderten Erlasses",
    )

    with pytest.raises(Refused) as refused:
        commands.change_legal_version(
            actor=world.actor("head"),
            version=version,
            label="Fassung 2021",
            issued_on=things["legal_version"].issued_on,
            citation="des geänderten Erlasses",
            issuers="",
            provenance="",
            valid_from=None,
            valid_to=None,
        )

    assert refused.value.fields == {"issued_on": "Eine Fassung von diesem Tag gibt es schon."}
