"""A focus period from the first draft to its end."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core import clock
from schwerpunkt.core.dates import add_months
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.enums import OrganisationKind
from schwerpunkt.directory.models import Code, LegalVersion, Organisation
from schwerpunkt.parameters.queries import NoValue, at
from schwerpunkt.planning.enums import AgreementOutcome, PeriodState, Perm
from schwerpunkt.planning.models import Agreement, FocusPeriod
from schwerpunkt.planning.versions import keep_version
from schwerpunkt.planning.workflows import PERIOD_FLOW


@command(Perm.EDIT_PERIOD, says=_l("Schwerpunktzeitraum angelegt"))
def create_period(
    *,
    actor: Actor,
    title: str,
    starts_on: date,
    ends_on: date | None = None,
    planned_label: str = "",
    action_fields: Sequence[Code] = (),
    strategy_level: Code | None = None,
    legal_version: LegalVersion | None = None,
    is_demo: bool = False,
) -> FocusPeriod:
    """A new period in draft; without an end it lasts as long as the decree says on its first day.

    Refuses an end before the beginning, a title that is taken and a period without an action field.
    """
    if ends_on is None:
        ends_on = end_of_period(starts_on)
    _check(title, starts_on, ends_on, action_fields, own=None)
    period = FocusPeriod(
        title=title.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        planned_label=planned_label,
        strategy_level=strategy_level,
        legal_version=legal_version,
        is_demo=is_demo,
    )
    period.save()
    period.action_fields.set(action_fields)
    return period


@command(Perm.EDIT_PERIOD, says=_l("Schwerpunktzeitraum geändert"), on="period")
def change_period(
    *,
    actor: Actor,
    period: FocusPeriod,
    title: str,
    starts_on: date,
    ends_on: date,
    planned_label: str,
    action_fields: Sequence[Code],
    strategy_level: Code | None,
    legal_version: LegalVersion | None,
) -> FocusPeriod:
    """Change the frame of a period that no ministry has seen yet. Refuses an end before a goal's deadline."""
    if period.is_locked:
        raise Refused(_("Der Zeitraum liegt schon bei den Ministerien und kann nicht mehr geändert werden."))
    _check(title, starts_on, ends_on, action_fields, own=period)
    late = period.goals.filter(due_on__gt=ends_on).count()
    if late:
        text = ngettext(
            "%(count)s Ziel hat eine spätere Frist. Ändern Sie zuerst diese.",
            "%(count)s Ziele haben eine spätere Frist. Ändern Sie zuerst diese.",
            late,
        )
        raise Refused(fields={"ends_on": text % {"count": late}})
    kept = {field.pk for field in action_fields}
    if period.goals.exclude(action_field__in=kept).exists():
        raise Refused(fields={"action_fields": _("In einem der abgewählten Handlungsfelder stehen schon Ziele.")})
    period.title, period.starts_on, period.ends_on = title.strip(), starts_on, ends_on
    period.planned_label, period.strategy_level, period.legal_version = planned_label, strategy_level, legal_version
    period.save()
    period.action_fields.set(action_fields)
    return period


@command(Perm.EDIT_PERIOD, says=_l("Schwerpunktzeitraum gelöscht"), on="period")
def remove_period(*, actor: Actor, period: FocusPeriod) -> FocusPeriod:
    """Delete a draft with its goals and measures. Refuses once it was released or a paper is about it."""
    if period.state != PeriodState.DRAFT:
        raise Refused(_("Nur ein Entwurf lässt sich löschen."))
    if period.papers.exists():
        raise Refused(_("Zu diesem Zeitraum gibt es eine Vorlage. Ziehen Sie zuerst diese zurück."))
    period.delete()
    return period


@command(Perm.RELEASE_PERIOD, says=_l("Schwerpunkte intern freigegeben"), on="period")
def release_period(*, actor: Actor, period: FocusPeriod) -> FocusPeriod:
    """Release the goals inside the house and keep their first version."""
    PERIOD_FLOW.apply(period, "release")
    period.save()
    return period


