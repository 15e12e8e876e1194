"""Pages of need rounds."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.core.fetching import with_related
from schwerpunkt.needs import commands
from schwerpunkt.needs.enums import Perm, RoundState
from schwerpunkt.needs.forms.rounds import RecipientsForm, RoundChangeForm, RoundForm, RoundReopenForm
from schwerpunkt.needs.models import NeedRound
from schwerpunkt.needs.queries import Response, invitation_status, response_of, rounds
from schwerpunkt.needs.tables import RoundTable, round_status
from schwerpunkt.needs.workflows import ROUND_FLOW
from schwerpunkt.ui.actions import Action, Crumb, action, transitions
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel, TransitionPage

WAYS = {"open": "needs:round_open", "close": "needs:round_close", "reopen": "needs:round_reopen"}


def crumbs_of(asked: NeedRound | None = None) -> list[Crumb]:
    """The way to a page below a round."""
    trail = [Crumb(_("Bedarfe"), reverse("needs:needs")), Crumb(_("Bedarfsabfragen"), reverse("needs:rounds"))]
    if asked is not None:
        trail.append(Crumb(asked.title, reverse("needs:round", args=(asked.pk,))))
    return trail


class RoundList(ListPage[NeedRound]):
    """All need rounds of the centre."""

    permission = Perm.VIEW_NEEDS
    title = _l("Bedarfsabfragen")
    table_class = RoundTable

    def records(self) -> QuerySet[NeedRound]:
        return rounds()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()[:1]

    def primary(self) -> Action | None:
        return action(self.actor, _("Abfrage anlegen"), Perm.MANAGE_ROUND, "needs:round_create")

    def actions(self) -> list[Action]:
        found = [action(self.actor, _("Vorlage der Fragen"), Perm.VIEW_NEEDS, "needs:sheets")]
        return [each for each in found if each is not None]

    def empty(self) -> str:
        return _("Noch keine Bedarfsabfrage. Legen Sie eine an und laden Sie die Kommunen ein.")


class RoundCreate(CreatePage):
    """A new round."""

    permission = Perm.MANAGE_ROUND
    title = _l("Neue Bedarfsabfrage")
    form_class = RoundForm
    submit_label = _l("Abfrage anlegen")
    success_view = "needs:round"
    back_view = "needs:rounds"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def form_arguments(self) -> dict[str, Any]:
        wanted = self.request.GET.get("zeitraum", "")
        return {
            "initial": {
                "opens_on": clock.today(),
                "contact": self.actor.membership_id,
                "period": wanted if wanted.isdecimal() else None,
            }
        }


def _response(page: Any) -> dict[str, Any]:
    rows = [(each, invitation_status(each)) for each in page.response.invitations]
    return {"rows": rows, "response": page.response, "may_manage": can(page.actor, Perm.MANAGE_ROUND)}


def _questions(page: Any) -> dict[str, Any]:
    sheet = page.record.sheet
    return {
        "sheet": sheet,
        "questions": list(sheet.questions.order_by("position")),
        "may_edit": not sheet.is_locked and can(page.actor, Perm.MANAGE_ROUND),
    }


class RoundDetail(DetailPage[NeedRound]):
    """A round: who was asked, who has answered, which questions."""

    permission = Perm.VIEW_NEEDS
    model = NeedRound
    template: ClassVar[str] = "needs/round_detail.html"
    slot = "needs.round"
    own_panels = (
        Panel("antworten", _l("Wer geantwortet hat"), "needs/_response.html", _response, order=10),
        Panel("fragen", _l("Die Fragen"), "needs/_questions.html", _questions, order=30),
    )

    def records(self) -> QuerySet[NeedRound]:
        return with_related(rounds(), "period__title", "period__state", "contact__user__name", "sheet")

    @cached_property
    def response(self) -> Response:
        """Who was asked and who has answered."""
        return response_of(self.record)

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def pre_title(self) -> str:
        return self.record.title

    def window_title(self) -> str:
        return self.record.title

    def headline(self) -> str:
        if self.record.state == RoundState.DRAFT:
            return _("Die Abfrage ist im Entwurf.")
        return self.response.sentence

    def lead(self) -> str:
        if self.record.state == RoundState.DRAFT:
            return ROUND_FLOW.why_not(self.record, "open") or ""
        if self.record.state == RoundState.OPEN and self.record.closes_on < clock.today():
            return _("Der letzte Tag für Antworten ist vorbei. Schließen Sie die Abfrage, oder geben Sie mehr Zeit.")
        if self.record.state == RoundState.CLOSED:
            count = self.record.open_count  # type: ignore[attr-defined]  # annotated
            if not count:
                return _("Alle Bedarfe sind beantwortet.")
            return ngettext(
                "%(count)s Bedarf wartet auf eine Entscheidung.",
                "%(count)s Bedarfe warten auf eine Entscheidung.",
                count,
            ) % {"count": count_word(count)}
        return ""

    def primary(self) -> Action | None:
        asked, key = self.record, self.record.pk
        if asked.state == RoundState.DRAFT:
            if not self.response.total:
                return action(self.actor, _("Kommunen aufnehmen"), Perm.MANAGE_ROUND, "needs:round_recipients", key)
            ready = next((way for way in self._ways if not way.obstacle), None)
            return ready or action(self.actor, _("Abfrage ändern"), Perm.MANAGE_ROUND, "needs:round_change", key)
        if asked.state == RoundState.OPEN and asked.closes_on >= clock.today() and self.response.silent:
            return action(self.actor, _("Die Stillen erinnern"), Perm.MANAGE_ROUND, "needs:round_remind", key)
        if asked.state == RoundState.OPEN:
            return next(iter(self._ways), None)
        return action(self.actor, _("Bedarfe verdichten"), Perm.EDIT_NEED, "needs:condense", key)

    def actions(self) -> list[Action]:
        key, main, state = self.record.pk, self.primary(), self.record.state
        is_live = state != RoundState.CLOSED
        found = [
            action(self.actor, _("Bedarfe verdichten"), Perm.EDIT_NEED, "needs:condense", key),
            Action(_("Alle Bedarfe der Abfrage"), reverse("needs:needs") + f"?abfrage={key}"),
            action(self.actor, _("Empfänger aufnehmen"), Perm.MANAGE_ROUND, "needs:round_recipients", key)
            if is_live
            else None,
            action(self.actor, _("Abfrage ändern"), Perm.MANAGE_ROUND, "needs:round_change", key) if is_live else None,
            *self._ways,
            action(self.actor, _("Entwurf löschen"), Perm.MANAGE_ROUND, "needs:round_remove", key)
            if state == RoundState.DRAFT
            else None,
        ]
        return [each for each in found if each is not None and (main is None or each.url != main.url)]

    @cached_property
    def _ways(self) -> list[Action]:
        return transitions(self.actor, self.record, ROUND_FLOW, WAYS)

    def facts(self) -> list[tuple[str, Any]]:
        asked = self.record
        period = asked.period
        return [
            (_("Stand"), round_status(asked)),
            (_("Antwort bis"), asked.closes_on),
            (_("Beginn"), asked.opens_on),
            (
                _("Bereitet vor"),
                Action(period.title, reverse("planning:period", args=(period.pk,))) if period else None,
            ),
            (_("Ansprechperson"), asked.contact.user.name if asked.contact else None),
        ]


class _RoundCommand(CommandPage[NeedRound], abstract=True):
    model = NeedRound
    permission = Perm.MANAGE_ROUND
    success_view = "needs:round"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class RoundChange(_RoundCommand):
    """Changes a round."""

    title = _l("Abfrage ändern")
    form_class = RoundChangeForm


class RoundRecipients(_RoundCommand):
    """Invites who is not invited yet."""

    title = _l("Wen fragen Sie?")
    form_class = RecipientsForm
    submit_label = _l("Aufnehmen")

    def success_url(self, result: Any) -> str:
        return reverse("needs:round", args=(self.record.pk,))

    def lead(self) -> str:
        if self.record.state == RoundState.OPEN:
            return _("Die Abfrage ist offen: Wer dazukommt, bekommt die Einladung sofort.")
        return _("Die Adressen kommen aus den Partnern. Verschickt wird erst, wenn Sie die Abfrage öffnen.")


class RoundRemove(ConfirmPage[NeedRound]):
    """Deletes a draft."""

    permission = Perm.MANAGE_ROUND
    model = NeedRound
    command = staticmethod(commands.remove_round)
    is_dangerous = True
    submit_label = _l("Entwurf löschen")
    back_view = "needs:round"

    def headline(self) -> str:
        return _("„%(title)s“ löschen?") % {"title": self.record.title}

    def consequences(self) -> list[str]:
        return [_("Auch die Fragen und die Liste der Empfänger verschwinden."), _("Der Verlauf bleibt.")]

    def success_url(self, result: Any) -> str:
        return reverse("needs:rounds")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class RoundRemind(ConfirmPage[NeedRound]):
    """Reminds everybody who has not answered."""

    permission = Perm.MANAGE_ROUND
    model = NeedRound
    command = staticmethod(commands.remind_silent)
    submit_label = _l("Jetzt erinnern")
    back_view = "needs:round"

    def success_url(self, result: Any) -> str:
        return reverse("needs:round", args=(self.record.pk,))

    def success_message(self, result: Any) -> str:
        return ngettext(
            "%(count)s Erinnerung ist unterwegs.", "%(count)s Erinnerungen sind unterwegs.", len(result)
        ) % {"count": len(result)}

    @cached_property
    def _silent(self) -> list[str]:
        return [each.name for each in response_of(self.record).silent]

    def headline(self) -> str:
        count = len(self._silent)
        return ngettext("%(count)s Stille erinnern?", "%(count)s Stille erinnern?", count) % {"count": count}

    def consequences(self) -> list[str]:
        return [
            _("Eine Erinnerung mit ihrem Link erhalten: %(names)s.") % {"names": ", ".join(self._silent)},
            _("Wer heute schon erinnert wurde, bekommt keine zweite."),
        ]

    def obstacle(self) -> str | None:
        if self.record.state != RoundState.OPEN:
            return _("Die Abfrage ist nicht offen.")
        return None if self._silent else _("Alle haben geantwortet.")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class _RoundTransition(TransitionPage[NeedRound], abstract=True):
    model = NeedRound
    workflow = ROUND_FLOW
    permission = Perm.MANAGE_ROUND
    success_view = "needs:round"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class RoundOpen(_RoundTransition):
    """Opens a round and sends the links."""

    verb = "open"
    command = staticmethod(commands.open_round)


class RoundClose(_RoundTransition):
    """Closes a round."""

    verb = "close"
    command = staticmethod(commands.close_round)

    def consequences(self) -> list[str]:
        silent = [each.name for each in response_of(self.record).silent]
        found = super().consequences()
        if silent:
            found.append(_("Ohne Antwort bleiben: %(names)s.") % {"names": ", ".join(silent)})
        return found


class RoundReopen(_RoundTransition):
    """Opens a closed round again."""

    verb = "reopen"
    command = staticmethod(commands.reopen_round)
    form_class = RoundReopenForm
