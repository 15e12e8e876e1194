"""What the forms have that are open to everybody: sending, saying what happens next, confirming one's address."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.interpreters.enums import FormKind, IncomingState
from schwerpunkt.interpreters.links import visitor_of
from schwerpunkt.interpreters.models import Application, Inquiry
from schwerpunkt.interpreters.queries import centre_with_form
from schwerpunkt.interpreters.views.by_link import ByLink, guest_context
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.enums import LANGUAGE
from schwerpunkt.ui.limits import Limit, place_of
from schwerpunkt.ui.pages import CreatePage
from schwerpunkt.ui.pages.commanding import UNPROCESSABLE
from schwerpunkt.ui.pages.guest import NAMES, GuestPage
from schwerpunkt.ui.rendering import respond

SENT_FROM = Limit("forms_from", 20, timedelta(hours=1))
"""Forms sent from one place."""
SENT_BY = Limit("forms_by", 3, timedelta(hours=1))
"""Forms sent with one e-mail address, each of which gets a mail."""
SENT_TO = Limit("forms_to", 100, timedelta(hours=1))
"""Forms sent to one centre: so many mails go to unconfirmed addresses at most."""
FORM, READ_OTHERWISE = "formular", "lesen"
"""The form's name in the page, and that of the buttons that show it in another language."""


class FormPage(GuestPage, CreatePage, abstract=True):
    """A form of a centre that has opened it; without that it is not there."""

    kind: ClassVar[FormKind]
    done_view: ClassVar[str]
    _has_written = False

    def admit(self) -> Actor | HttpResponse:
        centre = centre_with_form(self.kwargs["slug"], self.kind)
        if centre is None:
            raise Http404
        return visitor_of(centre)

    def is_trapped(self) -> bool:
        """Whether a machine has filled in what nobody sees."""
        return bool(getattr(self.form, "is_trapped", False))

    def send(self) -> HttpResponseBase:
        """Run the command, unless a machine is at work or too much came; what was sent and refused is shown again."""
        form: Any = self.form
        if self.is_trapped():
            return HttpResponseRedirect(self.success_url(None))
        name = type(self).__name__
        place, address = place_of(self.request), f"{name} {form.cleaned_data.get('email', '')}".lower()
        centre = f"{name} {self.kwargs['slug']}"
        if SENT_BY.is_reached(address):
            return self._too_much(
                _(
                    "Mit dieser E-Mail-Adresse kamen gerade mehrere Formulare. Versuchen Sie es in einer Stunde noch einmal."
                )
            )
        if SENT_FROM.is_reached(place) or SENT_TO.is_reached(centre):
            return self._too_much(
                _("Von hier kamen gerade sehr viele Formulare. Versuchen Sie es in einer Stunde noch einmal.")
            )
        answer = super().post(self.request)
        if answer.status_code == HTTPStatus.FOUND:
            SENT_FROM.count(place)
            SENT_BY.count(address)
            if self._has_written:
                SENT_TO.count(centre)
        return answer

    def _too_much(self, advice: str) -> HttpResponse:
        return trouble_page(self, _("Das ging zu schnell."), advice, HTTPStatus.TOO_MANY_REQUESTS)

    def success_url(self, result: Any) -> str:
        self._has_written = result is not None
        return f"{reverse(self.done_view, args=(self.kwargs['slug'],))}?{LANGUAGE}={get_language()}"

    def success_message(self, result: Any) -> str:
        return ""

    def back_url(self) -> str:
        return self.request.get_full_path()

    def is_only_read_otherwise(self) -> bool:
        """Whether somebody wants to read the page in another language, and sends nothing yet."""
        return READ_OTHERWISE in self.request.POST

    def context(self) -> dict[str, Any]:
        found = {**super().context(), **guest_context(self)}
        if self.form.is_bound:  # what is typed goes along
            found |= {"form_to_keep": FORM, "language_switch": READ_OTHERWISE}
        return found


class ShortFormPage(FormPage, abstract=True):
    """A form of one step."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.is_only_read_otherwise():
            self.form.is_valid()
            self.form.errors.clear()
            return self.show()
        return self.send() if self.form.is_valid() else self.show(status=UNPROCESSABLE)


class DonePage(GuestPage, abstract=True):
    """What happens next, after a form was sent."""

    template: ClassVar[str] = "interpreters/public_done.html"
    title = _l("Fast fertig: Bitte bestätigen Sie Ihre E-Mail-Adresse.")
    kind: ClassVar[FormKind]
    admit = FormPage.admit

    def lead(self) -> str:
        return _(
            "Wir haben Ihnen eine E-Mail geschickt. Öffnen Sie den Link darin und drücken Sie den Knopf. Erst dann sehen "
            "wir Ihre Angaben. Keine E-Mail da? Schauen Sie auch im Spam-Ordner nach."
        )

    def context(self) -> dict[str, Any]:
        return guest_context(self)


class ConfirmPage(ByLink, CreatePage, abstract=True):
    """Confirms an address: opening the link does nothing, its button does."""

    template = "interpreters/public_confirm.html"
    trouble_template = "interpreters/public_trouble.html"
    spoken = NAMES
    title = _l("Gehört diese E-Mail-Adresse Ihnen?")
    submit_label = _l("Ja, bestätigen")
    record: Inquiry | Application

    def when_over(self) -> str:
        return _("Bitte füllen Sie das Formular noch einmal aus.")

    def elsewhere(self) -> HttpResponseBase | None:
        if self.record.state == IncomingState.UNCONFIRMED:
            return None
        return trouble_page(
            self,
            _("Danke. Ihre E-Mail-Adresse ist bestätigt."),
            _("Ihre Nachricht ist bei uns. Wir melden uns bei Ihnen."),
            HTTPStatus.OK,
        )

    def lead(self) -> str:
        return _("%(address)s. Mit dem Knopf kommt Ihre Nachricht bei uns an.") % {"address": self.record.email}

    def make_form(self, *data: Any) -> CommandForm:
        return self.form_class(*data, actor=self.actor, record=self.record)

    def success_url(self, result: Any) -> str:
        return self.home()

    def success_message(self, result: Any) -> str:
        return ""


def trouble_page(page: GuestPage, headline: str, advice: str, status: HTTPStatus) -> HttpResponse:
    """A page that says what is the matter and what to do."""
    context = {"headline": headline, "advice": advice, **guest_context(page)}
    return respond(page.request, "interpreters/public_trouble.html", context, status=status)