@command(Perm.RELEASE_PERIOD, says=_l("Zurück in den Entwurf"), on="period")
def reopen_period(*, actor: Actor, period: FocusPeriod) -> FocusPeriod:
    """Take a released period back to draft."""
    PERIOD_FLOW.apply(period, "reopen")
    period.save()
    return period


@command(Perm.RELEASE_PERIOD, says=_l("Den Ministerien vorgelegt"), on="period")
def submit_period(
    *, actor: Actor, period: FocusPeriod, ministries: Sequence[Organisation], submitted_on: date
) -> FocusPeriod:
    """Ask the ministries for their agreement; from now on goals are locked.

    Refuses an empty choice, organisations that are no ministry, and a day in the future.
    """
    if not ministries:
        raise Refused(fields={"ministries": _("Bitte nennen Sie die Ministerien, die zustimmen sollen.")})
    if any(each.kind != OrganisationKind.MINISTRY for each in ministries):
        raise Refused(fields={"ministries": _("Zustimmen können nur Ministerien.")})
    if submitted_on > clock.today():
        raise Refused(fields={"submitted_on": _("Der Tag liegt in der Zukunft.")})
    PERIOD_FLOW.apply(period, "submit")
    period.save()
    for goal in period.goals.all():
        keep_version(goal, actor=actor, reason=_("Den Ministerien vorgelegt"))
    for ministry in ministries:
        Agreement.objects.update_or_create(
            period=period,
            ministry=ministry,
            goal_version=None,
            defaults={
                "centre": period.centre,
                "submitted_on": submitted_on,
                "answered_on": None,
                "outcome": AgreementOutcome.OPEN,
                "conditions": "",
            },
        )
    return period


@command(Perm.RELEASE_PERIOD, says=_l("Vorlage bei den Ministerien zurückgezogen"), on="period")
def take_back_period(*, actor: Actor, period: FocusPeriod, reason: str) -> FocusPeriod:
    """Take the goals back from the ministries, for instance after a refusal. Needs a reason."""
    if not reason.strip():
        raise Refused(fields={"reason": _("Bitte nennen Sie den Grund; er steht im Verlauf.")})
    PERIOD_FLOW.apply(period, "take_back")
    period.save()
    period.agreements.filter(goal_version=None).delete()
    return period


@command(Perm.RELEASE_PERIOD, says=_l("Schwerpunktzeitraum begonnen"), on="period")
def start_period(*, actor: Actor, period: FocusPeriod) -> FocusPeriod:
    """Begin the work on an agreed period."""
    PERIOD_FLOW.apply(period, "start")
    period.save()
    return period


@command(Perm.RELEASE_PERIOD, says=_l("Schwerpunktzeitraum abgeschlossen"), on="period")
def close_period(*, actor: Actor, period: FocusPeriod) -> FocusPeriod:
    """Close a period whose measures have all come to an end."""
    PERIOD_FLOW.apply(period, "close")
    period.save()
    return period


def end_of_period(starts_on: date) -> date:
    """The last day of a period that begins on ``starts_on``, by the length that was in force then."""
    try:
        months = at("planning.period_months", starts_on).value
    except NoValue as error:
        raise Refused(
            fields={"ends_on": _("Für diesen Tag ist keine Dauer hinterlegt. Bitte nennen Sie das Ende.")}
        ) from error
    return add_months(starts_on, months) - timedelta(days=1)


def _check(
    title: str, starts_on: date, ends_on: date, action_fields: Sequence[Code], *, own: FocusPeriod | None
) -> None:
    problems: dict[str, str] = {}
    if not title.strip():
        problems["title"] = _("Bitte geben Sie dem Zeitraum einen Titel, z. B. „Schwerpunkte 2023/2024“.")
    elif FocusPeriod.objects.filter(title=title.strip()).exclude(pk=own.pk if own else 0).exists():
        problems["title"] = _("Einen Zeitraum mit diesem Titel gibt es schon.")
    if ends_on <= starts_on:
        problems["ends_on"] = _("Das Ende liegt vor dem Beginn.")
    if not action_fields:
        problems["action_fields"] = _("Bitte wählen Sie mindestens ein Handlungsfeld.")
    if problems:
        raise Refused(fields=problems)
