"""Reports: what they say comes from the data, their figures open records, and once released nothing changes."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schwerpunkt.advice.commands import AdviceFacts, log_advice
from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality, Code
from schwerpunkt.documents.content import Document, Figure, Table, Value, from_json, plain_text
from schwerpunkt.figures.metrics import Scope, all_metrics, metric_of
from schwerpunkt.figures.queries import counted_all
from schwerpunkt.figures.small import hidden
from schwerpunkt.needs import commands as needs
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import Paper, PaperTemplate
from schwerpunkt.papers.outputs import render
from schwerpunkt.papers.queries import document
from schwerpunkt.papers.queries.letters import post_of
from schwerpunkt.planning import commands as planning
from tests.kit.needs import Asking, furnish, noon, round_of
from tests.kit.papers import DAY, Desk

pytestmark = pytest.mark.django_db
YEAR = Scope(date(2022, 1, 1), date(2022, 12, 31))


def _report(desk: Desk, key: str, **more: Any) -> Paper:
    return desk.paper(template=PaperTemplate.objects.get(key=key), **more)


def _advise(desk: Desk, day: date, minutes: int = 30, place: CentreMunicipality | None = None) -> AdviceEntry:
    kind = Code.objects.filter(kind=CodeKind.ADVICE_KIND).first()
    assert kind is not None
    facts = AdviceFacts(on=day, kind=kind, minutes=minutes, municipality=place)
    with clock.at(noon(day)):
        return log_advice(actor=desk.world.actor("officer"), facts=facts)


def _assess(desk: Desk) -> None:
    for goal in desk.period.goals.all():
        planning.assess_goal(
            actor=desk.world.actor("head"),
            goal=goal,
            outcome="reached",
            text="Alle Formate fanden statt.",
            obstacles="Räume fehlten.",
            outlook="Es geht weiter.",
        )


def _values(content: Document) -> list[Value]:
    """Every counted figure of a document."""
    cells = [cell for block in content.blocks if isinstance(block, Table) for row in block.rows for cell in row]
    runs = [run for block in content.blocks for run in getattr(block, "runs", ())]
    return [run for run in (*runs, *(run for cell in cells for run in cell)) if isinstance(run, Value)]


def test_a_report_covers_the_time_its_kind_says(desk: Desk) -> None:
    evaluation, annual = _report(desk, "evaluation"), _report(desk, "jahresbericht")

    assert (evaluation.reports_from, evaluation.reports_to) == (desk.period.starts_on, desk.period.ends_on)
    assert (annual.reports_from, annual.reports_to) == (YEAR.first, YEAR.last)
    assert annual.title.endswith("im Jahr 2022")


def test_an_evaluation_waits_for_the_result_of_every_goal(desk: Desk) -> None:
    paper = _report(desk, "evaluation")

    with clock.at(noon(DAY)), pytest.raises(Refused, match="Ergebnis des Ziels"):
        commands.release_paper(actor=desk.world.actor("head"), paper=paper)
    _assess(desk)
    text = plain_text(document(paper))

    for word in ("Ziel 1: Übergang", "Ergebnis: erreicht.", "Alle Formate fanden statt.", "Räume fehlten.", "weiter."):
        assert word in text


def test_every_figure_of_a_paper_is_what_its_page_counts(desk: Desk) -> None:
    desk.world.measure(desk.period, [desk.period.goals.get(number=1)])
    for day in (date(2022, 2, 3), date(2022, 2, 9), date(2022, 5, 4), date(2023, 1, 2)):
        for _each in range(6):
            _advise(desk, day)
    paper = _report(desk, "jahresbericht")

    content = document(paper)

    shown = {value.url: value.text for value in _values(content)}
    assert shown
    counted = {url: text for url, text in shown.items() if text != "0"}
    assert len(counted) > 3
    for url, text in counted.items():
        page = _client(desk).get(url).content.decode()
        assert f">{text}<" in page, url
    kept = {row["key"]: row for row in _facts(desk, paper)}
    assert {row["metric"] for row in kept.values()} == {metric.code for metric in all_metrics() if not metric.per}
    for row in kept.values():
        assert Decimal(row["value"]) == counted_all([(metric_of(row["metric"]), YEAR)])[0]


def _facts(desk: Desk, paper: Paper) -> list[dict[str, Any]]:
    with clock.at(noon(DAY)):
        released = commands.release_paper(actor=desk.world.actor("head"), paper=paper)
    found: list[dict[str, Any]] = released.frozen.facts["figures"]
    return found


def _client(desk: Desk) -> Client:
    client = Client()
    client.force_login(desk.world.here.people["head"].user)
    return client


def test_a_report_draws_its_figures_and_says_them_in_a_table(desk: Desk) -> None:
    furnish(desk.world)
    places = list(CentreMunicipality.objects.order_by("name"))
    for month in (2, 3):
        for place in places:
            for _each in range(5):
                _advise(desk, date(2022, month, 3), place=place)

    content = document(_report(desk, "jahresbericht"))

    captions = [block.caption for block in content.blocks if isinstance(block, (Figure, Table)) and block.caption]
    assert any(caption.startswith("Beratungen und Begleitungen nach Monaten") for caption in captions)
    assert any(caption.startswith("Beratungen und Begleitungen nach Kommunen") for caption in captions)
    table = next(b for b in content.blocks if isinstance(b, Table) and b.caption.endswith("eitungen nach Kommunen"))
    assert [row[1][0].text for row in table.rows] == ["10", "10", "10"]  # type: ignore[union-attr]


def test_small_figures_about_people_stay_in_the_house(desk: Desk) -> None:
    furnish(desk.world)
    places = list(CentreMunicipality.objects.order_by("name"))
    for place, count in zip(places, (2, 7, 9), strict=True):
        for _each in range(count):
            _advise(desk, date(2022, 3, 3), place=place)

    content = document(_report(desk, "jahresbericht"))

    table = next(b for b in content.blocks if isinstance(b, Table) and b.caption.endswith("eitungen nach Kommunen"))
    shown = [row[1][0].text for row in table.rows]  # type: ignore[union-attr]
    assert shown == ["unter 5", "nicht genannt", "9"], "the second one would tell the first from the sum"


@pytest.mark.parametrize(
    ("figures", "places"),
    [([0, 5, 9], set()), ([2, 3, 9], {0, 1}), ([2, 9, 7], {0, 2}), ([4], {0}), ([0, 0], set())],
)
def test_what_is_hidden_cannot_be_worked_out(figures: list[int], places: set[int]) -> None:
    about_people = next(each for each in all_metrics() if each.is_about_people)
    of_the_house = next(each for each in all_metrics() if not each.is_about_people)
    numbers = [Decimal(each) for each in figures]

    assert hidden(about_people, numbers, 5) == places
    assert hidden(of_the_house, numbers, 5) == frozenset()


def test_a_released_report_never_changes_and_later_corrections_show(desk: Desk) -> None:
    desk.world.measure(desk.period, [desk.period.goals.get(number=1)])
    entries = [_advise(desk, date(2022, 3, 3)) for _each in range(6)]
    paper = _report(desk, "jahresbericht")
    with clock.at(noon(DAY)):
        released = commands.release_paper(actor=desk.world.actor("head"), paper=paper)
    before = render(released, "pdf").content
    _advise(desk, date(2022, 4, 4))

    assert render(Paper.objects.get(pk=paper.pk), "pdf").content == before
    page = _client(desk).get(reverse("papers:figures", args=(paper.pk,))).content.decode()
    assert "Zahlen haben sich seit der Freigabe geändert." in page
    assert "1 kamen hinzu, 0 fielen weg" in page
    row = next(each for each in released.frozen.facts["figures"] if each["metric"] == "advice.entries")
    assert row["records"] == [each.pk for each in entries]
    place = released.frozen.facts["figures"].index(row)
    records = _client(desk).get(reverse("papers:figure_records", args=(paper.pk, place)))
    assert records.status_code == 200
    assert "6 Einträge" in records.content.decode()
    other = Client()
    other.force_login(desk.world.there.people["head"].user)
    assert other.get(reverse("papers:figures", args=(paper.pk,))).status_code == 404
    assert other.get(reverse("papers:figure_records", args=(paper.pk, place))).status_code == 404


def test_the_same_report_twice_is_the_same_to_the_byte(desk: Desk) -> None:
    for _each in range(6):
        _advise(desk, date(2022, 3, 3))
    paper = _report(desk, "jahresbericht")

    for form in ("pdf", "docx", "html"):
        first, second = (render(Paper.objects.get(pk=paper.pk), form).content for _each in range(2))
        assert first == second


def test_a_paper_is_german_for_a_colleague_who_reads_english(desk: Desk) -> None:
    from django.utils.translation import override  # noqa: PLC0415  # only here

    _assess(desk)
    paper = _report(desk, "evaluation")
    german = plain_text(document(paper))

    with override("en"):
        assert plain_text(document(Paper.objects.get(pk=paper.pk))) == german


# -- letters ------------------------------------------------------------------------------------------------------
@pytest.fixture
def asking(desk: Desk) -> Asking:
    """A closed round of the desk's period in which Alfter reported two needs."""
    found = Asking(desk.world, None, furnish(desk.world))  # type: ignore[arg-type]  # the round follows
    found.asked = round_of(desk.world, desk.period)
    with clock.at(noon(date(2026, 3, 3))):
        needs.open_round(actor=desk.world.here.system, asked=found.asked)
        goal = desk.period.goals.first()
        taken, declined = found.reviewed("Ein Deutschkurs am Abend"), found.reviewed("Ein Schwimmbad")
        needs.take_up_need(actor=desk.world.actor("head"), need=taken, goals=[goal])  # type: ignore[list-item]
        needs.decline_need(actor=desk.world.actor("head"), need=declined, reason="Das baut die Gemeinde selbst.")
        found.send("Troisdorf", has_no_need=True)
        needs.close_round(actor=desk.world.here.system, asked=found.asked)
    return found


