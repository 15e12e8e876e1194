"""What of the interpreter pool waits for somebody."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.core.asking import Row
from schwerpunkt.core.dates import add_months
from schwerpunkt.interpreters.enums import (
    AssignmentState,
    IncomingState,
    InterpreterState,
    Perm,
    ProofKind,
    RequestState,
    SettlementState,
)
from schwerpunkt.interpreters.models import (
    Application,
    Assignment,
    BankAccount,
    Inquiry,
    Interpreter,
    Proof,
    Request,
    Settlement,
)
from schwerpunkt.interpreters.queries.settling import out_of_step, unsettled
from schwerpunkt.interpreters.words import month
from schwerpunkt.parameters.queries import read_all, rows_at
from schwerpunkt.ui.contributions import Waiting, WaitingRows, waiting

_FEW = 2
"""More of a kind than that are told as one thing, or nothing else would be seen."""
_BANK = "interpreters.bank_months"
_CODES = _PROOFS, _SOON, _PERSON = "interpreters.proof_days", "interpreters.soon_days", "interpreters.person_months"


@waiting
def of_the_pool(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For those who run the pool: proofs that fall due, talks soon without anybody, outcomes that are missing."""
    if not can(actor, Perm.EDIT_REQUEST):
        return
    rules: dict[str, Any] = {}

    def learn(rows: list[Row]) -> Iterable[Waiting]:
        """The rules come in the same query, before what they decide about."""
        rules.update(read_all(_CODES, rows))
        return ()

    yield WaitingRows(rows_at(_CODES, day), ("code", "value"), learn)
    due = Proof.objects.filter(next_due__isnull=False).exclude(interpreter__state=InterpreterState.LEFT)
    yield WaitingRows(
        due,
        ("pk", "interpreter", "interpreter__name", "kind", "next_due"),
        lambda rows: _proofs(rows, day, proof_stages(rules[_PROOFS])),
    )
    yield WaitingRows(
        Request.objects.filter(state=RequestState.OPEN),
        ("pk", "starts_at", "language__name", "organisation__name"),
        lambda rows: _unplaced(rows, day + timedelta(days=rules[_SOON])),
    )
    spoken = Count("confirmations")
    torn = Assignment.objects.filter(state=AssignmentState.ACCEPTED).annotate(said=spoken).filter(said__gt=1)
    yield WaitingRows(torn, ("pk", "request", "starts_at", "request__organisation__name"), _torn)
    tired = Request.objects.filter(state=RequestState.OPEN, wave__gt=0, next_wave_at=None, starts_at__gt=clock.now())
    yield WaitingRows(tired, ("pk", "starts_at", "language__name"), _tired)
    begun = Assignment.objects.filter(state=AssignmentState.ACCEPTED, starts_at__lt=clock.now())
    yield WaitingRows(begun, ("pk", "starts_at"), _without_outcome)
    known = Interpreter.objects.filter(state=InterpreterState.LEFT, forgotten_on=None)
    yield WaitingRows(known, ("pk", "left_on"), lambda rows: _to_be_forgotten(rows, day, rules[_PERSON]))
    new = {"state": IncomingState.WAITING}
    yield WaitingRows(Inquiry.objects.filter(**new), ("pk", "sent_at", "institution", "language__name"), _asked)
    yield WaitingRows(Application.objects.filter(**new), ("pk", "sent_at"), _applied)


@waiting
def of_settling(actor: Actor, day: date) -> Iterable[WaitingRows]:
    """For those who settle: talks of past months, drafts, and accounts that are kept too long."""
    if not can(actor, Perm.SETTLE):
        return
    rules: dict[str, Any] = {}

    def learn(rows: list[Row]) -> Iterable[Waiting]:
        rules.update(read_all((_BANK,), rows))
        return ()

    yield WaitingRows(rows_at((_BANK,), day), ("code", "value"), learn)
    left = BankAccount.objects.filter(interpreter__left_on__isnull=False)
    yield WaitingRows(left, ("interpreter", "interpreter__left_on"), lambda rows: _to_forget(rows, day, rules[_BANK]))
    yield WaitingRows(unsettled(before=day.replace(day=1)), ("pk",), lambda rows: _to_settle(rows, day))
    yield WaitingRows(out_of_step(), ("pk", "on"), lambda rows: _to_correct(rows, day))
    drafts = Settlement.objects.filter(state=SettlementState.DRAFT, month__lt=day.replace(day=1))
    yield WaitingRows(drafts, ("pk", "month"), _drafts)


