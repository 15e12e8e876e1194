"""Pages of invitations."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.needs import commands
from schwerpunkt.needs.enums import Asked, Perm, RoundState
from schwerpunkt.needs.forms.rounds import RecipientForm
from schwerpunkt.needs.links import last_day_of_link
from schwerpunkt.needs.models import Answer, Invitation
from schwerpunkt.needs.queries import BECAME, invitation_status, needs, outcome, questions_of, replies_in_words
from schwerpunkt.needs.views.rounds import crumbs_of
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, DetailPage, Panel


def _reported(page: Any) -> dict[str, Any]:
    rows = list(needs().filter(invitation=page.record).prefetch_related(*BECAME).order_by("pk"))
    return {"needs": [(each, outcome(each)) for each in rows], "is_draft": page.is_unsent}


def _replies(page: Any) -> dict[str, Any] | None:
    answer = page.answer
    if answer is None or answer.submitted_at is None:
        return None
    rows = replies_in_words(questions_of(page.record.round, Asked.ONCE), answer.replies)
    return {"rows": rows} if rows else None


class InvitationDetail(DetailPage[Invitation]):
    """An invitation: where it went, how far the answer is, what was reported."""

    permission = Perm.VIEW_NEEDS
    model = Invitation
    template: ClassVar[str] = "needs/invitation_detail.html"
    slot = "needs.invitation"
    own_panels = (
        Panel("bedarfe", _l("Gemeldete Bedarfe"), "needs/_invitation_needs.html", _reported, order=10),
        Panel("weitere", _l("Weitere Antworten"), "needs/_replies.html", _replies, order=20),
    )

    def records(self) -> QuerySet[Invitation]:
        return Invitation.objects.select_related("round", "municipality", "organisation", "answer")

    @cached_property
    def answer(self) -> Answer | None:
        """What has been answered so far."""
        return getattr(self.record, "answer", None)

    @property
    def is_unsent(self) -> bool:
        """Whether an answer was begun and never sent."""
        return self.answer is not None and self.answer.submitted_at is None

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.round)

    def pre_title(self) -> str:
        return self.record.round.title

    def headline(self) -> str:
        words = {"name": self.record.name}
        if self.answer is not None and self.answer.submitted_at is not None:
            if self.answer.has_no_need:
                return _("%(name)s meldet diesmal keinen Bedarf.") % words
            return _("%(name)s hat geantwortet.") % words
        if self.answer is not None:
            return _("%(name)s hat angefangen und noch nicht abgeschickt.") % words
        return _("%(name)s hat noch nicht geantwortet.") % words

    def window_title(self) -> str:
        return self.record.name

    def primary(self) -> Action | None:
        if self.record.round.state == RoundState.OPEN and self.record.to_address:
            return action(
                self.actor, _("Neuen Link schicken"), Perm.MANAGE_ROUND, "needs:invitation_renew", self.record.pk
            )
        return None

    def actions(self) -> list[Action]:
        if self.record.round.state == RoundState.CLOSED:
            return []
        found = [
            action(self.actor, _("Adresse ändern"), Perm.MANAGE_ROUND, "needs:invitation_change", self.record.pk),
            action(self.actor, _("Herausnehmen"), Perm.MANAGE_ROUND, "needs:invitation_remove", self.record.pk)
            if self.answer is None
            else None,
        ]
        return [each for each in found if each is not None]

    def facts(self) -> list[tuple[str, Any]]:
        invitation = self.record
        place = invitation.municipality
        return [
            (_("Stand"), invitation_status(invitation)),
            (_("Kommune"), Action(place.name, reverse("directory:municipality", args=(place.pk,))) if place else None),
            (_("Einladung an"), " · ".join(filter(None, (invitation.to_label, invitation.to_address))) or None),
            (_("Eingeladen"), invitation.sent_at),
            (_("Zuletzt erinnert"), invitation.reminded_on),
            (_("Geantwortet hat"), self.answer.reporter_function if self.answer else None),
            (_("Abgeschickt"), self.answer.submitted_at if self.answer else None),
            (_("Link gilt bis"), last_day_of_link(invitation) if invitation.sent_at else None),
        ]


class InvitationChange(CommandPage[Invitation]):
    """Changes where the mail goes."""

    permission = Perm.MANAGE_ROUND
    model = Invitation
    title = _l("Wohin geht die Einladung?")
    form_class = RecipientForm
    success_view = "needs:invitation"

    def crumbs(self) -> list[Crumb]:
        return _below(self.record)

    def lead(self) -> str:
        if self.record.round.state == RoundState.OPEN:
            return _(
                "Mit einer neuen Adresse geht sofort eine neue Einladung hinaus. Der alte Link gilt dann nicht mehr."
            )
        return ""


class _InvitationConfirm(ConfirmPage[Invitation], abstract=True):
    permission = Perm.MANAGE_ROUND
    model = Invitation
    back_view = "needs:invitation"

    def crumbs(self) -> list[Crumb]:
        return _below(self.record)


class InvitationRenew(_InvitationConfirm):
    """Sends a new link."""

    command = staticmethod(commands.renew_link)
    submit_label = _l("Neuen Link schicken")
    success_view = "needs:invitation"

    def headline(self) -> str:
        return _("%(name)s einen neuen Link schicken?") % {"name": self.record.name}

    def consequences(self) -> list[str]:
        return [
            _("Der bisherige Link gilt sofort nicht mehr, auch wenn jemand ihn weitergegeben hat."),
            _("Was schon geschrieben wurde, bleibt."),
            _("Der neue geht an: %(address)s") % {"address": self.record.to_address or "–"},
        ]


class InvitationRemove(_InvitationConfirm):
    """Takes an invitation back."""

    command = staticmethod(commands.remove_recipient)
    is_dangerous = True
    submit_label = _l("Herausnehmen")

    def headline(self) -> str:
        return _("%(name)s nicht mehr fragen?") % {"name": self.record.name}

    def consequences(self) -> list[str]:
        return [_("Der Link führt dann nirgendwohin."), _("Der Verlauf bleibt.")]

    @cached_property
    def _round_id(self) -> int:
        return self.record.round_id

    def command_arguments(self) -> dict[str, Any]:
        _remember = self._round_id
        return super().command_arguments()

    def success_url(self, result: Any) -> str:
        return reverse("needs:round", args=(self._round_id,))


def _below(invitation: Invitation) -> list[Crumb]:
    return [*crumbs_of(invitation.round), Crumb(invitation.name, reverse("needs:invitation", args=(invitation.pk,)))]
