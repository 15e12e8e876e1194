"""Needs entered by hand, and what colleagues say about needs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.needs.commands.facts import NeedFacts, Origin, check_origin, fill
from schwerpunkt.needs.enums import NeedSource, NeedState, Perm
from schwerpunkt.needs.models import Need, NeedComment
from schwerpunkt.needs.workflows import NEED_FLOW


@command(Perm.EDIT_NEED, says=_l("Bedarf eingetragen"))
def add_need(
    *,
    actor: Actor,
    facts: NeedFacts,
    origin: Origin,
    is_draft: bool = False,
    source: str = NeedSource.HAND,
    is_demo: bool = False,
) -> Need:
    """A need told by phone or letter, or out of a table. Refuses one without text, without reporter, or of tomorrow."""
    check_origin(origin)
    state = NeedState.DRAFT if is_draft else NeedState.REPORTED
    need = Need(source=source, state=state, is_demo=is_demo)
    _set_origin(need, origin)
    fill(need, facts)
    return need


@command(Perm.EDIT_NEED, says=_l("Bedarf geändert"), on="need")
def change_need(*, actor: Actor, need: Need, facts: NeedFacts, origin: Origin, reason: str = "") -> Need:
    """Change a need; once it was reviewed, other words need a reason. Who came by a link stays who she is."""
    check_origin(origin)
    was_reviewed = need.state not in (NeedState.DRAFT, NeedState.REPORTED)
    if was_reviewed and facts.text.strip() != need.text and not reason.strip():
        raise Refused(
            fields={"reason": _("Der Bedarf ist schon geprüft. Bitte nennen Sie den Grund; er steht im Verlauf.")}
        )
    if need.invitation_id is None:
        _set_origin(need, origin)
    fill(need, facts)
    return need


@command(Perm.EDIT_NEED, says=_l("Bedarf als gemeldet eingetragen"), on="need")
def report_need(*, actor: Actor, need: Need) -> Need:
    """A draft by hand is reported. A draft of a municipality is hers to send."""
    if need.invitation_id is not None:
        raise Refused(_("Diesen Entwurf schickt die Kommune selbst ab."))
    NEED_FLOW.apply(need, "report")
    need.save()
    return need


@command(Perm.EDIT_NEED, says=_l("Bedarf gelöscht"), on="need")
def remove_need(*, actor: Actor, need: Need) -> Need:
    """Delete a draft entered by hand. What was reported gets a decision instead."""
    if need.state != NeedState.DRAFT or need.invitation_id is not None:
        raise Refused(_("Nur ein eigener Entwurf lässt sich löschen. Ein gemeldeter Bedarf bekommt eine Antwort."))
    need.delete()
    return need


@command(Perm.EDIT_NEED, says=_l("Beitrag zum Bedarf geschrieben"), within="need")
def comment_need(*, actor: Actor, need: Need, text: str) -> NeedComment:
    """Say something to colleagues about a need. Refuses an empty text."""
    if not text.strip():
        raise Refused(fields={"text": _("Bitte schreiben Sie etwas.")})
    comment = NeedComment(need=need, author_id=actor.membership_id, written_at=clock.now(), text=text.strip())
    comment.save()
    return comment


def _set_origin(need: Need, origin: Origin) -> None:
    need.reported_on, need.round = origin.reported_on, origin.round
    need.municipality, need.organisation = origin.municipality, origin.organisation
    need.reporter_function = origin.reporter_function.strip()
