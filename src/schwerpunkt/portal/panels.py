"""What the portal adds to the pages of other rooms."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.audit.enums import Perm
from schwerpunkt.portal.queries.history import lines_of
from schwerpunkt.ui.pages import EVERY, Panel, contribute_panel


def _history(page: Any) -> dict[str, Any] | None:
    lines = lines_of(page.record)
    return {"lines": lines} if lines else None


contribute_panel(
    EVERY, Panel("verlauf", _("Verlauf"), "portal/_history.html", _history, permission=Perm.VIEW_HISTORY, order=900)
)
