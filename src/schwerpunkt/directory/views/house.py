"""Pages of letterheads and signatories."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.forms.centre import (
    LetterheadChangeForm,
    LetterheadForm,
    SignatoryChangeForm,
    SignatoryForm,
)
from schwerpunkt.directory.models import Letterhead, Signatory
from schwerpunkt.directory.queries import letterhead_on, signatory_on
from schwerpunkt.directory.tables import LetterheadTable, SignatoryTable, validity
from schwerpunkt.directory.views.parts import below, present, setup_crumb
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage

_LETTERHEADS, _SIGNATORIES = "directory:letterheads", "directory:signatories"


class LetterheadList(ListPage[Letterhead]):
    """All letterheads."""

    permission = Perm.VIEW_DIRECTORY
    title = _l("Briefköpfe")
    table_class = LetterheadTable

    def records(self) -> QuerySet[Letterhead]:
        return Letterhead.objects.all()

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb()]

    def pre_title(self) -> str:
        return str(self.title)

    def headline(self) -> str:
        found = letterhead_on(clock.today())
        return _("Heute gilt „%(letterhead)s“.") % {"letterhead": found} if found else _("Heute gilt kein Briefkopf.")

    def primary(self) -> Action | None:
        return action(self.actor, _("Briefkopf anlegen"), Perm.MANAGE_CENTRE, "directory:letterhead_create")

    def empty(self) -> str:
        return _("Noch kein Briefkopf. Er steht über jeder Vorlage; legen Sie den ersten an.")


class LetterheadDetail(DetailPage[Letterhead]):
    """One letterhead."""

    permission = Perm.VIEW_DIRECTORY
    model = Letterhead
    slot = "directory.letterhead"

    def crumbs(self) -> list[Crumb]:
        return below(_("Briefköpfe"), _LETTERHEADS)

    def pre_title(self) -> str:
        return _("Briefkopf")

    def primary(self) -> Action | None:
        return action(
            self.actor, _("Briefkopf ändern"), Perm.MANAGE_CENTRE, "directory:letterhead_change", self.record.pk
        )

    def actions(self) -> list[Action]:
        key = self.record.pk
        return present(
            action(self.actor, _("Briefkopf löschen"), Perm.MANAGE_CENTRE, "directory:letterhead_remove", key)
        )

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        return [
            (_("Gültigkeit"), validity(row, clock.today())),
            (_("Behörde"), row.authority),
            (_("Absender"), row.head_of_authority),
            (_("Organisationseinheit"), row.unit),
            (_("Anschrift"), row.address.splitlines()),
            (_("Kontaktzeile"), row.contact_line),
            (_("Fußzeile"), row.footer),
        ]


class LetterheadCreate(CreatePage):
    """A new letterhead."""

    permission = Perm.MANAGE_CENTRE
    title = _l("Neuer Briefkopf")
    form_class = LetterheadForm
    submit_label = _l("Briefkopf anlegen")
    success_view = back_view = _LETTERHEADS

    def crumbs(self) -> list[Crumb]:
        return below(_("Briefköpfe"), _LETTERHEADS)


class LetterheadChange(CommandPage[Letterhead]):
    """Changes a letterhead."""

    permission = Perm.MANAGE_CENTRE
    model = Letterhead
    title = _l("Briefkopf ändern")
    form_class = LetterheadChangeForm
    success_view = "directory:letterhead"

    def crumbs(self) -> list[Crumb]:
        return below(_("Briefköpfe"), _LETTERHEADS, (self.record, "directory:letterhead"))


class LetterheadRemove(ConfirmPage[Letterhead]):
    """Deletes a letterhead."""

    permission = Perm.MANAGE_CENTRE
    model = Letterhead
    command = staticmethod(commands.remove_letterhead)
    is_dangerous = True
    submit_label = _l("Briefkopf löschen")
    back_view = "directory:letterhead"

    def crumbs(self) -> list[Crumb]:
        return below(_("Briefköpfe"), _LETTERHEADS)

    def headline(self) -> str:
        return _("Briefkopf „%(record)s“ löschen?") % {"record": self.record}

    def consequences(self) -> list[str]:
        return [
            _("Entwürfe zeigen ihn nicht mehr."),
            _("Freigegebene Vorlagen behalten ihn."),
            _("Der Verlauf bleibt."),
        ]

    def success_url(self, result: Any) -> str:
        return reverse(_LETTERHEADS)


class SignatoryList(ListPage[Signatory]):
    """Who signs."""

    permission = Perm.VIEW_DIRECTORY
    title = _l("Zeichnungsbefugnisse")
    table_class = SignatoryTable

    def records(self) -> QuerySet[Signatory]:
        return Signatory.objects.all()

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb()]

    def pre_title(self) -> str:
        return str(self.title)

    def headline(self) -> str:
        found = signatory_on(clock.today())
        return _("Heute zeichnet: %(signatory)s.") % {"signatory": found} if found else _("Heute zeichnet niemand.")

    def primary(self) -> Action | None:
        return action(self.actor, _("Zeichnungsbefugnis anlegen"), Perm.MANAGE_CENTRE, "directory:signatory_create")

    def empty(self) -> str:
        return _(
            "Legen Sie an, unter welcher Formel und Funktion Vorlagen gezeichnet werden. Ein Name ist nicht nötig."
        )


class SignatoryDetail(DetailPage[Signatory]):
    """One way to sign."""

    permission = Perm.VIEW_DIRECTORY
    model = Signatory
    slot = "directory.signatory"

    def crumbs(self) -> list[Crumb]:
        return below(_("Zeichnungsbefugnisse"), _SIGNATORIES)

    def pre_title(self) -> str:
        return _("Zeichnungsbefugnis")

    def primary(self) -> Action | None:
        key = self.record.pk
        return action(self.actor, _("Zeichnungsbefugnis ändern"), Perm.MANAGE_CENTRE, "directory:signatory_change", key)

    def actions(self) -> list[Action]:
        key = self.record.pk
        return present(action(self.actor, _("Löschen"), Perm.MANAGE_CENTRE, "directory:signatory_remove", key))

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        return [
            (_("Gültigkeit"), validity(row, clock.today())),
            (_("Zeichnungsformel"), row.formula),
            (_("Funktion"), row.function),
            (_("Name"), row.name),
            (_("zeichnet üblicherweise"), row.is_default),
        ]


class SignatoryCreate(CreatePage):
    """A new way to sign."""

    permission = Perm.MANAGE_CENTRE
    title = _l("Neue Zeichnungsbefugnis")
    form_class = SignatoryForm
    submit_label = _l("Zeichnungsbefugnis anlegen")
    success_view = back_view = _SIGNATORIES

    def crumbs(self) -> list[Crumb]:
        return below(_("Zeichnungsbefugnisse"), _SIGNATORIES)


class SignatoryChange(CommandPage[Signatory]):
    """Changes a way to sign."""

    permission = Perm.MANAGE_CENTRE
    model = Signatory
    title = _l("Zeichnungsbefugnis ändern")
    form_class = SignatoryChangeForm
    success_view = "directory:signatory"

    def crumbs(self) -> list[Crumb]:
        return below(_("Zeichnungsbefugnisse"), _SIGNATORIES, (self.record, "directory:signatory"))


class SignatoryRemove(ConfirmPage[Signatory]):
    """Deletes a way to sign."""

    permission = Perm.MANAGE_CENTRE
    model = Signatory
    command = staticmethod(commands.remove_signatory)
    is_dangerous = True
    submit_label = _l("Zeichnungsbefugnis löschen")
    back_view = "directory:signatory"

    def crumbs(self) -> list[Crumb]:
        return below(_("Zeichnungsbefugnisse"), _SIGNATORIES)

    def headline(self) -> str:
        return _("Zeichnungsbefugnis „%(record)s“ löschen?") % {"record": self.record}

    def consequences(self) -> list[str]:
        return [_("Neue Vorlagen werden nicht mehr so gezeichnet."), _("Der Verlauf bleibt.")]

    def success_url(self, result: Any) -> str:
        return reverse(_SIGNATORIES)
