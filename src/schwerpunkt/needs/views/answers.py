"""Pages for whoever has the personal link: no account, no JavaScript needed, saved with every step."""

from functools import cached_property
from http import HTTPStatus
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.needs import commands
from schwerpunkt.needs.enums import Asked, NeedState, RoundState
from schwerpunkt.needs.forms.answers import BeginForm, EntryChangeForm, EntryForm, RepliesForm, SubmitForm
from schwerpunkt.needs.letters import whom_to_ask
from schwerpunkt.needs.links import Door, Trouble, guest_of, open_door
from schwerpunkt.needs.models import Answer, Need, Question
from schwerpunkt.needs.queries import earlier_needs, outcome, questions_of
from schwerpunkt.ui.command_form import form_for
from schwerpunkt.ui.formats import day
from schwerpunkt.ui.limits import SAVES, WRONG_LINKS, place_of
from schwerpunkt.ui.pages import PUBLIC, CommandPage, CreatePage
from schwerpunkt.ui.pages.guest import GuestPage
from schwerpunkt.ui.rendering import respond

_STATUS = {Trouble.UNKNOWN: HTTPStatus.NOT_FOUND, Trouble.VOID: HTTPStatus.GONE, Trouble.OVER: HTTPStatus.GONE}


class ByLink(GuestPage, abstract=True):
    """A page behind a personal link: acts as the guest of its invitation, in the scope of its centre."""

    needs_answer: ClassVar[bool] = True
    """Whether one must have said who one is; otherwise the page leads to the beginning."""
    is_reading: ClassVar[bool] = False
    """Whether the page is there after the round has closed."""

    def admit(self) -> Actor | HttpResponse:
        request = self.request
        place = place_of(request)
        if WRONG_LINKS.is_reached(place):
            return _trouble_page(request, None, HTTPStatus.TOO_MANY_REQUESTS)
        door = open_door(str(self.kwargs["token"]))
        if door.trouble is Trouble.UNKNOWN:
            WRONG_LINKS.count(place)
        if door.trouble is not None or door.invitation is None:
            return _trouble_page(request, door, _STATUS[door.trouble or Trouble.UNKNOWN])
        if request.method == "POST":
            if SAVES.is_reached(f"invitation {door.invitation.pk}"):
                return _trouble_page(request, door, HTTPStatus.TOO_MANY_REQUESTS)
            SAVES.count(f"invitation {door.invitation.pk}")
        self.invitation = door.invitation
        return guest_of(door.invitation)

    def elsewhere(self) -> HttpResponseBase | None:
        """To the beginning, when this page has no place yet or no more."""
        is_open = self.invitation.round.state == RoundState.OPEN
        if (is_open or self.is_reading) and (self.answer is not None or not self.needs_answer):
            return None
        return HttpResponseRedirect(self.address("answer"))

    @cached_property
    def answer(self) -> Answer | None:
        """What was answered so far."""
        answer: Answer | None = getattr(self.invitation, "answer", None)
        if answer is not None:
            answer.invitation = self.invitation
        return answer

    @property
    def begun(self) -> Answer:
        """The answer, on pages that need one."""
        if self.answer is None:
            raise LookupError("this page needs an answer")
        return self.answer

    def address(self, name: str, *keys: int) -> str:
        """The address of another page behind the same link."""
        return reverse(f"needs:{name}", args=(self.kwargs["token"], *keys))

    @cached_property
    def questions_once(self) -> list[Question]:
        """The questions that are asked once."""
        return questions_of(self.invitation.round, Asked.ONCE)

    @cached_property
    def entries(self) -> list[Need]:
        """What was written for this round."""
        return list(
            self.invitation.needs.select_related("topic", "urgency", "merged_into", "passed_on_to").order_by("pk")
        )

    def pre_title(self) -> str:
        return f"{self.invitation.round.title} · {self.invitation.official_name}"

    def steps(self) -> list[dict[str, Any]]:
        """Where one is on the way from the beginning to sending."""
        rows = [("answer", _("Wer antwortet")), ("answer_needs", _("Bedarfe"))]
        if self.questions_once:
            rows.append(("answer_replies", _("Weitere Fragen")))
        rows.append(("answer_submit", _("Abschicken")))
        names = [name for name, _label in rows]
        here = names.index(self.step) if self.step in names else 0
        states = ("done", "now", "")
        return [
            {
                "name": label,
                "url": self.address(name) if place < here else "",
                "state": states[(place > here) + (place >= here)],
            }
            for place, (name, label) in enumerate(rows)
        ]

    step: ClassVar[str] = "answer"

    def context(self) -> dict[str, Any]:
        asked = self.invitation.round
        return {
            **super().context(),
            "invitation": self.invitation,
            "asked": asked,
            "answer": self.answer,
            "contact": whom_to_ask(asked),
        }