def _written(asking: Asking) -> list[Paper]:
    with clock.at(noon(date(2026, 4, 10))):
        return commands.write_letters(actor=asking.world.actor("assistant"), need_round=asking.asked)


def test_everybody_who_was_asked_gets_one_letter(asking: Asking) -> None:
    letters = _written(asking)

    assert sorted(str(each.recipient) for each in letters) == ["Alfter", "Rheinbach", "Troisdorf"]
    with pytest.raises(Refused, match="Alle haben schon einen Brief"):
        _written(asking)
    assert post_of(asking.asked).without == []


def test_a_letter_answers_every_need(asking: Asking) -> None:
    letters = {str(each.recipient): each for each in _written(asking)}

    alfter, troisdorf = (plain_text(document(letters[name])) for name in ("Alfter", "Troisdorf"))

    assert document(letters["Alfter"]).recipient == ("Gemeinde Alfter",)
    assert "Ein Deutschkurs am Abend → Aufgenommen in: „Übergang“." in alfter
    assert "Ein Schwimmbad → Nicht aufgenommen: Das baut die Gemeinde selbst." in alfter
    assert "Zu dieser Abfrage haben Sie keinen Bedarf gemeldet." in troisdorf
    assert "Deutschkurs" not in troisdorf


def test_letters_are_released_together_and_leave_as_one_archive(asking: Asking) -> None:
    letters = _written(asking)
    head = Client()
    head.force_login(asking.world.here.people["head"].user)

    with clock.at(noon(date(2026, 4, 10))):
        assert commands.release_letters(actor=asking.world.actor("head"), need_round=asking.asked) == len(letters)
        with pytest.raises(Refused, match="Kein Brief wartet"):
            commands.release_letters(actor=asking.world.actor("head"), need_round=asking.asked)
    answer = head.get(reverse("papers:letters_download", args=(asking.asked.pk,)))

    with zipfile.ZipFile(BytesIO(answer.content)) as archive:
        assert sorted(archive.namelist()) == ["alfter.pdf", "rheinbach.pdf", "troisdorf.pdf"]
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    again = head.get(reverse("papers:letters_download", args=(asking.asked.pk,)))
    assert again.content == answer.content
    frozen = from_json(Paper.objects.get(pk=letters[0].pk).frozen.content)
    assert frozen.mark == ""
    page = head.get(reverse("papers:paper", args=(letters[0].pk,))).content.decode()
    assert "Beratungsfolge" not in page
    assert "Als eingereicht vermerken" not in page
    assert "Als eingereicht vermerken" not in head.get("/").content.decode()


