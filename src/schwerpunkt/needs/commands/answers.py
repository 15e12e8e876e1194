"""What whoever has the personal link does: answers for one invitation and for nothing else.

The actor is the guest of the link (``needs.links.guest_of``). Every change is saved at once, as a draft until the
answer is sent; sent needs stay open to change until the centre has reviewed them or the round closes. The round is
locked meanwhile, so that nothing arrives after its end.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command, replacing
from schwerpunkt.audit.trail import record
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.needs.commands.facts import NeedFacts, fill
from schwerpunkt.needs.enums import NeedSource, NeedState, Perm, RoundState
from schwerpunkt.needs.letters import send_confirmation
from schwerpunkt.needs.models import Answer, Invitation, Need
from schwerpunkt.needs.workflows import NEED_FLOW


@command(Perm.ANSWER_ROUND, says=_l("Antwort begonnen"), within="invitation")
def begin_answer(*, actor: Actor, invitation: Invitation, reporter_function: str, is_confirmed: bool) -> Answer:
    """Begin to answer, or go on. Refuses who has not confirmed for whom it is, and an empty function."""
    _refuse_closed(invitation)
    problems: dict[str, str] = {}
    if not reporter_function.strip():
        problems["reporter_function"] = _("Bitte nennen Sie Ihre Funktion, zum Beispiel „Integrationsbeauftragte“.")
    if not is_confirmed:
        problems["is_confirmed"] = _("Bitte bestätigen Sie, für wen Sie antworten.")
    if problems:
        raise Refused(fields=problems)
    answer = replacing(Answer.objects.filter(invitation=invitation).first()) or Answer(
        invitation=invitation, begun_at=clock.now()
    )
    answer.reporter_function = reporter_function.strip()
    answer.save()
    return answer


@command(Perm.ANSWER_ROUND, says=_l("Bedarf geschrieben"), within="answer")
def add_entry(*, actor: Actor, answer: Answer, facts: NeedFacts) -> Need:
    """A new need as a draft. Refuses an empty text and a round that is closed."""
    _refuse_closed(answer.invitation)
    return _new_entry(answer, facts)


@command(Perm.ANSWER_ROUND, says=_l("Bedarf geändert"), on="need", within="answer")
def change_entry(*, actor: Actor, answer: Answer, need: Need, facts: NeedFacts) -> Need:
    """Change an own need, sent or not. Refuses one the centre has reviewed."""
    _refuse_closed(answer.invitation)
    _refuse_foreign(answer, need)
    need.reporter_function = answer.reporter_function
    fill(need, facts)
    return need


@command(Perm.ANSWER_ROUND, says=_l("Bedarf zurückgezogen"), on="need", within="answer")
def withdraw_entry(*, actor: Actor, answer: Answer, need: Need) -> Need:
    """Take an own need back. Refuses one the centre has reviewed; the history keeps what was reported."""
    _refuse_closed(answer.invitation)
    _refuse_foreign(answer, need)
    if need.merged.exists():
        raise Refused(_("Diesem Bedarf folgen inzwischen andere. Bitte sagen Sie dem Zentrum Bescheid."))
    need.delete()
    return need


@command(Perm.ANSWER_ROUND, says=_l("Bedarf wieder gemeldet"), within="answer")
def repeat_entry(*, actor: Actor, answer: Answer, earlier: Need) -> Need:
    """Report again what the same municipality reported before; once in a round. Refuses the need of another one."""
    invitation = answer.invitation
    _refuse_closed(invitation)
    same = (earlier.municipality_id, earlier.organisation_id) == (
        invitation.municipality_id,
        invitation.organisation_id,
    )
    if not same or earlier.state == NeedState.DRAFT or earlier.round_id == invitation.round_id:
        raise Refused(_("Diesen Bedarf gibt es nicht."))
    known = invitation.needs.filter(again_of=earlier).first()
    if known is not None:
        raise Refused(_("Diesen Bedarf haben Sie schon wieder gemeldet. Er steht oben in Ihrer Liste."))
    facts = NeedFacts(
        text=earlier.text,
        topic=earlier.topic,
        urgency=earlier.urgency,
        action_field=earlier.action_field,
        target_groups=tuple(earlier.target_groups.all()),
    )
    return _new_entry(answer, facts, again_of=earlier)


@command(Perm.ANSWER_ROUND, says=_l("Fragen beantwortet"), on="answer")
def reply_once(*, actor: Actor, answer: Answer, replies: Mapping[str, str]) -> Answer:
    """Answer the questions that are asked once."""
    _refuse_closed(answer.invitation)
    answer.replies = {key: value for key, value in replies.items() if value}
    answer.save()
    return answer


@command(Perm.ANSWER_ROUND, says=_l("Antwort abgeschickt"), on="answer")
def submit_answer(*, actor: Actor, answer: Answer, has_no_need: bool = False, sends_mail: bool = True) -> Answer:
    """Send the answer: its drafts are reported as of today, and a confirmation goes to the invited address.

    Refuses an answer without a need unless ``has_no_need`` says so. It may be sent again after changes.
    """
    _refuse_closed(answer.invitation)
    drafts = list(answer.invitation.needs.filter(state=NeedState.DRAFT).order_by("pk"))
    if not drafts and not has_no_need and not answer.invitation.needs.exists():
        raise Refused(
            fields={
                "has_no_need": _("Schreiben Sie einen Bedarf auf, oder kreuzen Sie an, dass es diesmal keinen gibt.")
            }
        )
    for need in drafts:
        NEED_FLOW.apply(need, "report")
        need.reported_on = clock.today()
        need.save()
        record(actor_id=None, actor_label=actor.label, verb="needs.submit_answer", instance=need)
    answer.submitted_at = clock.now()
    answer.submissions += 1
    answer.has_no_need = has_no_need and not drafts and not answer.invitation.needs.exists()
    answer.save()
    if sends_mail:
        send_confirmation(answer)
    return answer


@command(Perm.ANSWER_ROUND, says=_l("Link geöffnet"))
def note_opened(*, actor: Actor, invitation: Invitation) -> None:
    """Note the first visit; it is no change that could come in anybody's way."""
    Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=clock.now())


def _new_entry(answer: Answer, facts: NeedFacts, *, again_of: Need | None = None) -> Need:
    invitation = answer.invitation
    need = Need(
        round=invitation.round,
        invitation=invitation,
        reported_on=clock.today(),
        municipality=invitation.municipality,
        organisation=invitation.organisation,
        reporter_function=answer.reporter_function,
        source=NeedSource.LINK,
        state=NeedState.DRAFT,
        again_of=again_of,
        is_demo=invitation.round.is_demo,
    )
    fill(need, facts)
    return need


def _refuse_closed(invitation: Invitation) -> None:
    if invitation.round.state != RoundState.OPEN:
        raise Refused(_("Die Abfrage ist geschlossen. Ihre Antwort lässt sich nicht mehr ändern."))


def _refuse_foreign(answer: Answer, need: Need) -> None:
    if need.invitation_id != answer.invitation_id:
        raise Refused(_("Diesen Bedarf gibt es nicht."))
    if need.state not in (NeedState.DRAFT, NeedState.REPORTED):
        raise Refused(_("Dieser Bedarf ist schon geprüft. Schreiben Sie, was dazukommt, bitte als neuen Bedarf auf."))
