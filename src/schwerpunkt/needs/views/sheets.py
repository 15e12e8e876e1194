"""Pages of questions: of a round, and of the centre's templates."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core import clock
from schwerpunkt.needs import commands
from schwerpunkt.needs.enums import Perm
from schwerpunkt.needs.forms.rounds import (
    QuestionChangeForm,
    QuestionForm,
    QuestionOrderForm,
    SheetChangeForm,
    SheetForm,
)
from schwerpunkt.needs.models import Question, QuestionSheet
from schwerpunkt.needs.queries import templates
from schwerpunkt.needs.tables import SheetTable
from schwerpunkt.needs.views.rounds import crumbs_of
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel
from schwerpunkt.ui.pages.within import CreateWithinPage


def sheet_url(sheet: QuestionSheet) -> str:
    """Where the questions of a sheet are shown: on the page of its round, or on that of the template."""
    if sheet.round_id is not None:
        return reverse("needs:round", args=(sheet.round_id,)) + "#fragen"
    return reverse("needs:sheet", args=(sheet.pk,))


def _sheet_crumbs(sheet: QuestionSheet | None = None) -> list[Crumb]:
    if sheet is not None and sheet.round is not None:
        return crumbs_of(sheet.round)
    trail = [*crumbs_of(), Crumb(_("Vorlagen für Fragen"), reverse("needs:sheets"))]
    return [*trail, Crumb(sheet.title, sheet_url(sheet))] if sheet is not None else trail


class SheetList(ListPage[QuestionSheet]):
    """The templates with which new rounds begin."""

    permission = Perm.VIEW_NEEDS
    title = _l("Vorlagen für Fragen")
    table_class = SheetTable

    def records(self) -> QuerySet[QuestionSheet]:
        return templates()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of()

    def lead(self) -> str:
        return _("Eine neue Abfrage beginnt mit den Fragen der Vorlage, die an ihrem ersten Tag gilt.")

    def primary(self) -> Action | None:
        return action(self.actor, _("Vorlage anlegen"), Perm.MANAGE_ROUND, "needs:sheet_create")

    def empty(self) -> str:
        return _(
            "Noch keine eigene Vorlage. Die erste entsteht mit der ersten Abfrage aus dem Vorschlag des Programms."
        )


class SheetCreate(CreatePage):
    """A new template."""

    permission = Perm.MANAGE_ROUND
    title = _l("Neue Vorlage für Fragen")
    form_class = SheetForm
    submit_label = _l("Vorlage anlegen")
    success_view = "needs:sheet"
    back_view = "needs:sheets"

    def crumbs(self) -> list[Crumb]:
        return _sheet_crumbs()

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"valid_from": clock.today()}}


def _questions(page: Any) -> dict[str, Any]:
    return {
        "sheet": page.record,
        "questions": list(page.record.questions.order_by("position")),
        "may_edit": can(page.actor, Perm.MANAGE_ROUND, page.record),
    }


class SheetDetail(DetailPage[QuestionSheet]):
    """A template with its questions."""

    permission = Perm.VIEW_NEEDS
    model = QuestionSheet
    own_panels = (Panel("fragen", _l("Die Fragen"), "needs/_questions.html", _questions, order=10),)

    def records(self) -> QuerySet[QuestionSheet]:
        return templates()

    def crumbs(self) -> list[Crumb]:
        return _sheet_crumbs()

    def primary(self) -> Action | None:
        return action(self.actor, _("Frage anlegen"), Perm.MANAGE_ROUND, "needs:question_create", self.record.pk)

    def actions(self) -> list[Action]:
        found = [action(self.actor, _("Vorlage ändern"), Perm.MANAGE_ROUND, "needs:sheet_change", self.record.pk)]
        return [each for each in found if each is not None]

    def facts(self) -> list[tuple[str, Any]]:
        sheet = self.record
        return [
            (_("Gültig ab"), sheet.valid_from),
            (_("Gültig bis"), sheet.valid_to),
            (_("Quelle"), sheet.source),
        ]


class SheetChange(CommandPage[QuestionSheet]):
    """Changes a template."""

    permission = Perm.MANAGE_ROUND
    model = QuestionSheet
    title = _l("Vorlage ändern")
    form_class = SheetChangeForm
    success_view = "needs:sheet"

    def records(self) -> QuerySet[QuestionSheet]:
        return templates()

    def crumbs(self) -> list[Crumb]:
        return _sheet_crumbs(self.record)


class QuestionCreate(CreateWithinPage[QuestionSheet]):
    """A new question."""

    permission = Perm.MANAGE_ROUND
    model = QuestionSheet
    within = "sheet"
    title = _l("Neue Frage")
    form_class = QuestionForm
    submit_label = _l("Frage anlegen")

    def crumbs(self) -> list[Crumb]:
        return _sheet_crumbs(self.record)

    def back_url(self) -> str:
        return sheet_url(self.record)

    def success_url(self, result: Any) -> str:
        return sheet_url(self.record)


class QuestionOrder(CommandPage[QuestionSheet]):
    """Orders the questions."""

    permission = Perm.MANAGE_ROUND
    model = QuestionSheet
    title = _l("Fragen ordnen")
    form_class = QuestionOrderForm

    def crumbs(self) -> list[Crumb]:
        return _sheet_crumbs(self.record)

    def back_url(self) -> str:
        return sheet_url(self.record)

    def success_url(self, result: Any) -> str:
        return sheet_url(self.record)


class _OfQuestion:
    """What the pages of an existing question share: they lead back to its sheet."""

    record: Question

    def crumbs(self) -> list[Crumb]:
        return _sheet_crumbs(self.record.sheet)

    @cached_property
    def _back(self) -> str:
        return sheet_url(self.record.sheet)

    def back_url(self) -> str:
        return self._back

    def success_url(self, result: Any) -> str:
        return self._back


class QuestionChange(_OfQuestion, CommandPage[Question]):
    """Changes a question."""

    permission = Perm.MANAGE_ROUND
    model = Question
    title = _l("Frage ändern")
    form_class = QuestionChangeForm


class QuestionRemove(_OfQuestion, ConfirmPage[Question]):
    """Deletes a question."""

    permission = Perm.MANAGE_ROUND
    model = Question
    command = staticmethod(commands.remove_question)
    is_dangerous = True
    submit_label: ClassVar[Any] = _l("Frage löschen")

    def headline(self) -> str:
        return _("„%(label)s“ löschen?") % {"label": self.record.label}

    def command_arguments(self) -> dict[str, Any]:
        _remember = self._back
        return super().command_arguments()
