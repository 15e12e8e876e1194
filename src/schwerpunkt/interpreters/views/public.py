"""Pages for people without account: asking for an interpreter, joining the pool, confirming one's address."""

from datetime import time, timedelta
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.enums import Language
from schwerpunkt.core import clock
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.admissibility import Judgement
from schwerpunkt.interpreters.enums import FormKind, IncomingState
from schwerpunkt.interpreters.forms.public import AskForm, JoinForm, OverviewForm
from schwerpunkt.interpreters.forms.requests import at_time
from schwerpunkt.interpreters.links import Purpose, link_for, open_door, visitor_of
from schwerpunkt.interpreters.models import Application, Inquiry, Request
from schwerpunkt.interpreters.queries import centre_with_form, judged, requests_of
from schwerpunkt.interpreters.views.by_link import ByLink
from schwerpunkt.interpreters.words import span
from schwerpunkt.ui.command_form import CommandForm, form_for
from schwerpunkt.ui.enums import LANGUAGE
from schwerpunkt.ui.formats import day
from schwerpunkt.ui.limits import Limit, place_of
from schwerpunkt.ui.pages import CreatePage
from schwerpunkt.ui.pages.commanding import UNPROCESSABLE
from schwerpunkt.ui.pages.guest import GuestPage, languages
from schwerpunkt.ui.rendering import respond

SENT_FROM = Limit("forms_from", 20, timedelta(hours=1))
"""Forms sent from one place."""
SENT_BY = Limit("forms_by", 3, timedelta(hours=1))
"""Forms sent with one e-mail address, each of which gets a mail."""
SENT_TO = Limit("forms_to", 100, timedelta(hours=1))
"""Forms sent to one centre: so many mails go to unconfirmed addresses at most."""
_LAST_STEP = 3
_FAR_AHEAD = 60
KNOWN = "von"
"""The parameter that carries the link to the own requests, so that nothing has to be written again."""
MOST_SHOWN = 100


class _PublicForm(GuestPage, CreatePage, abstract=True):
    """A form of a centre that has opened it; without that it is not there."""

    kind: ClassVar[FormKind]
    done_view: ClassVar[str]

    def admit(self) -> Actor | HttpResponse:
        centre = centre_with_form(self.kwargs["slug"], self.kind)
        if centre is None:
            raise Http404
        return visitor_of(centre, _("öffentliches Formular"))

    def is_trapped(self) -> bool:
        """Whether a machine has filled in what nobody sees."""
        return bool(getattr(self.form, "is_trapped", False))

    def send(self) -> HttpResponseBase:
        """Run the command, unless a machine is at work or too much came; what was sent and refused is shown again."""
        form: Any = self.form
        if self.is_trapped():
            return HttpResponseRedirect(self.success_url(None))
        counts = (
            (SENT_FROM, place_of(self.request)),
            (SENT_BY, str(form.cleaned_data.get("email", "")).lower()),
            (SENT_TO, self.kwargs["slug"]),
        )
        if any(limit.is_reached(who) for limit, who in counts):
            return _trouble(
                self.request,
                _("Das ging zu schnell."),
                _("Von hier kamen gerade sehr viele Formulare. Versuchen Sie es in einer Stunde noch einmal."),
                HTTPStatus.TOO_MANY_REQUESTS,
            )
        answer = super().post(self.request)
        if answer.status_code == HTTPStatus.FOUND:
            for limit, who in counts:
                limit.count(who)
        return answer

    def success_url(self, result: Any) -> str:
        return f"{reverse(self.done_view, args=(self.kwargs['slug'],))}?{LANGUAGE}={get_language()}"

    def success_message(self, result: Any) -> str:
        return ""

    def back_url(self) -> str:
        return self.request.get_full_path()

    def context(self) -> dict[str, Any]:
        # Changing the language is a link: it would lose what is typed, so it is offered at the beginning only.
        return {**super().context(), **({} if self.form.is_bound else {"languages": languages(self.request)})}


