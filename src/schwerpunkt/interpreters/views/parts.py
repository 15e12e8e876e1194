"""Pages that add and delete what hangs on an interpreter."""

from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.directory.models import Organisation
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.interpreters.forms.people import AbsenceForm, BarForm, LanguageForm, ProofForm, SlotForm, TrainingForm
from schwerpunkt.interpreters.models import (
    Absence,
    Interpreter,
    InterpreterLanguage,
    Proof,
    Training,
    WeeklySlot,
)
from schwerpunkt.interpreters.views.people import ONE, crumbs_of
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, ConfirmPage
from schwerpunkt.ui.pages.within import CreateWithinPage


class _Add(CreateWithinPage[Interpreter], abstract=True):
    permission = Perm.EDIT_INTERPRETER
    model = Interpreter
    within = "interpreter"
    back_view = ONE
    anchor: ClassVar[str]

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def success_url(self, result: Any) -> str:
        return f"{self.back_url()}#{self.anchor}"


class LanguageCreate(_Add):
    """A further language."""

    title = _l("Weitere Sprache")
    form_class = LanguageForm
    submit_label = _l("Sprache eintragen")
    anchor = "sprachen"


class TrainingCreate(_Add):
    """A training somebody has finished."""

    title = _l("Abgeschlossene Schulung")
    form_class = TrainingForm
    submit_label = _l("Schulung eintragen")
    anchor = "schulungen"


class ProofCreate(_Add):
    """A proof that was seen, or seen again."""

    title = _l("Welchen Nachweis haben Sie gesehen?")
    form_class = ProofForm
    submit_label = _l("Nachweis eintragen")
    anchor = "nachweise"

    def lead(self) -> str:
        return _("Eine Kopie wird nicht aufbewahrt. Gibt es den Nachweis schon, gilt ab jetzt der neue Tag.")

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"seen_on": clock.today()}}


class SlotCreate(_Add):
    """A time of the week."""

    title = _l("Wann jede Woche Zeit ist")
    form_class = SlotForm
    submit_label = _l("Zeit eintragen")
    anchor = "zeiten"


class AbsenceCreate(_Add):
    """Days when somebody cannot come."""

    title = _l("Wann jemand nicht kann")
    form_class = AbsenceForm
    submit_label = _l("Ausnahme eintragen")
    anchor = "ausnahmen"


class BarCreate(CommandPage[Interpreter]):
    """Where somebody is not to be sent."""

    permission = Perm.EDIT_INTERPRETER
    model = Interpreter
    title = _l("Einrichtung ausschließen")
    form_class = BarForm
    submit_label = _l("Einrichtung ausschließen")
    success_view = ONE

    def lead(self) -> str:
        return _("Zum Beispiel, weil jemand dort arbeitet. Dort wird die Person nicht vorgeschlagen.")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class BarRemove(ConfirmPage[Interpreter]):
    """She can be sent there again."""

    permission = Perm.EDIT_INTERPRETER
    model = Interpreter
    command = staticmethod(commands.allow_at)
    submit_label = _l("Wieder zulassen")
    success_view = ONE

    @cached_property
    def organisation(self) -> Organisation:
        """The institution; Http404 when there is none."""
        found = Organisation.objects.filter(pk=self.kwargs["organisation"]).first()
        if found is None:
            raise Http404
        return found

    def headline(self) -> str:
        return _("„%(what)s“ wieder zulassen?") % {"what": self.organisation}

    def command_arguments(self) -> dict[str, Any]:
        return {"organisation": self.organisation}

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)


class _OfPerson:
    """What the pages of an existing part share."""

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.interpreter)  # type: ignore[attr-defined]  # the page's

    def back_url(self) -> str:
        return reverse(ONE, args=(self.record.interpreter_id,))  # type: ignore[attr-defined]  # the page's

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def headline(self) -> str:
        return _("„%(what)s“ löschen?") % {"what": self.record}  # type: ignore[attr-defined]  # the page's

    def consequences(self) -> list[str]:
        return [_("Der Verlauf bleibt.")]


class LanguageRemove(_OfPerson, ConfirmPage[InterpreterLanguage]):
    """Takes a language out."""

    permission = Perm.EDIT_INTERPRETER
    model = InterpreterLanguage
    command = staticmethod(commands.remove_language)
    is_dangerous = True
    submit_label = _l("Sprache löschen")

    def command_arguments(self) -> dict[str, Any]:
        return {"spoken": self.record}


class TrainingRemove(_OfPerson, ConfirmPage[Training]):
    """Deletes a training."""

    permission = Perm.EDIT_INTERPRETER
    model = Training
    command = staticmethod(commands.remove_training)
    is_dangerous = True
    submit_label = _l("Schulung löschen")


class ProofRemove(_OfPerson, ConfirmPage[Proof]):
    """Deletes a proof."""

    permission = Perm.EDIT_INTERPRETER
    model = Proof
    command = staticmethod(commands.remove_proof)
    is_dangerous = True
    submit_label = _l("Nachweis löschen")


class SlotRemove(_OfPerson, ConfirmPage[WeeklySlot]):
    """Takes a time of the week out."""

    permission = Perm.EDIT_INTERPRETER
    model = WeeklySlot
    command = staticmethod(commands.remove_slot)
    is_dangerous = True
    submit_label = _l("Zeit löschen")


class AbsenceRemove(_OfPerson, ConfirmPage[Absence]):
    """Takes an exception out."""

    permission = Perm.EDIT_INTERPRETER
    model = Absence
    command = staticmethod(commands.remove_absence)
    is_dangerous = True
    submit_label = _l("Ausnahme löschen")
