"""Pages of co-signature, release, submission and the Beratungsfolge."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.papers import commands
from schwerpunkt.papers.enums import Perm
from schwerpunkt.papers.forms.consultations import (
    AgendaForm,
    ConsultationChangeForm,
    ConsultationForm,
    CosignersForm,
    CosignForm,
    DropForm,
    PostponeForm,
    ResultForm,
    ReturnForm,
    ReturnForUnitForm,
    SignForUnitForm,
)
from schwerpunkt.papers.forms.papers import ReleaseForm, ReopenForm, SubmitForm
from schwerpunkt.papers.models import Consultation, CoSignature, Paper
from schwerpunkt.papers.views.papers import PaperCommand, PaperTransition
from schwerpunkt.papers.views.trail import crumbs_of
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, ConfirmPage
from schwerpunkt.ui.pages.within import CreateWithinPage


class PaperStartCosigning(PaperTransition):
    """Passes the paper to the first of the chain."""

    verb = "start_cosigning"
    command = staticmethod(commands.start_cosigning)


class PaperReopen(PaperTransition):
    """Takes the paper out of co-signature."""

    verb = "reopen"
    command = staticmethod(commands.reopen_paper)
    form_class = ReopenForm


class PaperRelease(PaperTransition):
    """Freezes the paper."""

    verb = "release"
    permission = Perm.RELEASE_PAPER
    command = staticmethod(commands.release_paper)
    form_class = ReleaseForm

    def consequences(self) -> list[str]:
        return [
            *super().consequences(),
            _("PDF, Word-Datei und HTML werden erzeugt und mit Prüfsumme aufbewahrt."),
            _("Spätere Änderungen an den Daten erscheinen als Unterschied, nicht im Text."),
        ]


class PaperSubmit(PaperTransition):
    """Notes that the council's office has the paper."""

    verb = "submit"
    permission = Perm.SUBMIT_PAPER
    command = staticmethod(commands.submit_paper)
    form_class = SubmitForm


class PaperTakeBack(PaperTransition):
    """Corrects a submission that did not happen."""

    verb = "take_back"
    permission = Perm.SUBMIT_PAPER
    command = staticmethod(commands.take_back_submission)


class Cosigners(PaperCommand):
    """Who co-signs."""

    template = "papers/cosigners.html"
    title = _l("Wer zeichnet mit?")
    form_class = CosignersForm

    def lead(self) -> str:
        return _("Von oben nach unten, eine Stelle nach der anderen. Leere Zeilen zählen nicht.")


class _OnSignature(CommandPage[CoSignature], abstract=True):
    model = CoSignature

    def records(self) -> QuerySet[CoSignature]:
        return CoSignature.objects.select_related("paper__author__user", "signer__user")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.paper)

    def pre_title(self) -> str:
        return self.record.paper.title

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("papers:paper", args=(self.record.paper_id,))


class Cosign(_OnSignature):
    """Signs."""

    permission = Perm.COSIGN_PAPER
    title = _l("Vorlage mitzeichnen")
    form_class = CosignForm
    submit_label = _l("Mitzeichnen")

    def lead(self) -> str:
        links = self.record.paper.cosignatures.filter(position__gt=self.record.position).order_by("position")
        following = links.first()
        if following is None:
            return _("Sie zeichnen als „%(unit)s“. Danach kann die Vorlage freigegeben werden.") % {
                "unit": self.record.unit
            }
        return _("Sie zeichnen als „%(unit)s“. Danach ist „%(next)s“ dran.") % {
            "unit": self.record.unit,
            "next": following.unit,
        }


class CosignReturn(_OnSignature):
    """Gives the paper back."""

    permission = Perm.COSIGN_PAPER
    title = _l("Zur Überarbeitung zurückgeben")
    form_class = ReturnForm
    submit_label = _l("Zurückgeben")

    def lead(self) -> str:
        return _("Die Vorlage wird wieder ein Entwurf. %(author)s liest Ihre Bemerkung und ändert den Text.") % {
            "author": self.record.paper.author.user.name
        }


class SignForUnit(_OnSignature):
    """Records the signature of an office outside the program."""

    permission = Perm.SUBMIT_PAPER
    form_class = SignForUnitForm
    submit_label = _l("Mitzeichnung eintragen")

    def headline(self) -> str:
        return _("Mitzeichnung von „%(unit)s“ eintragen") % {"unit": self.record.unit}


