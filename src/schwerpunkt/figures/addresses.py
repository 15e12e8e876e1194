"""Where a figure opens its records."""

from django.urls import reverse
from django.utils.http import urlencode

from schwerpunkt.figures.metrics import Metric, Scope


def page_of(metric: Metric, scope: Scope | None = None) -> str:
    """The address of the page that lists the records of a figure in a scope."""
    address = reverse("figures:figure", args=(metric.code,))
    parameters = (scope or Scope()).parameters()
    return f"{address}?{urlencode(parameters)}" if parameters else address
