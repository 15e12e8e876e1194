"""What a talk is worth under a tariff. The same talk and the same rates give the same cents and the same words."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.interpreters.enums import AssignmentState, TravelMode
from schwerpunkt.ui.formats import money, number

_CENT = Decimal("0.01")
PAID = (
    AssignmentState.HELD,
    AssignmentState.STOPPED,
    AssignmentState.CLIENT_ABSENT,
    AssignmentState.CANCELLED_LATE,
)
"""Outcomes an interpreter is paid for."""
_TOOK_PLACE = (AssignmentState.HELD, AssignmentState.STOPPED)


@dataclass(frozen=True)
class Rates:
    """The numbers of a tariff. ``step_minutes`` 0: no steps; ``most_minutes`` None: every minute counts."""

    base_amount_1: Decimal
    base_amount_2: Decimal
    base_minutes: int
    step_amount: Decimal = Decimal()
    step_minutes: int = 0
    most_minutes: int | None = None
    travel_mode: str = TravelMode.NONE
    travel_rate: Decimal = Decimal()
    travel_from_km: int = 0
    is_return_paid: bool = True
    late_amount: Decimal = Decimal()
    absent_amount: Decimal = Decimal()


@dataclass(frozen=True)
class Talk:
    """What is known of a talk: its outcome, how long it took, the level of the person, and the way (one direction)."""

    outcome: str
    minutes: int
    level: int
    way_km: int = 0
    way_minutes: int = 0


@dataclass(frozen=True)
class Due:
    """An amount, exact to the cent, and how it came about."""

    amount: Decimal
    words: str


def due(rates: Rates, talk: Talk) -> Due:
    """What the talk is worth. Rounded once, half up; the words are German, whoever asks.

    ValueError when nobody is paid for that outcome. The way is paid to whoever went there, so also when the client did
    not come, but not after a cancellation.
    """
    if talk.outcome not in PAID:
        raise ValueError(f"nobody is paid for {talk.outcome}")
    with override("de"):
        amount, words = _time(rates, talk)
        if talk.outcome != AssignmentState.CANCELLED_LATE:
            travel, way_words = _travel(rates, talk)
            amount, words = amount + travel, words + way_words
        return Due(amount.quantize(_CENT, ROUND_HALF_UP), words)


def _time(rates: Rates, talk: Talk) -> tuple[Decimal, str]:
    if talk.outcome == AssignmentState.CANCELLED_LATE:
        return rates.late_amount, _("Zu spät abgesagt: %(amount)s") % {"amount": money(rates.late_amount)}
    if talk.outcome == AssignmentState.CLIENT_ABSENT:
        return rates.absent_amount, _("Ratsuchende kamen nicht: %(amount)s") % {"amount": money(rates.absent_amount)}
    base = rates.base_amount_2 if talk.level > 1 else rates.base_amount_1
    minutes = talk.minutes if rates.most_minutes is None else min(talk.minutes, rates.most_minutes)
    told = _("%(minutes)s Min.") % {"minutes": minutes}
    if minutes < talk.minutes:
        told = _("%(minutes)s Min., mehr zählt nicht") % {"minutes": minutes}
    if rates.travel_mode == TravelMode.COUNTED and (way := _way(rates, talk, talk.way_minutes)):
        minutes += way
        told = _("%(told)s + Fahrt %(way)s Min.") % {"told": told, "way": way}
    words = _("%(told)s: Grundbetrag %(base)s") % {"told": told, "base": money(base)}
    if rates.base_amount_1 != rates.base_amount_2:
        words = _("%(told)s: Grundbetrag Stufe %(level)s %(base)s") % {
            "told": told,
            "level": 2 if talk.level > 1 else 1,
            "base": money(base),
        }
    if not rates.step_minutes:
        return base, words
    words += _(" (bis %(minutes)s Min.)") % {"minutes": rates.base_minutes}
    steps = -(-max(0, minutes - rates.base_minutes) // rates.step_minutes)
    if steps:
        words += f" + {steps} × {money(rates.step_amount)}"
    return base + steps * rates.step_amount, words


def _travel(rates: Rates, talk: Talk) -> tuple[Decimal, str]:
    if rates.travel_mode == TravelMode.PER_MINUTE:
        count, unit = _way(rates, talk, talk.way_minutes), _("Min.")
    elif rates.travel_mode == TravelMode.PER_KM:
        count, unit = _way(rates, talk, talk.way_km), _("km")
    else:
        return Decimal(), ""
    if not count:
        return Decimal(), ""
    rate = f"{number(rates.travel_rate, 4 if rates.travel_rate % _CENT else 2)} €"
    return count * rates.travel_rate, _(" + Fahrt %(count)s %(unit)s × %(rate)s") % {
        "count": count,
        "unit": unit,
        "rate": rate,
    }


def _way(rates: Rates, talk: Talk, length: int) -> int:
    """The way that counts: none below the threshold, there and back if the tariff says so."""
    if talk.way_km < rates.travel_from_km:
        return 0
    return length * 2 if rates.is_return_paid else length
