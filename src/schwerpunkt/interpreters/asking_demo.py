"""What came in by the public forms of the demo: two requests that wait, one that was declined, three applications. Invented."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import override

from schwerpunkt.accounts.actors import actor_for
from schwerpunkt.core import clock
from schwerpunkt.core.dates import after_working_days
from schwerpunkt.directory.enums import CodeKind, OrganisationKind
from schwerpunkt.directory.models import CentreMunicipality, Code
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import ApplicationFacts, InquiryFacts
from schwerpunkt.interpreters.enums import DayPart, FormKind, LanguageLevel, Mobility, Reply
from schwerpunkt.interpreters.links import visitor_of
from schwerpunkt.interpreters.models import Language
from schwerpunkt.interpreters.queries import rules
from schwerpunkt.planning.demo import Cast

_ZONE = ZoneInfo("Europe/Berlin")
_AHEAD = 8
"""Working days until the first talk: in time by the first rule of the program."""
_ASKING = (
    (
        "Grundschule Am Lindenhof",
        OrganisationKind.SCHOOL,
        "ar",
        "elterngespraech",
        "Übergang auf die weiterführende Schule",
    ),
    ("Kita Wirbelwind", OrganisationKind.DAYCARE, "uk", "elterngespraech", "Eingewöhnung"),
    ("Praxis am Park", OrganisationKind.COMPANY, "fa", "sonstiges", ""),
)
_JOINING = (
    ("Samira Muster", ("fa", "prs"), Mobility.CAR, (DayPart.MORNING,)),
    ("Oleh Muster", ("uk", "ru"), Mobility.TRANSIT, (DayPart.AFTERNOON, DayPart.EVENING)),
    ("Hêvî Muster", ("kmr",), Mobility.ONLINE, ()),
)
_DECLINED = (
    "Arzttermine können wir aus den Mitteln des Landes nicht bezahlen, und eigene Mittel haben wir zurzeit nicht."
)


def invented_forms(cast: Cast) -> None:
    """Both forms are open, and something has come in; by the commands of guests and of the team. Nobody gets mail."""
    actor, centre = actor_for(cast.people["querschnitt"]), cast.actor.centre
    if centre is None:
        raise LookupError("the demo belongs to a centre")
    guest = visitor_of(centre)
    for kind in FormKind:
        commands.open_form(actor=cast.actor, kind=kind)
    with override("de"):
        *_waiting, last = [
            commands.confirm_inquiry(actor=guest, inquiry=commands.receive_inquiry(actor=guest, is_demo=True, **each))
            for each in _inquiries()
        ]
        commands.decline_inquiry(actor=actor, inquiry=last, reason=_DECLINED)
        for facts in _applications():
            sent = commands.receive_application(actor=guest, facts=facts, is_demo=True)
            commands.confirm_application(actor=guest, application=sent)


def _inquiries() -> Iterable[dict[str, Any]]:
    languages = {each.code: each for each in Language.objects.all()}
    kinds = {each.key: each for each in Code.objects.filter(kind=CodeKind.TALK_KIND)}
    places = list(CentreMunicipality.objects.order_by("ags"))
    first = after_working_days(clock.today(), _AHEAD)
    for number, (name, kind, code, talk, subject) in enumerate(_ASKING):
        facts = InquiryFacts(
            institution=name,
            institution_kind=kind,
            municipality=places[number] if places else None,
            name="Sekretariat",
            email=f"anfrage{number}@einrichtung.example",
            language=languages[code],
            kind=kinds[talk],
            starts_at=datetime.combine(first + timedelta(days=7 * number), time(10), _ZONE),
            minutes=60,
            venue="Besprechungsraum",
            persons=3,
            subject=subject,
        )
        health = name.startswith("Praxis")
        answers = {rule.pk: Reply.YES if health and "Gesundheit" in rule.question else Reply.NO for rule in rules()}
        yield {"facts": facts, "answers": answers}


def _applications() -> Iterable[ApplicationFacts]:
    languages = {each.code: each for each in Language.objects.all()}
    places = list(CentreMunicipality.objects.order_by("ags"))
    levels = (LanguageLevel.NATIVE, LanguageLevel.FLUENT)
    for number, (name, codes, mobility, parts) in enumerate(_JOINING):
        yield ApplicationFacts(
            name=name,
            email=f"mitmachen{number}@pool.example",
            languages=[(languages[code], level) for code, level in zip(codes, levels, strict=False)],
            municipality=places[-1 - number] if places else None,
            mobility=mobility,
            weekdays=(0, 2, 4) if parts else (),
            parts=parts,
            message="Ich habe schon in der Schule meiner Kinder geholfen.",
        )