def test_a_letter_waits_for_the_decision_on_every_need(asking: Asking) -> None:
    need = asking.asked.needs.get(text="Ein Schwimmbad")
    needs.reopen_need(actor=asking.world.actor("head"), need=need, reason="Doch noch einmal")
    _written(asking)

    with clock.at(noon(date(2026, 4, 10))):
        assert commands.release_letters(actor=asking.world.actor("head"), need_round=asking.asked) == 2
        with pytest.raises(Refused, match="Der Brief an Alfter lässt sich noch nicht freigeben"):
            commands.release_letters(actor=asking.world.actor("head"), need_round=asking.asked)


def test_letters_wait_until_the_round_is_closed(asking: Asking) -> None:
    with clock.at(noon(date(2026, 4, 10))):
        needs.reopen_round(
            actor=asking.world.here.system, asked=asking.asked, closes_on=date(2026, 5, 1), reason="Zu früh"
        )

    with pytest.raises(Refused, match="Die Abfrage läuft noch"):
        _written(asking)


def test_pages_of_letters_say_what_will_happen(asking: Asking) -> None:
    head = Client()
    head.force_login(asking.world.here.people["head"].user)
    page = reverse("needs:round", args=(asking.asked.pk,))

    assert "3 Briefe anlegen" in head.get(page).content.decode()
    write = reverse("papers:letters_write", args=(asking.asked.pk,))
    assert "Drei Antwortbriefe anlegen?" in head.get(write).content.decode()
    with clock.at(noon(date(2026, 4, 10))):
        assert head.post(write).status_code == 302
        assert head.post(reverse("papers:letters_release", args=(asking.asked.pk,))).status_code == 302
    assert "3 Briefe als PDF" in head.get(page).content.decode()


