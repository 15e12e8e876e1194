"""Law 1 of the product: every figure opens its records, and their sum is the figure. Tried on every metric."""

import csv
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db.models import QuerySet
from django.http import QueryDict
from django.test import Client
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core import clock
from schwerpunkt.documents.content import Table, Value
from schwerpunkt.figures.metrics import Evidence, Metric, Scope, all_metrics, dimension_of, dimensions_of
from schwerpunkt.figures.queries import by_member, by_month, counted_all, counted_by_month, filled, in_scope
from schwerpunkt.figures.tables import table_of
from schwerpunkt.papers import commands
from schwerpunkt.papers.models import Paper, PaperTemplate
from schwerpunkt.papers.queries import document
from schwerpunkt.papers.queries.material import Material, read_once
from schwerpunkt.papers.queries.reporting.counted import counted_of, evidence_of
from schwerpunkt.planning.models import FocusPeriod
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import current_centre, inside
from schwerpunkt.ui.tables.export import write_csv

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
METRICS = pytest.mark.parametrize("metric", all_metrics(), ids=lambda metric: metric.code)
SOME = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31))


@st.composite
def scopes(draw: st.DrawFn) -> tuple[Scope, st.DataObject]:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Scope(first, last), draw(st.data())


def total(evidence: Evidence, records: QuerySet[Any]) -> Decimal:
    """The figure as its page shows it."""
    return sum(by_month(evidence, records).values(), Decimal(0))


def narrowed(metric: Metric, scope: Scope, data: st.DataObject) -> Scope:
    """The scope with one member of one of the metric's dimensions, or none."""
    keys = [each.key for each in dimensions_of(metric.evidence())]
    key = data.draw(st.sampled_from([None, *keys]))
    members = [member.key for member in dimension_of(key).members()] if key else []
    return Scope(scope.first, scope.last, {key: data.draw(st.sampled_from(members))}) if key and members else scope


@METRICS
@SOME
@given(drawn=scopes())
def test_the_sum_of_the_listed_records_is_the_figure(metric: Metric, drawn: tuple[Scope, st.DataObject]) -> None:
    scope = narrowed(metric, *drawn)
    evidence = metric.evidence()

    records = list(in_scope(evidence, scope).distinct())

    summed = sum((getattr(each, evidence.amount) if evidence.amount else 1 for each in records), Decimal(0))
    assert total(evidence, in_scope(evidence, scope)) == summed
    assert counted_all([(metric, scope), (metric, Scope())]) == [summed, total(evidence, evidence.records)]


