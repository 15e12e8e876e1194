from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core.errors import Refused
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.commands import add_municipality, add_organisation
from schwerpunkt.exchange.models import TableImport
from schwerpunkt.planning import commands
from schwerpunkt.planning.enums import PeriodState
from schwerpunkt.planning.models import FocusPeriod, Measure
from tests.kit import imports
from tests.kit.imports import only_row, outcomes, problems, taken
from tests.kit.world import World

HEAD = ("Maßnahme", "Art", "Ziel", "Zuständig", "Vertretung", "Frist", "Budget", "Partner", "Grund")


@pytest.fixture
def head(world: World) -> Actor:
    return world.actor("head")


@pytest.fixture
def period(world: World) -> FocusPeriod:
    period = world.period()
    for title in ("Übergang", "Sprache, Schrift und mehr"):
        world.goal(period, title)
    return period


def checked(actor: Actor, period: FocusPeriod, *rows: Any, head: Any = HEAD, **more: Any) -> TableImport:
    return imports.checked(actor, imports.uploaded(actor, "massnahmen", head, *rows, target=str(period.pk)), **more)


def test_a_measure_comes_with_everything(world: World, head: Actor, period: FocusPeriod) -> None:
    add_organisation(actor=head, name="Caritas", kind="welfare")
    add_municipality(actor=head, ags="05382068")
    columns = (*HEAD[:8], "Zielgruppe", "Kommunen", "Beginn", "Beschreibung")
    row = (
        *("Rucksack", "training", "1; Ziel 2", "officer@rsk.example", "Assistant Rsk", date(2023, 9, 30), 1500.5),
        *("caritas; MSB", "Schulen;Ehrenamtliche", "Troisdorf", "1.2.2023", "Wie im Vorjahr"),
    )

    table = taken(head, checked(head, period, row, head=columns))

    assert (table.state, problems(table)) == ("done", [{}])
    made = Measure.objects.get()
    assert (made.title, made.kind.key, made.period) == ("Rucksack", "training", period)
    assert [goal.number for goal in made.goals.order_by("number")] == [1, 2]
    assert (made.owner, made.substitute) == (world.here.people["officer"], world.here.people["assistant"])
    assert (made.starts_on, made.due_on) == (date(2023, 2, 1), date(2023, 9, 30))
    assert made.budget_amount == Decimal("1500.50")
    assert sorted(part.organisation.name for part in made.partners.all()) == ["Caritas", "Schulministerium"]
    assert sorted(code.key for code in made.target_groups.all()) == ["ehrenamtliche", "schulen"]
    assert [place.name for place in made.municipalities.all()] == ["Troisdorf"]
    assert made.description == "Wie im Vorjahr"
    entry = AuditEntry.objects.get(verb="planning.add_measure")
    assert entry.reason == "Import aus „massnahmen.xlsx“, Zeile 2"


def test_what_does_not_fit_is_said_at_its_cell(world: World, head: Actor, period: FocusPeriod) -> None:
    columns = (*HEAD, "Beginn")
    table = checked(
        head,
        period,
        ("A", "Rakete", "7", "niemand@rsk.example"),
        ("B", "training", "Sprache, Schrift und mehr", None, None, "31.2.2025", "tausend"),
        ("C", "training", "1", "officer@rsk.example", "officer@rsk.example"),
        ("D", "training", "1", None, None, "1.1.2023", "-5", None, None, "1.6.2023"),
        ("E", "training", None),
        (None, "training", "1"),
        ("F", "training", "1", None, None, None, "12,345", "Gibtsnicht e. V."),
        head=columns,
    )

    assert problems(table) == [
        {
            "kind": "„Rakete“ kennen wir hier nicht.",
            "goals": "„7“ kennen wir hier nicht.",
            "owner": "„niemand@rsk.example“ kennen wir hier nicht.",
        },
        {
            "due_on": "Das Datum gibt es nicht: 31. Februar. Meinten Sie den 28.?",
            "budget_amount": "„tausend“ ist kein Betrag. Schreiben Sie ihn so: 1.234,50.",
        },
        {"substitute": "Niemand kann sich selbst vertreten."},
        {"budget_amount": "Mindestens 0,00."},
        {"goals": "Bitte füllen Sie „Dient den Zielen“ aus."},
        {"title": "Bitte füllen Sie „Titel“ aus."},
        {
            "budget_amount": "Bitte höchstens 2 Stellen nach dem Komma.",
            "partners": "„Gibtsnicht e. V.“ kennen wir hier nicht.",
        },
    ]