class _Sending(_PublicForm, abstract=True):
    """A form of one step."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.send() if self.form.is_valid() else self.show(status=UNPROCESSABLE)


class Ask(_PublicForm):
    """An institution asks for an interpreter, in three steps; nothing is kept before the last one."""

    kind = FormKind.REQUEST
    done_view = "interpreters:public_ask_done"
    template: ClassVar[str] = "interpreters/ask.html"
    form_class = AskForm
    title = _l("Sprachmittlung anfragen")
    step = 1

    def make_form(self, *data: Any) -> CommandForm:
        return AskForm(*data, actor=self.actor, initial=self._known())

    def _known(self) -> dict[str, Any]:
        """What an institution that came by the link to its requests need not write again."""
        door = open_door(Purpose.OVERVIEW, self.request.GET.get(KNOWN, ""))
        if door.trouble is not None or door.record.centre != self.actor.centre:
            return {}
        asked: Request = door.record
        return {
            "institution": asked.organisation.name,
            "institution_kind": asked.organisation.kind,
            "municipality": asked.organisation.municipality,
            "name": asked.contact,
            "email": asked.email,
            "phone": asked.phone,
        }

    def lead(self) -> str:
        return _("Für Gespräche, bei denen die gemeinsame Sprache fehlt. Es dauert etwa fünf Minuten.")

    @property
    def asked(self) -> AskForm:
        """The form, with its steps."""
        form = self.form
        if not isinstance(form, AskForm):
            raise TypeError("this page has another form")
        return form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sent = request.POST.get("schritt", "")
        here = min(int(sent), _LAST_STEP) if sent in {"1", "2", "3"} else 1
        form = self.asked
        form.is_valid()
        if "zurueck" in request.POST:
            return self._shown(max(here - 1, 1), [])
        judgement = self._judgement()
        if judgement is not None and judgement.is_barred:
            return self._shown(1, [], UNPROCESSABLE)
        wrong = [step for step in range(1, here + 1) if any(name in form.errors for name in form.names(step))]
        if wrong:
            return self._shown(wrong[0], form.names(wrong[0]), UNPROCESSABLE)
        if here < _LAST_STEP:
            return self._shown(here + 1, [])
        self.step = _LAST_STEP
        return self.send()

    def _shown(self, step: int, names: list[str], status: int = HTTPStatus.OK) -> HttpResponse:
        """A step with the errors of these fields only: nobody is blamed for what was not asked yet."""
        for name in [name for name in self.form.errors if name not in names]:
            del self.form.errors[name]
        self.step = step
        return self.show(status=status)

    def _judgement(self) -> Judgement | None:
        values = getattr(self.form, "cleaned_data", {})
        # Without a day the answers alone are judged, as for a talk that is far enough ahead.
        on = values.get("on") or clock.today() + timedelta(days=_FAR_AHEAD)
        starts_at = at_time(on, values.get("begins") or time(12))
        return None if starts_at is None else judged(self.asked.answers(), starts_at, values.get("minutes"))

    def context(self) -> dict[str, Any]:
        form = self.asked
        here = form.names(self.step)
        every = [name for step in range(1, _LAST_STEP + 1) for name in form.names(step)]
        return {
            **super().context(),
            "step": self.step,
            "elsewhere": [name for name in every if name not in here and (form.is_bound or form.initial)],
            "judgement": self._judgement() if form.is_bound else None,
            "overview_url": f"{reverse('interpreters:public_overview', args=(self.kwargs['slug'],))}?{LANGUAGE}={get_language()}",
            "review": self._review() if self.step == _LAST_STEP else [],
        }

    def _review(self) -> list[tuple[str, Any]]:
        form, values = self.asked, self.asked.cleaned_data
        rows = []
        for name in (*form.names(1), *form.names(2)):
            value, field = values.get(name), form.fields[name]
            if value in (None, "", False):
                continue
            labels = {str(key): str(label) for key, label in getattr(field, "choices", ()) if isinstance(value, str)}
            if name == "on":
                shown = day(value)
            elif name == "begins":
                shown = f"{value:%H:%M}"
            else:
                shown = _("ja") if value is True else labels.get(str(value), str(value))
            rows.append((str(field.label), shown))
        return rows


class OverviewAsk(_Sending):
    """Whoever has asked before gets a link to her requests; the page says the same whether there are any."""

    kind = FormKind.REQUEST
    done_view = "interpreters:public_overview_done"
    template: ClassVar[str] = "interpreters/public_form.html"
    form_class = OverviewForm
    title = _l("Ihre Anfragen ansehen")
    submit_label = _l("Link schicken")

    def lead(self) -> str:
        return _("Sie brauchen kein Konto. Wir schicken Ihnen einen Link an die Adresse, mit der Sie angefragt haben.")


class Join(_Sending):
    """Somebody wants to join the pool."""

    kind = FormKind.APPLICATION
    done_view = "interpreters:public_join_done"
    template: ClassVar[str] = "interpreters/join.html"
    form_class = JoinForm
    title = _l("Im Pool mitmachen")
    submit_label = _l("Bewerbung abschicken")

    def lead(self) -> str:
        return _("Sie sprechen Deutsch und noch eine Sprache? Sie möchten anderen helfen? Dann schreiben Sie uns.")


class _Done(GuestPage, abstract=True):
    """What happens next, after a form was sent."""

    template: ClassVar[str] = "interpreters/public_done.html"
    title = _l("Fast fertig: Bitte bestätigen Sie Ihre E-Mail-Adresse.")
    kind: ClassVar[FormKind]
    admit = _PublicForm.admit

    def lead(self) -> str:
        return _(
            "Wir haben Ihnen eine E-Mail geschickt. Öffnen Sie den Link darin und drücken Sie den Knopf. Erst dann sehen "
            "wir Ihre Angaben. Keine E-Mail da? Schauen Sie auch im Spam-Ordner nach."
        )

    def context(self) -> dict[str, Any]:
        return {"languages": languages(self.request)}


class OverviewDone(_Done):
    """After asking for the link."""

    kind = FormKind.REQUEST
    title = _l("Danke. Schauen Sie in Ihr Postfach.")

    def lead(self) -> str:
        return _("Wenn von dieser Adresse schon angefragt wurde, ist der Link unterwegs.")


class AskDone(_Done):
    """After asking."""

    kind = FormKind.REQUEST


class JoinDone(_Done):
    """After applying."""

    kind = FormKind.APPLICATION


class _ConfirmAddress(ByLink, CreatePage, abstract=True):
    """Confirms an address: opening the link does nothing, its button does."""

    template = "interpreters/public_confirm.html"
    trouble_template = "interpreters/public_trouble.html"
    spoken = dict(Language.choices)
    title = _l("Gehört diese E-Mail-Adresse Ihnen?")
    submit_label = _l("Ja, bestätigen")
    record: Inquiry | Application
    language = GuestPage.language

    def when_over(self) -> str:
        return _("Bitte füllen Sie das Formular noch einmal aus.")

    def elsewhere(self) -> HttpResponseBase | None:
        if self.record.state == IncomingState.UNCONFIRMED:
            return None
        return _trouble(
            self.request,
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


class Overview(ByLink):
    """Everything that was asked for from one address, and the way to ask anew."""

    purpose = Purpose.OVERVIEW
    template = "interpreters/public_overview.html"
    trouble_template = "interpreters/public_trouble.html"
    spoken = dict(Language.choices)
    title = _l("Ihre Anfragen nach Sprachmittlung")
    record: Request
    language = GuestPage.language

    def when_over(self) -> str:
        return _("Bitte lassen Sie sich einen neuen Link schicken.")

    def lead(self) -> str:
        return self.record.email

    def context(self) -> dict[str, Any]:
        found = list(requests_of(self.record.email)[:MOST_SHOWN])
        for each in found:
            each.centre = self.record.centre
        return {
            **super().context(),
            "rows": [(each, span(each.starts_at, each.ends_at), link_for(Purpose.INSTITUTION, each)) for each in found],
            "ask_url": self._ask_url(),
        }

    def _ask_url(self) -> str:
        slug = self.record.centre.slug
        if centre_with_form(slug, FormKind.REQUEST) is None:
            return ""
        known = urlencode({LANGUAGE: str(get_language()), KNOWN: str(self.kwargs["token"])})
        return f"{reverse('interpreters:public_ask', args=(slug,))}?{known}"


class ConfirmInquiry(_ConfirmAddress):
    """Whoever asked has this address."""

    purpose = Purpose.INQUIRY
    form_class = form_for(commands.confirm_inquiry)


class ConfirmApplication(_ConfirmAddress):
    """Whoever applied has this address."""

    purpose = Purpose.APPLICATION
    form_class = form_for(commands.confirm_application)


def _trouble(request: HttpRequest, headline: str, advice: str, status: HTTPStatus) -> HttpResponse:
    context = {"headline": headline, "advice": advice}
    return respond(request, "interpreters/public_trouble.html", context, status=status)