class ReturnForUnit(_OnSignature):
    """Records that an office outside the program gave the paper back."""

    permission = Perm.SUBMIT_PAPER
    form_class = ReturnForUnitForm
    submit_label = _l("Rückgabe eintragen")

    def headline(self) -> str:
        return _("Rückgabe von „%(unit)s“ eintragen") % {"unit": self.record.unit}


class ConsultationAdd(CreateWithinPage[Paper]):
    """One more committee."""

    permission = Perm.EDIT_PAPER
    model = Paper
    within = "paper"
    title = _l("Gremium hinzufügen")
    form_class = ConsultationForm
    submit_label = _l("Hinzufügen")
    back_view = "papers:paper"

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def form_arguments(self) -> dict[str, Any]:
        return {"paper": self.record}

    def success_url(self, result: Any) -> str:
        return self.back_url() + "#beratungsfolge"


class _OnConsultation(CommandPage[Consultation], abstract=True):
    model = Consultation

    def records(self) -> QuerySet[Consultation]:
        return Consultation.objects.select_related("paper__template", "committee", "meeting")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.paper)

    def pre_title(self) -> str:
        day = f", {self.record.meeting.held_on:%d.%m.%Y}" if self.record.meeting else ""
        return f"{self.record.committee.name}{day}"

    def prepare(self) -> None:
        super().prepare()
        self.paper_id = self.record.paper_id

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("papers:paper", args=(self.paper_id,)) + "#beratungsfolge"


class ConsultationChange(_OnConsultation):
    """Changes a step of a draft."""

    permission = Perm.EDIT_PAPER
    title = _l("Beratung ändern")
    form_class = ConsultationChangeForm


class ConsultationPostpone(_OnConsultation):
    """Postpones to another meeting."""

    permission = Perm.SUBMIT_PAPER
    title = _l("Auf welche Sitzung wurde vertagt?")
    form_class = PostponeForm
    submit_label = _l("Vertagen")


class ConsultationResult(_OnConsultation):
    """Records what the committee said."""

    permission = Perm.SUBMIT_PAPER
    title = _l("Was hat das Gremium gesagt?")
    form_class = ResultForm
    submit_label = _l("Ergebnis eintragen")


class ConsultationAgenda(_OnConsultation):
    """The number on the agenda."""

    permission = Perm.SUBMIT_PAPER
    title = _l("Tagesordnungspunkt eintragen")
    form_class = AgendaForm


class ConsultationDrop(_OnConsultation):
    """Takes the paper off a committee's agenda."""

    permission = Perm.SUBMIT_PAPER
    title = _l("Von der Tagesordnung nehmen?")
    form_class = DropForm
    submit_label = _l("Von der Tagesordnung nehmen")

    def lead(self) -> str:
        return _("Die anderen Gremien beraten weiter. Der Grund steht später im Verlauf.")


class ConsultationRemove(ConfirmPage[Consultation]):
    """Takes a committee out of a draft."""

    permission = Perm.EDIT_PAPER
    model = Consultation
    command = staticmethod(commands.remove_consultation)
    is_dangerous = True
    submit_label = _l("Entfernen")

    def prepare(self) -> None:
        super().prepare()
        self.paper_id = self.record.paper_id

    def headline(self) -> str:
        return _("„%(committee)s“ aus der Beratungsfolge nehmen?") % {"committee": self.record.committee.name}

    def consequences(self) -> list[str]:
        return [_("Die Sitzung verschwindet auch aus dem Text der Vorlage.")]

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.paper)

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("papers:paper", args=(self.paper_id,)) + "#beratungsfolge"


class ConsultationUp(ConfirmPage[Consultation]):
    """Moves a committee one place up."""

    permission = Perm.EDIT_PAPER
    model = Consultation
    command = staticmethod(commands.move_consultation)
    submit_label = _l("Nach oben")

    def headline(self) -> str:
        return _("„%(committee)s“ ein Gremium nach oben?") % {"committee": self.record.committee.name}

    def command_arguments(self) -> dict[str, Any]:
        return {**super().command_arguments(), "place": self.record.position - 1}

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.paper)

    def success_url(self, result: Any) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("papers:paper", args=(self.record.paper_id,)) + "#beratungsfolge"
