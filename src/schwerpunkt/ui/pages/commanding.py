"""Pages that change something: the form, the refusal, the conflict, and where one gets afterwards."""

import logging
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.core import clock
from schwerpunkt.core.errors import Conflict, Forbidden, Refused
from schwerpunkt.core.words import Words
from schwerpunkt.ui.command_form import REVISION, TOKEN, CommandForm
from schwerpunkt.ui.conflict import Difference, differences
from schwerpunkt.ui.formats import clock_time
from schwerpunkt.ui.once import claim, settle
from schwerpunkt.ui.pages.base import M, Page, RecordPage

log = logging.getLogger(__name__)

UNPROCESSABLE = 422


class _Commanding(Page, abstract=True):
    """GET shows the form, POST runs its command once."""

    template: ClassVar[str] = "ui/form.html"
    form_class: type[CommandForm]
    submit_label: ClassVar[Words] = gettext_lazy("Speichern")
    success_view: ClassVar[str] = ""
    back_view: ClassVar[str] = ""

    def record_or_none(self) -> Model | None:
        """The record the command acts on."""
        return None

    # -- form ----------------------------------------------------------------------------------------------------
    def form_arguments(self) -> dict[str, Any]:
        """Further arguments for making the form (``initial``, what its ``__init__`` wants)."""
        return {}

    def make_form(self, *data: Any) -> CommandForm:
        """The form, empty or with what was sent."""
        return self.form_class(*data, actor=self.request.actor, record=self.record_or_none(), **self.form_arguments())

    @cached_property
    def form(self) -> CommandForm:
        """The form of this request."""
        sent = (self.request.POST, self.request.FILES) if self.request.method == "POST" else ()
        return self.make_form(*sent)

    def command_arguments(self) -> dict[str, Any]:
        """Arguments of the command that are not in the form."""
        return {}

    # -- after it ------------------------------------------------------------------------------------------------
    def success_url(self, result: Any) -> str:
        """Where one gets afterwards; by default ``success_view`` with the key of the result, if it takes one."""
        return _address(
            self.success_view or self.back_view, result if isinstance(result, Model) else self.record_or_none()
        )

    def success_message(self, result: Any) -> str:
        """What is said there."""
        return _("Gespeichert um %(time)s.") % {"time": clock_time(clock.now())}

    def back_url(self) -> str:
        """Where "Abbrechen" leads."""
        record = self.record_or_none()
        return _address(self.back_view or (self.success_view if record is not None else ""), record)

    # -- request -------------------------------------------------------------------------------------------------
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.form
        if move := request.POST.get("_move"):
            form.move(move)
            form.is_bound = True
            return self.show(only_moved=True)
        if not form.is_valid():
            return self.show(status=UNPROCESSABLE)
        try:
            return self._go(self._work(form))
        except Forbidden:
            raise
        except Conflict as conflict:
            return self._show_conflict(form, conflict)
        except Refused as refused:
            form.refuse(refused)
            return self.show(status=UNPROCESSABLE)
        except IntegrityError:
            # What was chosen in the form can be deleted between reading the form and the end of the transaction.
            log.exception("the database refused what a form wanted to write")
            return self._show_afresh()

    def _work(self, form: CommandForm) -> str:
        """Run the command, unless this form was sent before; gives where one gets afterwards."""
        token = str(form.cleaned_data.get(TOKEN) or "")
        with transaction.atomic():
            earlier = claim(token, self._user_id()) if token else None
            if earlier is not None:
                return earlier
            result = form.run(**self.command_arguments())
            url = self.success_url(result)
            if token:
                settle(token, url)
        if message := self.success_message(result):
            messages.success(self.request, message)
        return url

    def _show_afresh(self) -> HttpResponse:
        """The form with what was typed, its choices read anew."""
        self.__dict__.pop("form", None)
        self.form.is_valid()
        self.form.refuse(
            Refused(
                _(
                    "Es wurde nichts gespeichert: Jemand hat inzwischen etwas gelöscht oder angelegt, das hier gebraucht wird. "
                    "Bitte prüfen Sie Ihre Angaben und senden Sie sie noch einmal."
                )
            )
        )
        return self.show(status=UNPROCESSABLE)

    def _user_id(self) -> int | None:
        return self.request.actor.user_id if self.request.actor is not None else None

    def _go(self, url: str) -> HttpResponseBase:
        if self.request.headers.get("HX-Request"):
            response = HttpResponse(status=204)
            response.headers["HX-Redirect"] = url
            return response
        return HttpResponseRedirect(url or "/")

    def _show_conflict(self, form: CommandForm, conflict: Conflict) -> HttpResponseBase:
        record = self.record_or_none()
        rows: list[Difference] = []
        if record is not None:
            # Read anew, with all that hangs on it: the page's own reading may be older than what the other one saved.
            rows = differences(form, type(record)._default_manager.get(pk=record.pk), conflict)
            record.refresh_from_db()
        form.renew(**{REVISION: conflict.revision})
        return self.show(status=409, conflict=conflict, differences=rows)

    def context(self) -> dict[str, Any]:
        return {
            "form": self.form,
            "is_upload": any(isinstance(field, forms.FileField) for field in self.form.fields.values()),
            "conflict": None,
            "differences": [],
            "only_moved": False,
        }


class CreatePage(_Commanding, abstract=True):
    """Runs a command that makes something new."""


class CommandPage(_Commanding, RecordPage[M], abstract=True):
    """Runs a command on one record (found by ``pk`` in the address)."""

    def record_or_none(self) -> Model | None:
        return self.record

    def context(self) -> dict[str, Any]:
        return {"record": self.record, **super().context()}


def _address(view: str, record: Model | None) -> str:
    """The address of a page that takes the key of the record, or none."""
    if not view:
        return "/"
    if record is not None and record.pk is not None:
        try:
            return reverse(view, args=(record.pk,))
        except NoReverseMatch:
            return reverse(view)
    return reverse(view)
