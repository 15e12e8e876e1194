"""What papers add to the pages of the rooms below."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.permissions import can
from schwerpunkt.needs.enums import RoundState
from schwerpunkt.papers.enums import PaperState, Perm
from schwerpunkt.papers.queries.letters import post_of
from schwerpunkt.papers.queries.steps import paper_status
from schwerpunkt.ui.pages import Panel, contribute_panel


def _letters(page: Any) -> dict[str, Any] | None:
    if page.record.state != RoundState.CLOSED:
        return None
    post = post_of(page.record)
    drafts = [each for each in post.letters if each.state in (PaperState.DRAFT, PaperState.COSIGNED)]
    return {
        "rows": [(each, paper_status(each)) for each in post.letters],
        "missing": len(post.without),
        "ready": len(post.ready),
        "may_write": bool(post.without) and can(page.actor, Perm.EDIT_PAPER),
        "may_release": bool(drafts) and can(page.actor, Perm.RELEASE_PAPER),
    }


contribute_panel(
    "needs.round",
    Panel("briefe", _("Antwortbriefe"), "papers/_letters.html", _letters, Perm.VIEW_PAPERS, order=20),
)
