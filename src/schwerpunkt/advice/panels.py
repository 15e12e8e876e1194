"""What the advice log adds to the pages of the rooms below."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.permissions import can
from schwerpunkt.advice.enums import Perm
from schwerpunkt.advice.queries import latest
from schwerpunkt.ui.pages import Panel, contribute_panel

_TEMPLATE = "advice/_latest.html"


def _panel(field: str, parameter: str) -> Any:
    def context(page: Any) -> dict[str, Any]:
        may = can(page.actor, Perm.LOG_ADVICE) and bool(parameter)
        url = reverse("advice:create") + f"?{parameter}={page.record.pk}" if may else ""
        return {"entries": latest(**{field: page.record}), "create_url": url}

    return context


for _slot, _field, _parameter in (
    ("directory.organisation", "organisation", "einrichtung"),
    ("planning.measure", "measure", "massnahme"),
    ("directory.municipality", "municipality", ""),
):
    contribute_panel(
        _slot,
        Panel("beratung", _("Beratung"), _TEMPLATE, _panel(_field, _parameter), Perm.VIEW_ADVICE, order=60),
    )
