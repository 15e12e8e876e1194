from datetime import date

from django.test import Client
from django.urls import reverse

from schwerpunkt.directory.models import Organisation
from schwerpunkt.planning import commands
from schwerpunkt.planning.queries import agreements_of, takes_part_in
from tests.kit.world import World


def _partner(world: World) -> Organisation:
    partner = Organisation.objects.get(name="Untere Schulaufsicht")
    for title, year in (("Schwerpunkte 2023", 2023), ("Schwerpunkte 2025", 2025)):
        period = world.period(title, date(year, 1, 1))
        goal = world.goal(period, f"Ziel {year}", due_on=date(year, 12, 31))
        measure = world.measure(period, [goal], f"Maßnahme {year}")
        commands.set_goal_partners(actor=world.actor("head"), goal=goal, partners={partner: "Kooperation"})
        commands.set_measure_partners(actor=world.actor("head"), measure=measure, partners={partner: "Träger"})
    return partner


def test_a_partner_takes_part_in_goals_and_measures_latest_period_first(world: World) -> None:
    found = [(part.noun, part.title, part.period, part.role) for part in takes_part_in(_partner(world))]

    assert found == [
        ("goal", "Ziel 2025", "Schwerpunkte 2025", "Kooperation"),
        ("measure", "Maßnahme 2025", "Schwerpunkte 2025", "Träger"),
        ("goal", "Ziel 2023", "Schwerpunkte 2023", "Kooperation"),
        ("measure", "Maßnahme 2023", "Schwerpunkte 2023", "Träger"),
    ]


def test_the_page_of_a_partner_leads_to_them(world: World, client: Client) -> None:
    partner = _partner(world)
    client.force_login(world.here.people["head"].user)

    page = client.get(reverse("directory:organisation", args=(partner.pk,))).content.decode()

    assert [title in page for title in ("Ziel 2025", "Maßnahme 2025", "Ziel 2023", "Maßnahme 2023")] == [True] * 4


def test_the_page_of_a_ministry_shows_what_was_submitted(world: World, client: Client) -> None:
    period = world.period()
    world.goal(period)
    head = world.actor("head")
    commands.release_period(actor=head, period=period)
    commands.submit_period(
        actor=head, period=period, ministries=tuple(world.ministries()), submitted_on=date(2022, 11, 15)
    )
    ministry = Organisation.objects.get(short_name="MSB")
    client.force_login(world.here.people["head"].user)

    page = client.get(reverse("directory:organisation", args=(ministry.pk,))).content.decode()

    assert [each.period for each in agreements_of(ministry)] == [period]
    assert "15.11.2022" in page
    assert agreements_of(Organisation.objects.get(name="Untere Schulaufsicht")) == []
