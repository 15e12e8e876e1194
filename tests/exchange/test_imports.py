"""From a file to records: what a preview says, and what is written when somebody agrees."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.directory.commands import add_municipality, add_name, add_organisation, change_organisation
from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import Organisation
from schwerpunkt.exchange import slips
from schwerpunkt.exchange.commands import begin_import, check_import, discard_import, take_import
from schwerpunkt.exchange.models import ImportRow, TableImport
from schwerpunkt.exchange.queries import outcome_counts, own_imports
from schwerpunkt.exchange.tasks import forget_imports, work_on_import
from schwerpunkt.exchange.working import check_rows, take_rows
from schwerpunkt.portal.models import SearchEntry
from schwerpunkt.portal.queries.search import search
from schwerpunkt.tenancy.scope import inside
from tests.kit import imports
from tests.kit.imports import fresh, only_row, outcomes, taken
from tests.kit.tables import workbook
from tests.kit.world import World

HEAD = ("Name", "Art", "Kommune", "E-Mail", "Telefon")


def uploaded(actor: Actor, *rows: Any, head: Any = HEAD) -> TableImport:
    return imports.uploaded(actor, "partner", head, *rows)


def checked(actor: Actor, *rows: Any, **more: Any) -> TableImport:
    return imports.checked(actor, uploaded(actor, *rows), **more)


@pytest.fixture
def head(world: World) -> Actor:
    return world.actor("head")


def test_the_preview_says_what_would_happen_and_writes_nothing(world: World, head: Actor) -> None:
    add_organisation(actor=head, name="Caritas", kind="welfare", email="alt@caritas.example")
    add_organisation(actor=head, name="Moscheeverein", kind="association")
    before = list(Organisation.objects.order_by("pk").values())

    table = checked(
        head,
        ("Neuer Verein", "Verein oder Initiative", None, "info@neu.example", "02241 1234"),
        ("Caritas", None, None, "neu@caritas.example", None),
        ("Moscheeverein", "Verein oder Initiative", None, None, None),
        ("Kaputt", "Raumschiff", None, "keine Adresse", None),
    )

    assert table.state == "ready"
    assert outcomes(table) == [(2, "new"), (3, "changed"), (4, "unchanged"), (5, "refused")]
    assert table.rows.get(number=3).changes == {"email": ["alt@caritas.example", "neu@caritas.example"]}
    assert table.rows.get(number=5).problems == {
        "kind": "„Raumschiff“ kennen wir hier nicht. Möglich sind: "
        + ", ".join(str(label) for label in OrganisationKind.labels)
        + ".",
        "email": "Bitte gültige E-Mail-Adresse eingeben.",
    }
    assert list(Organisation.objects.order_by("pk").values()) == before
    assert AuditEntry.objects.filter(object_type="directory.organisation").count() == 2


def test_agreeing_writes_by_the_commands_and_the_history_names_file_and_row(world: World, head: Actor) -> None:
    add_organisation(actor=head, name="Caritas", kind="welfare", phone="0228 1")
    table = checked(
        head,
        ("Neuer Verein", "Verein oder Initiative", None, "info@neu.example", 22411234),
        ("CARITAS", None, None, "neu@caritas.example", None),
        ("Kaputt", "Raumschiff", None, None, None),
    )

    table = taken(head, table)

    assert table.state == "done"
    new = Organisation.objects.get(name="Neuer Verein")
    assert (new.kind, new.email, new.phone) == ("association", "info@neu.example", "22411234")
    caritas = Organisation.objects.get(name="CARITAS")
    assert (caritas.kind, caritas.email, caritas.phone) == ("welfare", "neu@caritas.example", "0228 1")
    assert not Organisation.objects.filter(name="Kaputt").exists()
    reasons = AuditEntry.objects.filter(object_type="directory.organisation").exclude(reason="").order_by("pk")
    assert list(reasons.values_list("actor_label", "verb", "object_label", "reason")) == [
        (head.label, "directory.add_organisation", "Neuer Verein", "Import aus „partner.xlsx“, Zeile 2"),
        (head.label, "directory.change_organisation", "CARITAS", "Import aus „partner.xlsx“, Zeile 3"),
    ]


def test_agreeing_twice_does_it_once(world: World, head: Actor) -> None:
    table = taken(head, checked(head, ("Neuer Verein",)))

    take_rows(table)
    work_on_import.func(table.pk)
    with pytest.raises(Refused, match="jetzt ist der Zustand „übernommen“"):
        take_import(actor=head, table=table)

    assert Organisation.objects.filter(name="Neuer Verein").count() == 1
    assert AuditEntry.objects.filter(verb="directory.add_organisation").count() == 1


def test_the_same_file_again_finds_everything_unchanged(world: World, head: Actor) -> None:
    rows = (("Neuer Verein", "Verein oder Initiative", None, "info@neu.example", "02241 1234"), ("Zweiter",))
    taken(head, checked(head, *rows))

    assert outcomes(checked(head, *rows)) == [(2, "unchanged"), (3, "unchanged")]


def test_when_records_change_in_between_nothing_is_written_and_the_preview_is_new(world: World, head: Actor) -> None:
    caritas = add_organisation(actor=head, name="Caritas", kind="welfare", email="alt@caritas.example")
    table = checked(head, ("Neuer Verein",), ("Caritas", None, None, "neu@caritas.example", None))
    values = {name: getattr(caritas, name) for name in ("short_name", "municipality", "phone", "address", "website")}
    change_organisation(
        actor=head, organisation=caritas, name="Caritas", kind="welfare", email="zwischen@caritas.example", note="",
        **values,
    )  # fmt: skip

    table = taken(head, table)

    assert table.state == "ready"
    assert table.note.startswith("Inzwischen hat sich an den Einträgen etwas geändert.")
    assert not Organisation.objects.filter(name="Neuer Verein").exists()
    assert table.rows.get(number=3).changes == {"email": ["zwischen@caritas.example", "neu@caritas.example"]}


def test_an_empty_cell_keeps_what_is_there_unless_one_says_otherwise(world: World, head: Actor) -> None:
    add_organisation(actor=head, name="Caritas", kind="welfare", phone="0228 1", note="bleibt")

    assert outcomes(checked(head, ("Caritas", None, None, None, None))) == [(2, "unchanged")]
    cleared = checked(head, ("Caritas", "welfare", None, None, None), clears_blanks=True)

    assert only_row(cleared).changes == {"phone": ["0228 1", ""]}
    taken(head, cleared)
    caritas = Organisation.objects.get(name="Caritas")
    assert (caritas.phone, caritas.note) == ("", "bleibt")


def test_a_partner_is_known_by_another_name_and_keeps_its_own(world: World, head: Actor) -> None:
    authority = Organisation.objects.get(name="Untere Schulaufsicht")
    add_name(actor=head, organisation=authority, name="Schulamt", kind="alias")

    row = only_row(checked(head, ("schul-amt", None, None, "post@schulamt.example", None)))

    assert (row.outcome, row.changes) == ("changed", {"email": ["", "post@schulamt.example"]})


def test_the_same_partner_twice_in_a_file_is_refused_the_second_time(world: World, head: Actor) -> None:
    table = checked(head, ("Neuer Verein",), ("Anderer",), ("neuer verein ",))

    assert outcomes(table) == [(2, "new"), (3, "new"), (4, "refused")]
    assert table.rows.get(number=4).problems == {"": "Dasselbe steht schon in Zeile 2 dieser Datei."}


def test_a_municipality_is_found_by_name_or_key_and_a_slip_is_named(world: World, head: Actor) -> None:
    troisdorf = add_municipality(actor=head, ags="05382068")
    rows = [(f"Verein {place}", None, place) for place in ("Troisdorf", "05382068", "Trosdorf", "Atlantis")]
    table = checked(head, *rows)

    assert [row.problems for row in table.rows.all()] == [
        {},
        {},
        {"municipality": "„Trosdorf“ kennen wir hier nicht. Meinten Sie „Troisdorf“?"},
        {"municipality": "„Atlantis“ kennen wir hier nicht."},
    ]
    taken(head, table)
    assert set(Organisation.objects.filter(municipality=troisdorf).values_list("name", flat=True)) == {
        "Verein Troisdorf",
        "Verein 05382068",
    }


def test_another_centre_s_records_do_not_exist(world: World, head: Actor) -> None:
    with inside(world.there.centre):
        add_organisation(actor=world.there.actor("head"), name="Caritas", kind="welfare")

    table = checked(head, ("Caritas",))
    assert outcomes(table) == [(2, "new")]
    with inside(world.there.centre):
        assert not own_imports(world.there.actor("head")).exists()
        with pytest.raises(Refused, match="Diesen Datensatz gibt es nicht"):
            take_import(actor=world.there.actor("head"), table=table)


def test_who_may_not_create_may_not_import(world: World, head: Actor) -> None:
    content = workbook([HEAD, ("Neu",)])
    with pytest.raises(Forbidden, match="Das darf nur"):
        begin_import(actor=world.actor("auditor"), sheet="partner", file_name="a.xlsx", content=content)
    table = checked(head, ("Neu",))
    with pytest.raises(Forbidden, match="jemand anderes"):
        take_import(actor=world.actor("assistant"), table=table)
    with pytest.raises(Forbidden, match="jemand anderes"):
        discard_import(actor=world.actor("assistant"), table=table)


def test_a_mapping_must_fit(world: World, head: Actor) -> None:
    table = uploaded(head, ("Neu", "x"), head=("Name", "Krempel"))

    assert table.mapping == ["name", ""]
    with pytest.raises(Refused, match="Es fehlt noch eine Spalte für: Name"):
        check_import(actor=head, table=table, mapping=["", "note"])
    with pytest.raises(Refused, match="„Name“ ist zwei Spalten zugeordnet"):
        check_import(actor=head, table=table, mapping=["name", "name"])
    with pytest.raises(Refused, match="passt nicht zur Datei"):
        check_import(actor=head, table=table, mapping=["name"])
    with pytest.raises(Refused, match="passt nicht zur Datei"):
        check_import(actor=head, table=table, mapping=["name", "is_superuser"])
    assert fresh(table).state == "mapping"


def test_nothing_to_do_cannot_be_agreed_to(world: World, head: Actor) -> None:
    with pytest.raises(Refused, match="nichts, was sich übernehmen ließe"):
        take_import(actor=head, table=checked(head, ("Kaputt", "Raumschiff")))


def test_checking_can_be_stopped_between_two_batches(world: World, head: Actor, monkeypatch: Any) -> None:
    table = uploaded(head, *((f"Verein {number}",) for number in range(250)))
    table = check_import(actor=head, table=table, mapping=table.mapping)
    heard: list[int] = []

    def stop_after_the_first(key: int, count: int) -> None:
        heard.append(count)
        slips.ask_to_stop(key)

    monkeypatch.setattr(slips, "note_progress", stop_after_the_first)
    check_rows(table)

    table = fresh(table)
    assert (heard, table.state, table.note) == ([100], "mapping", "Sie haben die Prüfung abgebrochen.")


def test_taking_over_can_be_stopped_and_then_nothing_is_written(world: World, head: Actor, monkeypatch: Any) -> None:
    table = checked(head, *((f"Verein {number}",) for number in range(250)))
    before = Organisation.objects.count()
    monkeypatch.setattr(slips, "note_progress", lambda key, _count: slips.ask_to_stop(key))

    table = taken(head, table)

    assert (table.state, Organisation.objects.count()) == ("ready", before)
    assert table.note == "Sie haben die Übernahme abgebrochen. Es ist nichts geändert worden."


def test_long_work_is_a_job_at_once_and_short_work_has_one_in_reserve(world: World, head: Actor) -> None:
    for count in (200, 201):
        table = uploaded(head, *((f"Verein {number}",) for number in range(count)))
        check_import(actor=head, table=table, mapping=table.mapping)
    now = clock.now()
    jobs = DBTaskResult.objects.filter(task_path=work_on_import.module_path).order_by("enqueued_at")
    due = [row.run_after - now > timedelta(minutes=1) for row in jobs]

    assert due == [True, False]


def test_a_job_checks_and_takes_over_in_its_centre(world: World, head: Actor) -> None:
    table = uploaded(head, ("Neuer Verein",))
    check_import(actor=head, table=table, mapping=table.mapping)
    work_on_import.func(table.pk)
    assert outcome_counts(table) == {"new": 1}
    take_import(actor=head, table=table)
    work_on_import.func(table.pk)

    assert fresh(table).state == "done"
    assert Organisation.objects.get(name="Neuer Verein").centre == world.here.centre
    work_on_import.func(999_999)


def test_files_are_deleted_on_their_day(world: World, head: Actor) -> None:
    table = checked(head, ("Neuer Verein",))
    assert table.delete_on == clock.today() + timedelta(days=30)

    with clock.at(clock.now() + timedelta(days=29)):
        assert forget_imports.func() == 0
    with clock.at(clock.now() + timedelta(days=30)):
        assert forget_imports.func() == 1

    assert (TableImport.objects.count(), ImportRow.objects.count()) == (0, 0)
    last = AuditEntry.objects.filter(verb="exchange.discard_import").get()
    assert (last.actor_label, last.object_label) == ("Löschfrist", "partner.xlsx")


def test_what_came_in_is_found_and_what_was_only_tried_is_not(world: World, head: Actor) -> None:
    caritas = add_organisation(actor=head, name="Caritas", kind="welfare")
    table = checked(head, ("Neuer Verein",), ("caritas", None, None, "neu@caritas.example"))
    assert found(head, "Neuer") == []

    taken(head, table)

    assert found(head, "Neuer") == ["Neuer Verein"]
    assert found(head, "Caritas") == ["caritas"]
    assert SearchEntry.objects.filter(object_type="directory.organisation", object_id=caritas.pk).count() == 1


def found(actor: Actor, words: str) -> list[str]:
    hits = [hit for group in search(actor=actor, query=words).groups for hit in group.hits]
    return ["".join(part.text for part in hit.title) for hit in hits]


def test_the_number_of_queries_of_a_row_is_the_same_in_a_long_file(world: World, head: Actor) -> None:
    def asked(count: int, act: Any) -> float:
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries) / count

    short, long = (
        check_import(actor=head, table=table, mapping=table.mapping)
        for table in (
            uploaded(head, *((f"Verein {name} {n}",) for n in range(100 * size))) for name, size in (("A", 1), ("B", 3))
        )
    )

    per_row = [asked(100, lambda: check_rows(short)), asked(300, lambda: check_rows(long))]
    assert per_row[0] <= 10
    assert per_row[1] <= per_row[0]
    short, long = (take_import(actor=head, table=fresh(each)) for each in (short, long))
    per_row = [asked(100, lambda: take_rows(short)), asked(300, lambda: take_rows(long))]
    assert per_row[0] <= 10
    assert per_row[1] <= per_row[0]