def _trouble_page(request: HttpRequest, door: Door | None, status: HTTPStatus) -> HttpResponse:
    trouble = door.trouble if door is not None else None
    invitation = door.invitation if door is not None else None
    sentences: dict[Any, tuple[str, str]] = {
        Trouble.UNKNOWN: (
            _("Dieser Link führt nirgendwohin."),
            _(
                "Vielleicht ist er nicht vollständig angekommen. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz."
            ),
        ),
        Trouble.VOID: (
            _("Dieser Link gilt nicht mehr."),
            _(
                "Es gibt einen neueren. Suchen Sie die letzte E-Mail zu dieser Abfrage, oder bitten Sie um einen neuen Link."
            ),
        ),
        Trouble.OVER: (
            _("Diese Abfrage ist vorbei."),
            _(
                "Der Link galt noch eine Weile nach ihrem Ende. Einen Bedarf können Sie dem Zentrum jederzeit auch so melden."
            ),
        ),
    }
    headline, advice = sentences.get(
        trouble,
        (
            _("Das ging zu schnell."),
            _("Warten Sie zehn Minuten, und versuchen Sie es dann noch einmal. Was gespeichert war, ist noch da."),
        ),
    )
    contact = _("Bitte wenden Sie sich an das Kommunale Integrationszentrum, das Sie eingeladen hat.")
    if invitation is not None:
        contact = whom_to_ask(invitation.round)
        request.centre = invitation.centre  # type: ignore[attr-defined]  # set by the middleware
    context = {"headline": headline, "advice": advice, "contact": contact}
    return respond(request, "needs/answer_trouble.html", context, status=status)


class AnswerBegin(ByLink, CreatePage):
    """For whom one answers, until when, and who one is. After the end: what was answered."""

    template: ClassVar[str] = "needs/answer_begin.html"
    form_class = BeginForm
    submit_label = _l("Weiter")
    needs_answer = False
    is_reading = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.invitation.opened_at is None:
            commands.note_opened(actor=self.actor, invitation=self.invitation)
        if self.invitation.round.state == RoundState.CLOSED:
            return self._closed()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.invitation.round.state == RoundState.CLOSED:
            return self._closed()
        return super().post(request, *args, **kwargs)

    def _closed(self) -> HttpResponse:
        rows = [(each, outcome(each)) for each in self.entries if each.state != NeedState.DRAFT]
        context = {"page": self, "rows": rows, **ByLink.context(self)}
        return respond(self.request, "needs/answer_closed.html", context)

    def headline(self) -> str:
        if self.invitation.round.state == RoundState.CLOSED:
            return _("Die Abfrage ist geschlossen.")
        return _("Was braucht %(name)s?") % {"name": self.invitation.name}

    def make_form(self, *data: Any) -> Any:
        function = self.answer.reporter_function if self.answer else ""
        return BeginForm(
            *data,
            actor=self.actor,
            name=self.invitation.official_name,
            initial={"reporter_function": function},
        )

    def command_arguments(self) -> dict[str, Any]:
        return {"invitation": self.invitation}

    def success_url(self, result: Any) -> str:
        return self.address("answer_needs")

    def success_message(self, result: Any) -> str:
        return ""

    def back_url(self) -> str:
        return self.address("answer")


class AnswerNeeds(ByLink):
    """What is written so far, and what was reported last time."""

    template: ClassVar[str] = "needs/answer_needs.html"
    step = "answer_needs"

    def headline(self) -> str:
        count = len(self.entries)
        if not count:
            return _("Was wird gebraucht?")
        return ngettext(
            "%(count)s Bedarf steht auf Ihrer Liste.", "%(count)s Bedarfe stehen auf Ihrer Liste.", count
        ) % {"count": count}

    def context(self) -> dict[str, Any]:
        again = {each.again_of_id for each in self.entries}
        earlier = [(each, outcome(each)) for each in earlier_needs(self.invitation) if each.pk not in again]
        return {
            **super().context(),
            "entries": [
                (each, each.state in (NeedState.DRAFT, NeedState.REPORTED), outcome(each)) for each in self.entries
            ],
            "earlier": earlier,
            "next_url": self.address("answer_replies" if self.questions_once else "answer_submit"),
        }


class EntryCreate(ByLink, CreatePage):
    """One more need."""

    template: ClassVar[str] = "needs/answer_entry.html"
    form_class = EntryForm
    step = "answer_needs"
    title = _l("Ein Bedarf")
    submit_label = _l("Speichern")

    def form_arguments(self) -> dict[str, Any]:
        return {"questions": questions_of(self.invitation.round, Asked.NEED)}

    def command_arguments(self) -> dict[str, Any]:
        return {"answer": self.begun}

    def success_url(self, result: Any) -> str:
        return self.address("entry_create" if self.request.POST.get("dann") == "neu" else "answer_needs")

    def success_message(self, result: Any) -> str:
        return _("Gespeichert: „%(need)s“") % {"need": result.name}

    def back_url(self) -> str:
        return self.address("answer_needs")


