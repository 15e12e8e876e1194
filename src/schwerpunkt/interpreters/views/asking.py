"""An institution asks for an interpreter by a form that is open to everybody, and sees what became of it."""

from datetime import time, timedelta
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.admissibility import Judgement
from schwerpunkt.interpreters.enums import FormKind
from schwerpunkt.interpreters.forms.asking import AskForm, OverviewForm
from schwerpunkt.interpreters.forms.requests import at_time
from schwerpunkt.interpreters.languages import name_of
from schwerpunkt.interpreters.links import Purpose, link_for, open_door
from schwerpunkt.interpreters.models import Request
from schwerpunkt.interpreters.queries import centre_with_form, judged, requests_of
from schwerpunkt.interpreters.views.by_link import ByLink
from schwerpunkt.interpreters.views.public import ConfirmPage, DonePage, FormPage, ShortFormPage
from schwerpunkt.interpreters.words import span
from schwerpunkt.ui.command_form import CommandForm, form_for
from schwerpunkt.ui.enums import LANGUAGE
from schwerpunkt.ui.formats import day
from schwerpunkt.ui.pages.commanding import UNPROCESSABLE
from schwerpunkt.ui.pages.guest import NAMES

_LAST_STEP = 3
_FAR_AHEAD = 60
KNOWN = "von"
"""The parameter that carries the link to the own requests, so that nothing has to be written again."""
MOST_SHOWN = 100


class Ask(FormPage):
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
        if self.is_only_read_otherwise():
            return self._shown(here, [])
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


class OverviewAsk(ShortFormPage):
    """Whoever has asked before gets a link to her requests; the page says the same whether there are any."""

    kind = FormKind.REQUEST
    done_view = "interpreters:public_overview_done"
    template: ClassVar[str] = "interpreters/short_form.html"
    form_class = OverviewForm
    title = _l("Ihre Anfragen ansehen")
    submit_label = _l("Link schicken")

    def lead(self) -> str:
        return _("Sie brauchen kein Konto. Wir schicken Ihnen einen Link an die Adresse, mit der Sie angefragt haben.")


class OverviewDone(DonePage):
    """After asking for the link."""

    kind = FormKind.REQUEST
    title = _l("Danke. Schauen Sie in Ihr Postfach.")

    def lead(self) -> str:
        return _("Wenn von dieser Adresse schon angefragt wurde, ist der Link unterwegs.")


class AskDone(DonePage):
    """After asking."""

    kind = FormKind.REQUEST


class Overview(ByLink):
    """Everything that was asked for from one address, and the way to ask anew."""

    purpose = Purpose.OVERVIEW
    template = "interpreters/overview.html"
    trouble_template = "interpreters/public_trouble.html"
    spoken = NAMES
    title = _l("Ihre Anfragen nach Sprachmittlung")
    record: Request

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
            "language_name": name_of,
            "ask_url": self._ask_url(),
        }

    def _ask_url(self) -> str:
        slug = self.record.centre.slug
        if centre_with_form(slug, FormKind.REQUEST) is None:
            return ""
        known = urlencode({LANGUAGE: str(get_language()), KNOWN: str(self.kwargs["token"])})
        return f"{reverse('interpreters:public_ask', args=(slug,))}?{known}"


class ConfirmInquiry(ConfirmPage):
    """Whoever asked has this address."""

    purpose = Purpose.INQUIRY
    form_class = form_for(commands.confirm_inquiry)
