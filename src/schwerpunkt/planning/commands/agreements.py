"""The ministries' answers."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.filing import keep_upload
from schwerpunkt.documents.uploads import CheckedUpload
from schwerpunkt.planning.enums import AgreementOutcome, PeriodState, Perm
from schwerpunkt.planning.models import Agreement
from schwerpunkt.planning.workflows import PERIOD_FLOW


@command(Perm.RECORD_AGREEMENT, says=_l("Antwort des Ministeriums eingetragen"), on="agreement")
def record_agreement(
    *,
    actor: Actor,
    agreement: Agreement,
    outcome: str,
    answered_on: date,
    channel: str,
    reference: str = "",
    conditions: str = "",
    document: CheckedUpload | None = None,
) -> Agreement:
    """Record or correct what a ministry answered. When the last one has agreed, the period becomes *agreed*.

    Refuses a day before the submission or in the future, conditions that are not named, and a change to a period that
    already runs.
    """
    problems: dict[str, str] = {}
    if outcome not in AgreementOutcome.values or outcome == AgreementOutcome.OPEN:
        problems["outcome"] = _("Bitte wählen Sie, was das Ministerium geantwortet hat.")
    if answered_on < agreement.submitted_on:
        problems["answered_on"] = _("Die Antwort liegt vor dem Tag der Vorlage.")
    if answered_on > clock.today():
        problems["answered_on"] = _("Der Tag liegt in der Zukunft.")
    if outcome == AgreementOutcome.AGREED_WITH_CONDITIONS and not conditions.strip():
        problems["conditions"] = _("Bitte nennen Sie die Auflagen.")
    if problems:
        raise Refused(fields=problems)
    period = agreement.period
    if agreement.goal_version_id is None and period.state in (PeriodState.RUNNING, PeriodState.CLOSED):
        raise Refused(_("Der Zeitraum läuft schon; die Antwort lässt sich nicht mehr ändern."))
    agreement.outcome, agreement.answered_on, agreement.channel = outcome, answered_on, channel
    agreement.reference, agreement.conditions = reference.strip(), conditions.strip()
    if document is not None:
        agreement.document = keep_upload(document)
    agreement.save()
    if agreement.goal_version_id is None:
        _follow(agreement)
    return agreement


def _follow(agreement: Agreement) -> None:
    period = agreement.period
    if period.state == PeriodState.SUBMITTED and PERIOD_FLOW.why_not(period, "agree") is None:
        PERIOD_FLOW.apply(period, "agree")
        period.save()
    elif period.state == PeriodState.AGREED and agreement.outcome == AgreementOutcome.REFUSED:
        period.state = PeriodState.SUBMITTED  # a corrected entry: the agreement had been recorded by mistake
        period.save()