def _to_be_forgotten(rows: list[Row], day: date, months: int) -> Iterable[Waiting]:
    for row in rows:
        end = add_months(row["left_on"], months)
        if end <= day:
            yield Waiting(
                title=_("Angaben einer ausgeschiedenen Person löschen"),
                detail=_("Die Frist ist um. Was gezählt wird, bleibt ohne Namen stehen."),
                verb=_("Angaben löschen"),
                url=reverse("interpreters:interpreter_forget", args=(row["pk"],)),
                due_on=end,
            )


def _to_forget(rows: list[Row], day: date, months: int) -> Iterable[Waiting]:
    for row in rows:
        end = add_months(row["interpreter__left_on"], months)
        if end <= day:
            yield Waiting(
                title=_("Bankverbindung löschen"),
                detail=_("Die Person ist ausgeschieden, und die Frist für ihre Bankverbindung ist um."),
                verb=_("Person ansehen"),
                url=reverse("interpreters:interpreter", args=(row["interpreter"],)) + "#auszahlung",
                due_on=end,
            )


def _to_settle(rows: list[Row], day: date) -> Iterable[Waiting]:
    if rows:
        words = ngettext("%(count)s Einsatz abrechnen", "%(count)s Einsätze abrechnen", len(rows))
        yield Waiting(
            title=words % {"count": len(rows)},
            detail=_("Der Monat ist vorbei. Ein Klick rechnet ihn ab; bezahlt wird erst, was Sie freigeben."),
            verb=_("Monat abrechnen"),
            url=reverse("interpreters:settle"),
            due_on=day.replace(day=1),
        )


def _to_correct(rows: list[Row], day: date) -> Iterable[Waiting]:
    for row in rows:
        yield Waiting(
            title=_("Ein abgerechneter Einsatz ist berichtigt worden"),
            detail=_("Der Einsatz am %(day)s ist anders bezahlt, als er jetzt dasteht. Korrigieren Sie den Betrag.")
            % {"day": f"{row['on']:%d.%m.%Y}"},
            verb=_("Betrag korrigieren"),
            url=reverse("interpreters:line_correct", args=(row["pk"],)),
            due_on=day,
            about=("interpreters.settlementline", row["pk"]),
        )


def _drafts(rows: list[Row]) -> Iterable[Waiting]:
    for row in rows:
        yield Waiting(
            title=_("Abrechnung prüfen und freigeben"),
            detail=_("%(month)s ist ein Entwurf. Bezahlt wird erst, was freigegeben ist.")
            % {"month": month(row["month"])},
            verb=_("Abrechnung ansehen"),
            url=reverse("interpreters:settlement", args=(row["pk"],)),
            due_on=add_months(row["month"], 1),
            about=("interpreters.settlement", row["pk"]),
        )


def proof_stages(text: str) -> tuple[int, ...]:
    """The days ahead in the rule's words ("90, 30"); what is no number is passed over."""
    return tuple(int(part) for part in text.split(",") if part.strip().isdecimal())


def _proofs(rows: list[Row], day: date, stages: tuple[int, ...]) -> Iterable[Waiting]:
    near = [row for row in rows if (row["next_due"] - day).days <= max(stages, default=0)]
    if len(near) > _FEW:
        yield Waiting(
            title=_("%(count)s Nachweise werden fällig oder sind es schon") % {"count": len(near)},
            detail=_("Ohne gültigen Nachweis wird niemand vorgeschlagen."),
            verb=_("Sprachmittelnde ansehen"),
            url=reverse("interpreters:interpreters") + "?sortierung=due",
            due_on=min(row["next_due"] for row in near),
        )
        return
    for row in near:
        left = (row["next_due"] - day).days
        title, detail = _("Nachweis wird fällig"), _("Ist der Tag vorbei, wird die Person nicht mehr vorgeschlagen.")
        if left < 0:
            title, detail = _("Nachweis ist abgelaufen"), _("Die Person wird nicht mehr vorgeschlagen.")
        elif left <= min(stages, default=0):
            title = _("Nachweis wird dringend fällig")
        yield Waiting(
            title=title,
            detail=f"{row['interpreter__name']}, {ProofKind(row['kind']).label}: {detail}",
            verb=_("Person ansehen"),
            url=reverse("interpreters:interpreter", args=(row["interpreter"],)) + "#nachweise",
            due_on=row["next_due"],
            about=("interpreters.proof", row["pk"]),
        )