def test_a_measure_that_is_there_changes_cell_by_cell(world: World, head: Actor, period: FocusPeriod) -> None:
    goals = list(period.goals.order_by("number"))
    measure = world.measure(period, goals, "Rucksack", due_on=date(2023, 6, 30))
    caritas = add_organisation(actor=head, name="Caritas", kind="welfare")
    verein = add_organisation(actor=head, name="Verein", kind="association")
    commands.set_measure_partners(actor=head, measure=measure, partners={caritas: "Träger"})

    same = checked(head, period, ("rucksack", "Training", "2;1", None, None, "30.06.2023", None, "Caritas"))
    assert outcomes(same) == [(2, "changed")]
    assert only_row(same).changes == {"title": ["Rucksack", "rucksack"]}
    table = checked(head, period, ("Rucksack", None, "2", None, None, "30.09.2023", None, "Caritas; Verein"))
    assert only_row(table).changes == {
        "goals": ["Sprache, Schrift und mehr; Übergang", "Sprache, Schrift und mehr"],
        "due_on": ["30.06.2023", "30.09.2023"],
        "partners": ["Caritas", "Caritas; Verein"],
    }
    taken(head, table)

    measure.refresh_from_db()
    assert (measure.due_on, list(measure.goals.all())) == (date(2023, 9, 30), [goals[1]])
    assert {part.organisation: part.role for part in measure.partners.all()} == {caritas: "Träger", verein: ""}
    assert outcomes(checked(head, period, ("Rucksack", None, "2", None, None, "30.09.2023"))) == [(2, "unchanged")]


def test_an_agreed_deadline_moves_only_with_a_reason_of_its_own(world: World, head: Actor, period: FocusPeriod) -> None:
    measure = world.measure(period, list(period.goals.all()[:1]), "Rucksack", due_on=date(2023, 6, 30))
    _lock(period)
    row = ("Rucksack", None, None, None, None, "30.09.2023", None, None)

    assert problems(checked(head, period, row)) == [
        {"reason": "Die Frist ist vereinbart. Bitte nennen Sie den Grund; er erscheint im nächsten Bericht."}
    ]
    taken(head, checked(head, period, (*row, "Träger fällt aus")))

    measure.refresh_from_db()
    assert measure.due_on == date(2023, 9, 30)
    entry = AuditEntry.objects.filter(verb="planning.change_measure").get()
    assert entry.reason == "Träger fällt aus (Import aus „massnahmen.xlsx“, Zeile 2)"


def _lock(period: FocusPeriod) -> None:
    with licence("test"):
        period.state = PeriodState.RUNNING
        period.save()


def test_the_rule_of_the_record_holds_for_every_row(world: World, period: FocusPeriod) -> None:
    officer = world.actor("officer")
    period.action_fields.add(world.code["querschnitt"])
    other = world.goal(period, "Verwaltung", action_field=world.code["querschnitt"])
    world.measure(period, [other], "Fremde")
    table = checked(officer, period, ("Fremde", None, None, None, None, "30.09.2023"), ("Neu", "training", "1"))

    assert outcomes(table) == [(2, "refused"), (3, "new")]
    assert "gehört zu einem anderen Handlungsfeld" in table.rows.get(number=2).problems[""]


def test_the_period_must_be_an_open_one_of_the_centre(world: World, head: Actor, period: FocusPeriod) -> None:
    for target in ("", "999999", "x"):
        with pytest.raises(Refused) as refusal:
            imports.uploaded(head, "massnahmen", HEAD, ("A", "training", "1"), target=target)
        assert refusal.value.fields == {"target": "Bitte wählen Sie, wohin die Zeilen gehören."}


def test_a_saved_list_of_measures_comes_back_unchanged(world: World, head: Actor, period: FocusPeriod) -> None:
    facts: dict[str, Any] = {"due_on": date(2023, 6, 30), "budget_amount": Decimal(1500)}
    world.measure(period, list(period.goals.all()), "Rucksack", owner=world.here.people["officer"], **facts)
    table = checked(
        head,
        period,
        ("Rucksack", "Ziel 1, Ziel 2", "Training", "Officer Rsk", None, date(2023, 6, 30), 1500, "in Verzug"),
        head=("Maßnahme", "dient", "Art", "Zuständig", "Beginn", "Frist", "Budget", "Stand"),
    )

    assert outcomes(table) == [(2, "unchanged")]
