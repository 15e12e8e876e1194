"""From reported to answered: review, take up, pass on, decline, merge, and the ways back."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.audit.trail import differences, record, snapshot
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Forbidden, Refused
from schwerpunkt.directory.models import Code, Organisation
from schwerpunkt.needs.enums import NeedState, Perm
from schwerpunkt.needs.models import Need
from schwerpunkt.needs.workflows import NEED_FLOW
from schwerpunkt.planning.models import Goal, Measure


@command(Perm.EDIT_NEED, says=_l("Bedarf geprüft"), on="need")
def review_need(
    *, actor: Actor, need: Need, action_field: Code | None, topic: Code | None, urgency: Code | None = None
) -> Need:
    """Put a reported need under its field and topic. Refuses one without either."""
    need.action_field, need.topic = action_field, topic
    need.urgency = urgency or need.urgency
    NEED_FLOW.apply(need, "review")
    need.save()
    return need


@command(Perm.DECIDE_NEED, says=_l("Bedarf aufgenommen"), on="need")
def take_up_need(
    *,
    actor: Actor,
    need: Need,
    goals: Sequence[Goal] = (),
    measures: Sequence[Measure] = (),
    decision: str = "",
) -> Need:
    """Say which goals or measures serve the need. Refuses an empty choice."""
    if not goals and not measures:
        raise Refused(fields={"goals": _("Bitte wählen Sie mindestens ein Ziel oder eine Maßnahme.")})
    NEED_FLOW.apply(need, "take_up")
    need.decision = decision.strip()
    need.decided_on = clock.today()
    need.save()
    need.goals.set(goals)
    need.measures.set(measures)
    return need


@command(Perm.DECIDE_NEED, says=_l("Bedarf weitergegeben"), on="need")
def pass_on_need(*, actor: Actor, need: Need, organisation: Organisation, decision: str = "") -> Need:
    """Say who takes care of the need instead. Refuses to hand it back to whoever reported it."""
    if organisation.pk == need.organisation_id:
        raise Refused(fields={"organisation": _("Diese Organisation hat den Bedarf selbst gemeldet.")})
    NEED_FLOW.apply(need, "pass_on")
    need.passed_on_to, need.decision, need.decided_on = organisation, decision.strip(), clock.today()
    need.save()
    return need


@command(Perm.DECIDE_NEED, says=_l("Bedarf nicht aufgenommen"), on="need")
def decline_need(*, actor: Actor, need: Need, reason: str) -> Need:
    """Do not take the need up. The reason goes into the answer to the municipality, so it must be there."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund. Die Kommune erfährt ihn.")})
    NEED_FLOW.apply(need, "decline")
    need.decision, need.decided_on = reason.strip(), clock.today()
    need.save()
    return need


@command(Perm.DECIDE_NEED, says=_l("Bedarf wieder geöffnet"), on="need")
def reopen_need(*, actor: Actor, need: Need, reason: str) -> Need:
    """Take a decision back. Needs a reason; what was decided stays in the history."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht später im Verlauf.")})
    NEED_FLOW.apply(need, "reopen")
    need.decision, need.decided_on, need.passed_on_to = "", None, None
    need.save()
    need.goals.clear()
    need.measures.clear()
    return need


@command(Perm.DECIDE_NEED, says=_l("Bedarfe zusammengeführt"), on="need")
def merge_needs(*, actor: Actor, need: Need, others: Sequence[Need], text: str = "") -> Need:
    """Let ``others`` follow the decision about ``need``, whose words may become ``text``. Each stays as it was reported.

    Refuses an empty choice, the need itself, one that is decided already or merged, and needs of another's field.
    """
    keys = sorted({each.pk for each in others} - {need.pk})
    if not keys:
        raise Refused(_("Bitte wählen Sie mindestens einen weiteren Bedarf."))
    if not need.is_open:
        raise Refused(_("„%(need)s“ ist nicht mehr offen.") % {"need": need.name})
    rows = list(Need.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    if len(rows) < len(keys):
        raise Refused(_("Einen der Bedarfe gibt es nicht mehr. Jemand hat ihn inzwischen zurückgezogen."))
    for other in rows:
        if refusal := why_not(actor, Perm.DECIDE_NEED, other):
            raise Forbidden(refusal)
        before = snapshot(other)
        NEED_FLOW.apply(other, "merge")
        other.merged_into, other.decided_on = need, clock.today()
        other.save()
        other.merged.update(merged_into=need)  # what had followed the other follows with it
        changes = differences(other, before, snapshot(other))
        record(
            actor_id=actor.user_id,
            actor_label=actor.label,
            verb="needs.merge_needs",
            instance=other,
            changes=changes,
        )
    if text.strip():
        need.text = text.strip()
    need.save()
    return need


@command(Perm.DECIDE_NEED, says=_l("Bedarf wieder getrennt"), on="need")
def unmerge_need(*, actor: Actor, need: Need) -> Need:
    """Let a merged need stand for itself again; it needs a decision of its own."""
    NEED_FLOW.apply(need, "unmerge")
    need.merged_into, need.decided_on = None, None
    need.save()
    return need


def refuse_while_served(record_: Goal | Measure) -> None:
    """Refuse to delete a goal or measure that serves needs: they would lose their answer without a word."""
    count = record_.needs.filter(state=NeedState.TAKEN_UP).count()
    if count:
        text = ngettext(
            "„%(what)s“ dient %(count)s Bedarf. Öffnen Sie ihn zuerst wieder, und entscheiden Sie neu.",
            "„%(what)s“ dient %(count)s Bedarfen. Öffnen Sie sie zuerst wieder, und entscheiden Sie neu.",
            count,
        )
        raise Refused(text % {"what": record_, "count": count})
