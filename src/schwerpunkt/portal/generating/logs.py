"""What adds up over years: the advice log, the history, the mail."""

import random
from datetime import datetime, timedelta

from schwerpunkt.accounts.models import Membership
from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import Code, Organisation
from schwerpunkt.messaging.enums import MailState
from schwerpunkt.messaging.models import Mail
from schwerpunkt.planning.models import FocusPeriod, Measure
from schwerpunkt.portal.generating.size import Size
from schwerpunkt.portal.generating.words import keep, words
from schwerpunkt.tenancy.models import Centre

_DAYS = 5 * 365


def keep_books(
    centre: Centre, staff: list[Membership], periods: list[FocusPeriod], dice: random.Random, size: Size
) -> None:
    """Entries of the last five years."""
    now = clock.now()
    measures = list(Measure.objects.filter(period=periods[-1]))
    _advice(centre, staff, measures, dice, size)
    keep(AuditEntry, (_act(centre, staff, dice.choice(measures), now, dice) for _number in range(size.acts)))
    keep(Mail, (_mail(centre, staff, now, dice, number) for number in range(size.mails)))


def _advice(centre: Centre, staff: list[Membership], measures: list[Measure], dice: random.Random, size: Size) -> None:
    kinds = list(Code.objects.filter(kind=CodeKind.ADVICE_KIND))
    partners = list(Organisation.objects.select_related("municipality"))
    rows = []
    for _number in range(size.advice):
        partner = dice.choice(partners)
        rows.append(
            AdviceEntry(
                centre=centre,
                on=clock.today() - timedelta(days=dice.randrange(_DAYS)),
                kind=dice.choice(kinds),
                organisation=partner,
                municipality=partner.municipality,
                minutes=dice.choice((15, 30, 45, 60, 120)),
                measure=dice.choice(measures),
                note=words(dice, 8),
                staff=dice.choice(staff),
            )
        )
    keep(AdviceEntry, rows)


def _act(centre: Centre, staff: list[Membership], measure: Measure, now: datetime, dice: random.Random) -> AuditEntry:
    who = dice.choice(staff)
    return AuditEntry(
        centre=centre,
        at=now - timedelta(minutes=dice.randrange(_DAYS * 24 * 60)),
        actor_id=who.user_id,
        actor_label=who.user.name,
        verb="planning.change_measure",
        object_type=Measure._meta.label_lower,
        object_id=measure.pk,
        object_label=measure.title,
        changes=[{"field": "title", "label": "Titel", "before": words(dice, 3), "after": measure.title}],
    )


def _mail(centre: Centre, staff: list[Membership], now: datetime, dice: random.Random, number: int) -> Mail:
    who, at = dice.choice(staff), now - timedelta(minutes=dice.randrange(_DAYS * 24 * 60))
    return Mail(
        centre=centre,
        key=f"messung:{number}",
        to_address=who.user.email,
        to_label=who.user.name,
        subject=words(dice, 5),
        body=words(dice, 80),
        state=MailState.SENT,
        queued_at=at,
        sent_at=at,
    )