@METRICS
@SOME
@given(drawn=scopes())
def test_the_page_and_the_file_hold_the_same_records(metric: Metric, drawn: tuple[Scope, st.DataObject]) -> None:
    scope = narrowed(metric, *drawn)
    evidence = metric.evidence()
    table = table_of(metric)(evidence.records, QueryDict(urlencode(scope.parameters())))

    file = BytesIO()
    written = write_csv(table, file)

    lines = list(csv.reader(StringIO(file.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert total(evidence, table.rows_queryset) == total(evidence, in_scope(evidence, scope))
    assert (written, len(lines) - 1) == (table.found, table.found)


@METRICS
def test_the_months_add_up(metric: Metric) -> None:
    evidence = metric.evidence()
    dated = evidence.records.exclude(**{evidence.on.removesuffix("__date"): None})

    assert sum(filled(by_month(evidence, evidence.records)).values()) == total(evidence, dated)


def test_the_months_of_many_metrics_at_once_are_those_of_each_alone() -> None:
    metrics = all_metrics()

    together = counted_by_month([(metric, Scope()) for metric in metrics])

    for metric, found in zip(metrics, together, strict=True):
        evidence = metric.evidence()
        alone = {month: figure for month, figure in by_month(evidence, evidence.records).items() if month}
        assert (metric.code, found) == (metric.code, alone)


@METRICS
def test_each_part_is_what_its_own_page_counts(metric: Metric) -> None:
    evidence = metric.evidence()
    for each in dimensions_of(evidence):
        parts = by_member(evidence, evidence.records, each.key)
        members = [member.key for member in each.members()]

        alone = counted_all([(metric, Scope(where={each.key: member})) for member in members])

        assert [parts.get(member, Decimal(0)) for member in members] == alone
        assert set(parts) <= {*members, None}


@SOME
@given(drawn=scopes())
def test_a_paper_names_what_its_records_add_up_to(drawn: tuple[Scope, st.DataObject]) -> None:
    scope, _data = drawn
    paper = annual_report()
    paper.reports_from, paper.reports_to = scope.first, scope.last

    kept = {row["metric"]: row for row in evidence_of(Material(paper))}

    # what is read as a mean says nothing as a sum, so no paper names it
    named = [metric for metric in all_metrics() if not metric.per]
    assert set(kept) == {metric.code for metric in named}
    for metric in named:
        evidence, row = metric.evidence(), kept[metric.code]
        behind = evidence.records.filter(pk__in=row["records"]).distinct()
        summed = sum((getattr(each, evidence.amount) if evidence.amount else 1 for each in behind), Decimal(0))
        assert (metric.code, Decimal(row["value"])) == (metric.code, summed)


def test_the_tables_of_a_paper_add_up_to_its_figures() -> None:
    paper = annual_report()
    material = read_once(paper)
    material.small_limit = 0

    content = document(paper)

    figures = {each.label: each.value for each in counted_of(material)}
    tables = [block for block in content.blocks if isinstance(block, Table) and " nach Monaten" in block.caption]
    assert len(tables) > 3
    for table in tables:
        shown = sum(Decimal(plain(row[1]).replace(".", "").replace(",", ".")) for row in table.rows)
        assert (table.caption, shown) == (table.caption, figures[table.caption.removesuffix(" nach Monaten")])
    links = [linked(block) for block in content.blocks if isinstance(block, Table)]
    assert sum(map(len, links)) > 20
    client = client_of_the_head()
    # Of each table the first, the last and one in the middle: their pages are tried one by one elsewhere.
    for value in {each for row in links if row for each in (row[0], row[len(row) // 2], row[-1])}:
        assert value.text in client.get(value.url).content.decode(), value.url


def linked(table: Table) -> list[Value]:
    """The values of a table that open their records."""
    return [run for row in table.rows for run in row[1] if isinstance(run, Value) and run.url]


def plain(runs: Sequence[Any]) -> str:
    return "".join(run.text for run in runs)


def client_of_the_head() -> Client:
    client = Client()
    client.force_login(Membership.objects.filter(role="head").select_related("user")[0].user)
    return client


def annual_report() -> Paper:
    """An annual report of the demo over all its years."""
    period = FocusPeriod.objects.order_by("starts_on").first()
    author = Membership.objects.filter(role="head").first()
    template = PaperTemplate.objects.get(key="jahresbericht")
    paper = commands.create_paper(
        actor=system_actor("Test", current_centre()), template=template, period=period, author=author
    )
    paper.reports_from, paper.reports_to = date(2022, 1, 1), date(2027, 12, 31)
    return paper


def test_what_is_said_of_a_quiet_place_is_what_its_pages_count() -> None:
    client = client_of_the_head()
    with clock.at(datetime(2026, 9, 15, 9, tzinfo=UTC)):
        page = client.get("/luecken/kommunen/").content.decode()
        rows = re.findall(r'<tr id="(ort-\d+)">(.*?)</tr>', page, re.DOTALL)
        said = [re.findall(r'<a href="([^"]+)">[^<]*?(?:: ([\d.]+))?</a>', row) for _key, row in rows]
        assert len(rows) > 10
        once = page.partition("In dieser Zeit in keiner Kommune:")[2].partition("</p>")[0].count("<a ")
        assert {len(signs) + once for signs in said} == {sum(1 for each in all_metrics() if each.silence)}
        assert [sum(not figure for _url, figure in signs) for signs in said] == sorted(
            (sum(not figure for _url, figure in signs) for signs in said), reverse=True
        )
        told = [sign for signs in said for sign in signs]
        assert all("_von=16.09.2024" in unescape(url) and "_bis=15.09.2026" in unescape(url) for url, _figure in told)
        silent = [sign for sign in told if not sign[1]]
        for address, figure in {*told[::7], *silent[:5]}:
            there = client.get(unescape(address)).content.decode()
            assert f'<p class="sp-fig__n"><span>{figure or 0}</span>' in there, address
    assert all(f'<a href="#{key}"' in page for key, _row in rows)


def test_a_city_has_no_quiet_places() -> None:
    client = Client()
    with inside(Centre.objects.exclude(slug="rhein-sieg-kreis").get()):
        client.force_login(Membership.objects.filter(role="head").select_related("user")[0].user)
    assert "Zu diesem Gebiet gehören keine Kommunen." in client.get("/luecken/kommunen/").content.decode()
    assert "Stille Kommunen" not in client.get("/luecken/").content.decode()
