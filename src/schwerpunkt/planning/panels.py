"""What planning adds to the pages of the rooms below."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.queries import agreements_of, takes_part_in
from schwerpunkt.ui.pages import Panel, contribute_panel


def _takes_part(page: Any) -> dict[str, Any]:
    return {"parts": takes_part_in(page.record), "agreements": agreements_of(page.record)}


contribute_panel(
    "directory.organisation",
    Panel("mitwirkung", _("Wobei sie mitwirkt"), "planning/_takes_part.html", _takes_part, Perm.VIEW_PLANNING, order=5),
)