class _OwnEntry(ByLink, CommandPage[Need], abstract=True):
    """A page about one need of this answer; those of others do not exist here."""

    permission = PUBLIC
    model = Need
    step = "answer_needs"

    def records(self) -> QuerySet[Need]:
        return self.invitation.needs.select_related("topic", "urgency", "action_field", "round")

    def command_arguments(self) -> dict[str, Any]:
        return {"answer": self.begun}

    def back_url(self) -> str:
        return self.address("answer_needs")

    def success_url(self, result: Any) -> str:
        return self.address("answer_needs")


class EntryChange(_OwnEntry):
    """Changes an own need; somebody else who has it open gets both versions."""

    template: ClassVar[str] = "needs/answer_entry.html"
    form_class = EntryChangeForm
    title = _l("Ein Bedarf")
    submit_label = _l("Speichern")

    def form_arguments(self) -> dict[str, Any]:
        return {"questions": questions_of(self.invitation.round, Asked.NEED)}

    def success_url(self, result: Any) -> str:
        return self.address("entry_create" if self.request.POST.get("dann") == "neu" else "answer_needs")

    def success_message(self, result: Any) -> str:
        return _("Gespeichert: „%(need)s“") % {"need": result.name}


class EntryWithdraw(_OwnEntry):
    """Takes an own need back."""

    template: ClassVar[str] = "needs/answer_confirm.html"
    form_class = form_for(commands.withdraw_entry)
    submit_label = _l("Zurückziehen")

    def headline(self) -> str:
        return _("Diesen Bedarf zurückziehen?")

    def success_message(self, result: Any) -> str:
        return _("Zurückgezogen.")


class EntryRepeat(_OwnEntry):
    """Reports again what was reported last time."""

    template: ClassVar[str] = "needs/answer_confirm.html"
    form_class = form_for(commands.repeat_entry)
    submit_label = _l("Wieder melden")

    def records(self) -> QuerySet[Need]:
        return Need.objects.filter(pk__in=[each.pk for each in earlier_needs(self.invitation)])

    def headline(self) -> str:
        return _("Diesen Bedarf wieder melden?")

    def command_arguments(self) -> dict[str, Any]:
        return {"answer": self.begun, "earlier": self.record}

    def success_message(self, result: Any) -> str:
        return _("Steht wieder auf Ihrer Liste. Sie können ihn ändern.")


class _OwnAnswer(ByLink, CommandPage[Answer], abstract=True):
    permission = PUBLIC
    model = Answer

    @cached_property
    def record(self) -> Answer:
        """The answer behind this link."""
        return self.begun


class AnswerReplies(_OwnAnswer):
    """The questions that are asked once."""

    template: ClassVar[str] = "needs/answer_form.html"
    form_class = RepliesForm
    step = "answer_replies"
    title = _l("Noch ein paar Fragen")
    submit_label = _l("Speichern und weiter")

    def form_arguments(self) -> dict[str, Any]:
        return {"questions": self.questions_once}

    def success_url(self, result: Any) -> str:
        return self.address("answer_submit")

    def back_url(self) -> str:
        return self.address("answer_needs")


class AnswerSubmit(_OwnAnswer):
    """What will be sent, and sending it."""

    template: ClassVar[str] = "needs/answer_submit.html"
    form_class = SubmitForm
    step = "answer_submit"
    submit_label = _l("Antwort abschicken")

    def headline(self) -> str:
        return _("Stimmt alles so?")

    def lead(self) -> str:
        return _("Bis zum %(day)s können Sie Ihre Antwort danach noch ändern.") % {
            "day": day(self.invitation.round.closes_on)
        }

    def context(self) -> dict[str, Any]:
        replies = self.begun.replies
        said = [(each.label, replies.get(str(each.pk), "")) for each in self.questions_once]
        return {**super().context(), "entries": self.entries, "said": [row for row in said if row[1]]}

    def success_url(self, result: Any) -> str:
        return self.address("answer_done")

    def success_message(self, result: Any) -> str:
        return ""

    def back_url(self) -> str:
        return self.address("answer_needs")


class AnswerDone(ByLink):
    """It has arrived, and what happens next."""

    template: ClassVar[str] = "needs/answer_done.html"
    is_reading = True

    def headline(self) -> str:
        return _("Danke. Ihre Antwort ist angekommen.")

    def elsewhere(self) -> HttpResponseBase | None:
        if self.answer is not None and self.answer.submitted_at is None:
            return HttpResponseRedirect(self.address("answer_submit"))
        return super().elsewhere()

    def context(self) -> dict[str, Any]:
        return {**super().context(), "entries": self.entries}
