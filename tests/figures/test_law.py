"""Law 1 of the product: every figure opens its records, and their sum is the figure. Tried on every metric."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schwerpunkt.figures.metrics import Evidence, Metric, Scope, all_metrics, dimension_of, dimensions_of
from schwerpunkt.figures.queries import by_member, by_month, counted_all, filled, in_scope
from schwerpunkt.figures.tables import table_of
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


@METRICS
def test_each_part_is_what_its_own_page_counts(metric: Metric) -> None:
    evidence = metric.evidence()
    for each in dimensions_of(evidence):
        parts = by_member(evidence, evidence.records, each.key)
        members = [member.key for member in each.members()]

        alone = counted_all([(metric, Scope(where={each.key: member})) for member in members])

        assert [parts.get(member, Decimal(0)) for member in members] == alone
        assert set(parts) <= {*members, None}