def test_an_indicator_about_few_people_is_not_named_either(desk: Desk) -> None:
    goal, head = desk.period.goals.get(number=1), desk.world.actor("head")
    facts = planning.IndicatorFacts(
        "Beratungen", date(2022, 1, 1), date(2022, 12, 31), metric="advice.entries", target=Decimal(2)
    )
    planning.add_goal_indicator(actor=head, goal=goal, facts=facts)
    for _each in range(3):
        _advise(desk, date(2022, 3, 3))
    _assess(desk)

    said = plain_text(document(_report(desk, "evaluation")))

    assert "Kennzahlen: Beratungen: unter 5, angestrebt 2." in said
    assert "Beratungen: 3" not in said


def test_the_annual_report_tells_each_measure_and_each_municipality(desk: Desk) -> None:
    furnish(desk.world)
    first, second, third = CentreMunicipality.objects.order_by("name")[:3]
    goal, head = desk.period.goals.get(number=1), desk.world.actor("head")
    measure = desk.world.measure(desk.period, [goal], municipalities=[first])
    with clock.at(noon(date(2022, 4, 1))):
        planning.move_measure_state(actor=head, measure=measure, verb="begin")
        planning.report_status(actor=head, measure=measure, state="running", text="Zwei Kitas sind dabei.")
    for _each in range(6):
        _advise(desk, date(2022, 3, 3), place=second)
    _advise(desk, date(2021, 3, 3), place=third)

    content = document(_report(desk, "jahresbericht"))

    said = plain_text(content)
    assert f"{measure.title} ({measure.kind.label}, läuft)" in said
    assert f"In: {first.name}." in said
    assert "01.04.2022: Zwei Kitas sind dabei." in said
    begin = said.index("Was in den Kommunen stattfand")
    assert f"Maßnahmen hier: {measure.title}." in said[begin:]
    assert "Nichts eigens geplant oder gezählt wurde in" in said[begin:]
    assert third.name in said[said.index("Nichts eigens geplant", begin) :]
    opened = [run for block in content.blocks if isinstance(block, Table) for row in block.rows for run in row[1]]
    assert f"kommune={second.pk}" in " ".join(run.url for run in opened if isinstance(run, Value))
