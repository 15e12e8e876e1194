"""The sheet of a month and a year: the same figures as the metrics, on the page, in the paper and in the workbook."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from python_calamine import CalamineWorkbook

from schwerpunkt.accounts.actors import actor_for
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.figures.addresses import page_of
from schwerpunkt.figures.metrics import Scope, all_metrics, metric_of
from schwerpunkt.figures.queries import counted_all
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import Known, Spoken
from schwerpunkt.interpreters.models import Assignment, Request
from schwerpunkt.interpreters.queries.sheet import (
    COLUMNS,
    HELD,
    UNCOVERED,
    Period,
    sheet_of,
)
from schwerpunkt.interpreters.sheets.content import finding, grids, groups
from schwerpunkt.planning.models import Indicator
from tests.kit import pool, queries, settling
from tests.kit.pdf import assert_accessible_pdf, pdf_text
from tests.kit.pdfua import pdfua_errors
from tests.kit.typing_in import filled
from tests.kit.world import World

SEPTEMBER = Period(2023, 9)
TODAY = datetime(2023, 10, 20, 9, tzinfo=UTC)


@pytest.fixture
def head(world: World, client: Client) -> Client:
    """The head of the centre, signed in."""
    client.force_login(world.here.people["head"].user)
    return client


def _book(answer: Any) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(BytesIO(answer.content))


def _rows(answer: Any, name: str) -> list[list[Any]]:
    return _book(answer).get_sheet_by_name(name).to_python()


def _siegburg() -> CentreMunicipality:
    with licence("test"):
        found = CentreMunicipality(ags="05382060", name="Siegburg", official_name="Siegburg, Kreisstadt")
        found.save()
    return found


def _lose(world: World, reason: str, number: int = 0, **more: Any) -> Request:
    lost = pool.request(world, starts_at=pool.TALK + timedelta(days=number), **more)
    with clock.at(pool.NOON):
        return commands.give_up_request(actor=world.here.system, request=lost, because=world.code[reason])


def _busy(world: World, count: int = 3) -> None:
    """Some talks of one person, one in another language, and requests nobody was found for."""
    person = pool.interpreter(world, languages=[Spoken(pool.language()), Spoken(pool.language("tr"))])
    for number in range(count):
        settling.held(world, person, 50 + number, pool.TALK + timedelta(days=number))
    other = settling.assigned(
        world, person, pool.TALK + timedelta(days=count), language=pool.language("tr"), municipality=_siegburg()
    )
    ends = other.starts_at + timedelta(minutes=45)
    with clock.at(ends + timedelta(hours=1)):
        commands.record_outcome(
            actor=world.here.system, assignment=other, outcome="held", held_from=other.starts_at, held_until=ends
        )
    _lose(world, "zeit")
    _lose(world, "zeit", 1)
    _lose(world, "kurzfristig", 2)


def _page(client: Client, period: Period, **parameters: str) -> Any:
    with clock.at(TODAY):
        if period.month:
            return client.get(reverse("interpreters:sheet_month", args=(period.year, period.month)), parameters)
        return client.get(reverse("interpreters:sheet_year", args=(period.year,)), parameters)


# -- figures ---------------------------------------------------------------------------------------------------------
@pytest.mark.usefixtures("demo")
class TestOfTheDemo:
    """The sheets of the demo, whose talks go back a year from the day the tests run."""

    pytestmark = pytest.mark.django_db

    @staticmethod
    def periods() -> Sequence[Period]:
        last = Assignment.objects.filter(state="held").order_by("-starts_at")[0].starts_at.date()
        return [Period(last.year, last.month), Period(last.year, last.month).before, Period(last.year)]

    def test_the_figures_are_those_of_the_metrics(self) -> None:
        for period in self.periods():
            sheet = sheet_of(period)
            codes = list(sheet.figures)

            counted = counted_all([(metric_of(code), period.scope) for code in codes])

            assert [sheet.figures[code] for code in codes] == counted
            assert set(codes) == {each.code for each in all_metrics() if each.code.startswith("interpreters.")}
            assert sheet.figures[HELD] > 0

    def test_each_part_is_what_the_page_it_opens_counts(self) -> None:
        for period in self.periods():
            for grid in grids(sheet_of(period)):
                open_parts = [part for part in grid.parts if not part.is_rest]
                wanted = [(metric_of(code), part.scope) for part in open_parts for code in grid.codes]
                assert [part.figures[code] for part in open_parts for code in grid.codes] == counted_all(wanted)

    def test_the_parts_of_each_table_add_up_to_the_whole(self) -> None:
        for period in self.periods():
            sheet = sheet_of(period)
            for grid in grids(sheet):
                if grid.key == "monate" and period.month:
                    continue  # twelve months, not one
                for code in grid.codes:
                    assert sum(part.figures[code] for part in grid.parts) == sheet.figures[code], (grid.key, code)

    def test_the_counts_beside_the_metrics_are_those_of_their_lists(self, client: Client) -> None:
        period = self.periods()[1]
        sheet = sheet_of(period)
        talks = Assignment.objects.filter(
            state__in=("held", "stopped"), starts_at__date__range=(period.first, period.last)
        )
        head = Membership.objects.filter(role="head").select_related("user")[0]
        client.force_login(head.user)
        lines = [line for group in groups(sheet, actor_for(head)) for line in group.lines]
        addresses = {line.label: (line.words, line.url) for line in lines}

        assert sheet.people_count == talks.values("interpreter").distinct().count()
        assert sheet.institution_count == talks.values("request__organisation").distinct().count()
        assert sheet.language_count == talks.values("request__language").distinct().count()
        for label in ("Personen, die gedolmetscht haben", "Einrichtungen", "Aktive Personen im Pool"):
            words, url = addresses[label]
            assert f"{words} von " in client.get(url).text, label
        for words, url in (addresses[name] for name in ("Anfragen", "Einsätze", "Nicht vermittelt", "Neu aufgenommen")):
            assert f'<p class="sp-fig__n"><span>{words}</span>' in client.get(url).text, url
        assert all(line.url for line in lines)


def test_the_lead_is_right_whichever_way_a_request_is_saved(world: World) -> None:
    request = pool.request(world)
    assert request.lead_days == 7

    with clock.at(pool.NOON):
        moved = pool.facts(world, starts_at=datetime(2023, 9, 16, 22, 30, tzinfo=UTC))
        commands.change_request(actor=world.here.system, request=request, facts=moved)
    request.refresh_from_db()
    assert request.lead_days == 3  # half past midnight on the 17th, in Germany

    with licence("test"):
        request.received_on = date(2023, 10, 1)
        request.save()
        copy = Request.objects.bulk_create([Request(**{**_values(request), "received_on": date(2023, 9, 10)})])[0]
    request.refresh_from_db()
    assert (request.lead_days, Request.objects.get(pk=copy.pk).lead_days) == (0, 7)


def _values(request: Request) -> dict[str, Any]:
    return {
        field.attname: getattr(request, field.attname)
        for field in request._meta.concrete_fields
        if field.attname != "id"
    }


def test_older_requests_learn_their_lead_and_nothing_else(world: World) -> None:
    request = pool.request(world)
    with licence("test"):
        Request.objects.filter(pk=request.pk).update(lead_days=0, sought_since=None)

    with licence("test"):
        import_module("schwerpunkt.interpreters.migrations.0015_counting").LeadDays().write(apps)

    request.refresh_from_db()
    assert (request.lead_days, request.sought_since, request.fill_hours) == (7, None, None)


def test_the_first_promise_is_timed_and_a_later_one_changes_nothing(world: World) -> None:
    first, second, request = pool.interpreter(world), pool.interpreter(world, "Zweite Person"), pool.request(world)
    system = world.here.system
    with clock.at(pool.NOON + timedelta(hours=20, minutes=15)):
        found = commands.assign_interpreter(actor=system, request=request, interpreter=first)
    with clock.at(pool.NOON + timedelta(hours=30)):
        commands.withdraw_assignment(actor=system, assignment=found, reason="krank")
    with clock.at(pool.NOON + timedelta(hours=40)):
        commands.assign_interpreter(actor=system, request=found.request, interpreter=second)

    request.refresh_from_db()
    assert request.fill_hours == Decimal("20.25")
    assert counted_all([(metric_of("interpreters.fill_hours"), SEPTEMBER.scope)]) == [Decimal("20.25")]


def test_what_is_read_as_a_mean_is_told_as_one_beside_the_sum_that_opens_its_records(
    world: World, head: Client
) -> None:
    for days in (0, 1, 3):
        pool.request(world, starts_at=pool.TALK + timedelta(days=days))
    with clock.at(TODAY):
        overview = head.get(reverse("figures:metrics")).text
        page = head.get(page_of(metric_of("interpreters.lead_days"), SEPTEMBER.scope)).text

    assert "25<span" in overview  # 7, 8 and 10 days
    assert "im Mittel 8,3 Tage je Anfrage" in overview
    assert "im Mittel 8,3 Tage je Anfrage" in page
    assert "Stunden je Anfrage" not in overview  # nobody has promised to come


def test_a_request_without_a_known_beginning_is_not_timed(world: World) -> None:
    person, request = pool.interpreter(world), pool.request(world)
    request.sought_since = None
    with licence("test"):
        request.save()
    with clock.at(pool.NOON + timedelta(hours=2)):
        commands.assign_interpreter(actor=world.here.system, request=request, interpreter=person)

    request.refresh_from_db()
    assert (request.state, request.fill_hours) == ("placed", None)
    sheet = sheet_of(SEPTEMBER)
    assert (sheet.mean_fill, sheet.median_fill) == (None, None)


def test_newcomers_and_trainings_count_on_their_day(world: World) -> None:
    known = Known(trainings=[("Grundschulung", date(2023, 9, 5), 16), ("Aufbau", date(2023, 10, 5), 8)])
    pool.interpreter(world, known=known)

    names = ("joined", "trainings", "lessons")
    wanted = [metric_of(f"interpreters.{name}") for name in names]

    assert counted_all([(each, SEPTEMBER.scope) for each in wanted]) == [0, 1, 16]
    assert counted_all([(each, Scope(date(2023, 1, 1), date(2023, 1, 31))) for each in wanted]) == [1, 0, 0]


def test_a_talk_without_municipality_stands_in_a_row_of_its_own(world: World, head: Client) -> None:
    person = pool.interpreter(world)
    settling.held(world, person)

    with clock.at(TODAY):
        sheet = sheet_of(SEPTEMBER)
    page = _page(head, SEPTEMBER).text

    rest = sheet.places[-1]
    assert (rest.label, int(rest.figures[HELD]), rest.is_rest) == ("ohne Kommune", 1, True)
    assert sum(part.figures[HELD] for part in sheet.places) == 1
    assert "ohne Kommune" in page


def test_reasons_are_counted_and_open_their_requests(world: World, head: Client) -> None:
    _busy(world)

    sheet = sheet_of(SEPTEMBER)
    page = _page(head, SEPTEMBER).text

    assert [(part.label, int(part.figures[UNCOVERED])) for part in sheet.reasons] == [
        ("Zeit", 2),
        ("Kurzfristig", 1),
    ]
    assert sheet.covered_share == Decimal(4) / Decimal(7)
    address = f"{reverse('figures:figure', args=(UNCOVERED,))}?tag_von=01.09.2023&tag_bis=30.09.2023&grund={world.code['zeit'].pk}"
    assert str(escape(address)) in page
    with clock.at(TODAY):
        listed = head.get(address).text
    assert '<p class="sp-fig__n"><span>2</span>' in listed
    assert "Kurzfristig</td>" not in listed


def test_kinds_of_institutions_are_a_way_to_split_every_figure(world: World, head: Client) -> None:
    _busy(world)
    address = reverse("figures:figure", args=(HELD,))

    with clock.at(TODAY):
        page = head.get(f"{address}?nach=einrichtungsart").text
        narrowed = head.get(f"{address}?einrichtungsart=authority").text

    assert "Behörde" in page
    assert '<p class="sp-fig__n"><span>4</span>' in narrowed
    (kind,) = sheet_of(SEPTEMBER).kinds
    assert (kind.label, [int(kind.figures[code]) for code in COLUMNS]) == ("Behörde", [7, 4, 198, 3])


# -- page ------------------------------------------------------------------------------------------------------------
def test_the_page_tells_the_finding_and_the_ways(world: World, head: Client) -> None:
    _busy(world)

    month, year = _page(head, SEPTEMBER).text, _page(head, Period(2023)).text

    assert "4 Einsätze in 2 Sprachen" in month
    assert "Monatsblatt September 2023" in month
    assert "3:18" in month  # 198 minutes
    for way in ("/sprachmittlung/blatt/2023/8/", "/sprachmittlung/blatt/2023/10/", "/sprachmittlung/blatt/2023/"):
        assert f'href="{way}"' in month
    assert "Jahresblatt 2023" in year
    assert 'href="/sprachmittlung/blatt/2023/9/"' in year
    assert 'href="/sprachmittlung/blatt/2022/"' in year
    assert 'href="/sprachmittlung/blatt/2024/"' not in year
    assert "November 2023" not in year


def test_one_is_told_as_one(world: World) -> None:
    settling.held(world, pool.interpreter(world))
    assert finding(sheet_of(SEPTEMBER)) == "1 Einsatz in 1 Sprache"
    assert finding(sheet_of(Period(2022))) == "Kein Einsatz und keine Anfrage"


def test_an_empty_month_says_so(world: World, head: Client) -> None:
    page = _page(head, Period(2023, 2))
    assert page.status_code == 200
    assert "In dieser Zeit ist nichts eingetragen." in page.text
    assert "<table" not in page.text
    paper = _page(head, Period(2023, 2), als="pdf").content
    assert "In dieser Zeit ist nichts eingetragen." in pdf_text(paper)
    assert _book(_page(head, Period(2023, 2), als="xlsx")).sheet_names == ["Kennzahlen", "Über dieses Blatt"]


@pytest.mark.parametrize("way", ["2023/13/", "2023/0/", "2011/", "2101/", "2101/1/"])
def test_there_is_no_sheet_of_a_month_that_is_none(head: Client, way: str) -> None:
    assert head.get(f"/sprachmittlung/blatt/{way}").status_code == 404


@pytest.mark.parametrize("way", ["2012/", "2012/1/", "2100/", "2100/12/"])
def test_the_first_and_the_last_sheet_open(head: Client, way: str) -> None:
    assert head.get(f"/sprachmittlung/blatt/{way}").status_code == 200


def test_only_those_who_may_see_costs_see_them(world: World, client: Client) -> None:
    person = pool.interpreter(world)
    settling.tariff(world)
    settling.accounts(world, person)
    settling.held(world, person)
    settling.released(world)

    told = {}
    for role in ("head", "officer"):
        client.force_login(world.here.people[role].user)
        page = _page(client, SEPTEMBER).text
        rows = [row[0] for row in _rows(_page(client, SEPTEMBER, als="xlsx"), "Kennzahlen")]
        told[role] = ("Kosten, soweit freigegeben" in page, "25,00" in page, "Landesmittel" in rows)

    assert told == {"head": (True, True, True), "officer": (False, False, False)}


@pytest.mark.parametrize("period", [SEPTEMBER, Period(2023)])
def test_the_page_asks_little_and_as_often_for_many_as_for_one(world: World, head: Client, period: Period) -> None:
    settling.held(world, pool.interpreter(world))
    _page(head, period)
    one = queries.count(lambda: _page(head, period))
    person = pool.interpreter(world, "Andere Person")
    _busy(world, 1)
    for number in range(10, 14):
        settling.held(world, person, starts_at=pool.TALK + timedelta(days=number))

    assert queries.count(lambda: _page(head, period)) == one
    assert one <= 12


def test_the_list_of_requests_leads_to_the_sheet(head: Client) -> None:
    with clock.at(TODAY):
        assert 'href="/sprachmittlung/blatt/2023/10/"' in head.get(reverse("interpreters:requests")).text


def test_institutions_are_listed_by_when_somebody_came(world: World, head: Client) -> None:
    settling.held(world, pool.interpreter(world))
    address = reverse("interpreters:institutions")

    with clock.at(TODAY):
        inside = head.get(f"{address}?einsatz_von=1.9.2023&einsatz_bis=30.9.2023").text
        outside = head.get(f"{address}?einsatz_von=1.10.2023").text

    assert "1 Einrichtung hat angefragt" in inside
    assert ("Untere Schulaufsicht" in inside, "Untere Schulaufsicht</a>" in outside) == (True, False)


# -- files -----------------------------------------------------------------------------------------------------------
def test_the_paper_is_accessible_and_has_chart_and_map(world: World, head: Client) -> None:
    _busy(world, 6)

    answer = _page(head, SEPTEMBER, als="pdf")

    elements = assert_accessible_pdf(answer.content)
    words = pdf_text(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert pdfua_errors(answer.content) == []
    assert elements["Figure"] == 2
    for each in ("Monatsblatt September 2023", "7 Einsätze in 2 Sprachen", "Einsätze nach Kommunen", "Zeit"):
        assert each in words


def test_the_paper_names_no_small_figure(world: World, head: Client) -> None:
    _busy(world, 6)

    words = pdf_text(_page(head, SEPTEMBER, als="pdf").content)

    lines = [line for line in words.splitlines() if line.startswith(("Türkisch", "Nicht vermittelt", "Kurzfristig"))]
    assert all("unter 5" in line for line in lines if any(sign.isdigit() for sign in line))
    assert "Türkisch unter 5 unter 5 nicht genannt 0" in words
    assert "nicht genannt" in words  # the share would tell the two
    assert "0:45" not in words


def test_the_workbook_opens_with_numbers_that_add_up(world: World, head: Client) -> None:
    _busy(world)

    answer = _page(head, SEPTEMBER, als="xlsx")

    assert _book(answer).sheet_names == [
        *("Kennzahlen", "Monate", "Sprachen", "Einrichtungen", "Kommunen", "Gründe"),
        "Über dieses Blatt",
    ]
    key_figures: dict[Any, Any] = {row[0]: row[1] for row in _rows(answer, "Kennzahlen")}
    assert (key_figures["Anfragen"], key_figures["Einsätze"]) == (7, 4)
    languages = _rows(answer, "Sprachen")
    assert languages[0] == ["Sprache", "Anfragen", "Einsätze", "Stunden", "Nicht vermittelt"]
    assert [row[0] for row in languages[1:]] == ["Arabisch", "Türkisch", "Summe"]
    assert [sum(row[column] for row in languages[1:-1]) for column in (1, 2, 4)] == [7, 4, 3]
    assert (languages[-1][1], languages[-1][2], languages[-1][4]) == (7, 4, 3)
    assert languages[-1][3] == timedelta(hours=3, minutes=18)


def test_a_formula_in_a_reason_stays_text(world: World, head: Client) -> None:
    with licence("test"):
        world.code["zeit"].label = "=1+1"
        world.code["zeit"].save()
    _lose(world, "zeit")
    assert _rows(_page(head, SEPTEMBER, als="xlsx"), "Gründe")[1] == ["=1+1", 1]


def test_a_figure_hidden_with_the_only_small_one_is_not_called_small(world: World, head: Client) -> None:
    _busy(world, 6)
    for number in range(6):
        _lose(world, "sprache", 8 + number)

    words = pdf_text(_page(head, SEPTEMBER, als="pdf").content)

    # 6, 2 and 1: both small ones are hidden, the large one is named
    assert "Sprache 6" in words
    with licence("test"):
        Request.objects.filter(uncovered_because=world.code["kurzfristig"]).update(uncovered_because=world.code["zeit"])
    words = pdf_text(_page(head, SEPTEMBER, als="pdf").content)
    assert "Sprache nicht genannt" in words
    assert "Zeit unter 5" in words


def test_an_indicator_can_count_one_kind_of_institution(world: World, head: Client) -> None:
    goal = world.goal(world.period())
    address = reverse("planning:goal_indicator_create", args=(goal.pk,))
    page = head.get(address).text
    typed = {
        "title": "Anfragen der Behörden",
        "metric": "interpreters.requests",
        "where": "einrichtungsart:authority",
        "baseline": "0",
        "starts_on": "1.1.2023",
        "cut_off_on": "31.12.2023",
    }

    answer = head.post(address, filled(page, typed))

    assert answer.status_code == 302, answer.content.decode()
    assert Indicator.objects.get().where == {"einrichtungsart": "authority"}
