"""Pages that ask and assign interpreters, and what comes of it."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.documents.render import OUTPUTS, file_name
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.documents import confirmation_sheet
from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.interpreters.forms.requests import OutcomeForm
from schwerpunkt.interpreters.models import Assignment, Interpreter, Request
from schwerpunkt.interpreters.queries import assignments, requests
from schwerpunkt.interpreters.views.requests import ONE, crumbs_of
from schwerpunkt.interpreters.words import said_words, span
from schwerpunkt.interpreters.workflows import ASSIGNMENT_FLOW
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, Download, RecordDownloadPage, TransitionPage


class OnePerson(ConfirmPage[Request], abstract=True):
    """Asks or assigns one person for a request."""

    permission = Perm.ASSIGN_INTERPRETER
    model = Request
    back_view = ONE

    def records(self) -> QuerySet[Request]:
        return requests()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def pre_title(self) -> str:
        return span(self.record.starts_at, self.record.ends_at)

    @cached_property
    def person(self) -> Interpreter:
        """The one who is asked or goes; Http404 when there is none."""
        found = Interpreter.objects.select_related("municipality").filter(pk=self.kwargs["person"]).first()
        if found is None:
            raise Http404
        return found

    def command_arguments(self) -> dict[str, Any]:
        return {"request": self.record, "interpreter": self.person}

    def success_url(self, result: Any) -> str:
        return reverse(ONE, args=(self.record.pk,))


class Assign(OnePerson):
    """Somebody goes."""

    command = staticmethod(commands.assign_interpreter)
    submit_label = _l("Zuteilen")

    def headline(self) -> str:
        return _("%(name)s zuteilen?") % {"name": self.person.name}

    def consequences(self) -> list[str]:
        return [
            _("Die Anfrage ist damit vermittelt. Wer sonst gefragt ist, wird nicht mehr gebraucht."),
            _("Beide Seiten bekommen eine E-Mail mit Kalendereintrag, soweit eine Adresse hinterlegt ist."),
        ]

    def success_message(self, result: Any) -> str:
        return _("%(name)s ist zugeteilt.") % {"name": result.interpreter.name}


class Ask(OnePerson):
    """Somebody was asked."""

    command = staticmethod(commands.ask_interpreter)
    submit_label = _l("Als gefragt eintragen")

    def headline(self) -> str:
        return _("%(name)s als gefragt eintragen?") % {"name": self.person.name}

    def consequences(self) -> list[str]:
        return [_("Für Anfragen am Telefon: Das Programm schreibt niemandem. Tragen Sie die Antwort ein.")]


class _OfAssignment:
    """What the pages of an assignment share."""

    def records(self) -> QuerySet[Assignment]:
        return assignments()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.request)  # type: ignore[attr-defined]  # the page's

    def pre_title(self) -> str:
        return str(self.record.interpreter.name)  # type: ignore[attr-defined]  # the page's

    def back_url(self) -> str:
        return reverse(ONE, args=(self.record.request_id,))  # type: ignore[attr-defined]  # the page's

    def success_url(self, result: Any) -> str:
        return self.back_url()


class _AssignmentTransition(_OfAssignment, TransitionPage[Assignment], abstract=True):
    model = Assignment
    workflow = ASSIGNMENT_FLOW
    permission = Perm.ASSIGN_INTERPRETER


class AssignmentAccept(_AssignmentTransition):
    """Whoever was asked will come."""

    verb = "accept"
    title = _l("Zusage eintragen?")
    command = staticmethod(commands.accept_offer)


class AssignmentDecline(_AssignmentTransition):
    """Whoever was asked will not come."""

    verb = "decline"
    title = _l("Ablehnung eintragen?")
    command = staticmethod(commands.decline_offer)


class AssignmentRetract(_AssignmentTransition):
    """Whoever was asked is not needed."""

    verb = "retract"
    title = _l("Nicht mehr fragen?")
    command = staticmethod(commands.retract_offer)


class AssignmentWithdraw(_AssignmentTransition):
    """Whoever was assigned does not go."""

    verb = "withdraw"
    title = _l("Die Zuteilung zurücknehmen?")
    command = staticmethod(commands.withdraw_assignment)


class AssignmentCorrect(_AssignmentTransition):
    """Takes a wrong outcome back."""

    permission = Perm.EDIT_REQUEST
    verb = "correct"
    title = _l("Das Ergebnis berichtigen?")
    command = staticmethod(commands.correct_outcome)


class AssignmentOutcome(_OfAssignment, CommandPage[Assignment]):
    """Says what came of a talk."""

    permission = Perm.EDIT_REQUEST
    model = Assignment
    title = _l("Was wurde aus dem Gespräch?")
    form_class = OutcomeForm
    submit_label = _l("Ergebnis eintragen")

    def lead(self) -> str:
        said = (f"{each.get_side_display()}: {said_words(each)}" for each in self.record.confirmations.all())
        return " · ".join(said)


class AssignmentSheet(_OfAssignment, RecordDownloadPage[Assignment]):
    """The confirmation sheet to print."""

    permission = Perm.VIEW_REQUESTS
    model = Assignment

    def download(self) -> Download:
        sheet = confirmation_sheet(self.record)
        return Download(file_name(sheet, "pdf"), OUTPUTS["pdf"].media_type, OUTPUTS["pdf"].render(sheet))