def _unplaced(rows: list[Row], last: date) -> Iterable[Waiting]:
    for row in rows:
        on = timezone.localtime(row["starts_at"]).date()
        if on > last:
            continue
        yield Waiting(
            title=_("Noch niemand für das Gespräch"),
            detail=_("%(organisation)s sucht Sprachmittlung: %(language)s.")
            % {"organisation": row["organisation__name"], "language": row["language__name"]},
            verb=_("Wer kommen kann"),
            url=reverse("interpreters:request", args=(row["pk"],)) + "#vorschlaege",
            due_on=on,
            subject=row["language__name"],
            about=("interpreters.request", row["pk"]),
        )


def _torn(rows: list[Row]) -> Iterable[Waiting]:
    for row in rows:
        yield Waiting(
            title=_("Die Angaben zu einem Gespräch widersprechen sich"),
            detail=_("Sprachmittlung und %(organisation)s nennen nicht dasselbe. Klären Sie es, und tragen Sie es ein.")
            % {"organisation": row["request__organisation__name"]},
            verb=_("Ergebnis eintragen"),
            url=reverse("interpreters:assignment_outcome", args=(row["pk"],)),
            due_on=timezone.localtime(row["starts_at"]).date(),
            about=("interpreters.assignment", row["pk"]),
        )


def _tired(rows: list[Row]) -> Iterable[Waiting]:
    for row in rows:
        yield Waiting(
            title=_("Die Suche per E-Mail hat niemanden gefunden"),
            detail=_("Alle, die kommen könnten, sind gefragt, oder die Suche ist angehalten: %(language)s.")
            % {"language": row["language__name"]},
            verb=_("Anfrage ansehen"),
            url=reverse("interpreters:request", args=(row["pk"],)),
            due_on=timezone.localtime(row["starts_at"]).date(),
            subject=row["language__name"],
            about=("interpreters.request", row["pk"]),
        )


def _without_outcome(rows: list[Row]) -> Iterable[Waiting]:
    if not rows:
        return
    words = ngettext("%(count)s Ergebnis eintragen", "%(count)s Ergebnisse eintragen", len(rows))
    yield Waiting(
        title=words % {"count": len(rows)},
        detail=ngettext(
            "Das Gespräch ist vorbei. Tragen Sie ein, ob es stattfand und wie lange.",
            "Die Gespräche sind vorbei. Tragen Sie ein, ob sie stattfanden und wie lange.",
            len(rows),
        ),
        verb=_("Vermittelte Anfragen"),
        url=reverse("interpreters:requests") + "?stand=placed",
        due_on=min(timezone.localtime(row["starts_at"]).date() for row in rows),
    )


def _asked(rows: list[Row]) -> Iterable[Waiting]:
    for row in rows:
        yield Waiting(
            title=_("Neue Anfrage"),
            detail=_("%(organisation)s sucht Sprachmittlung: %(language)s.")
            % {"organisation": row["institution"], "language": row["language__name"]},
            verb=_("Anfrage ansehen"),
            url=reverse("interpreters:inquiry", args=(row["pk"],)),
            due_on=timezone.localtime(row["sent_at"]).date(),
            about=("interpreters.inquiry", row["pk"]),
        )


def _applied(rows: list[Row]) -> Iterable[Waiting]:
    if not rows:
        return
    words = ngettext("%(count)s neue Bewerbung", "%(count)s neue Bewerbungen", len(rows))
    yield Waiting(
        title=words % {"count": len(rows)},
        detail=ngettext(
            "Jemand möchte im Pool mitmachen. Entscheiden Sie, ob Sie die Person aufnehmen.",
            "Sie möchten im Pool mitmachen. Entscheiden Sie, wen Sie aufnehmen.",
            len(rows),
        ),
        verb=_("Bewerbungen ansehen"),
        url=reverse("interpreters:applications") + "?stand=waiting",
        due_on=min(timezone.localtime(row["sent_at"]).date() for row in rows),
    )
