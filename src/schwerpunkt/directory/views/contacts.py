"""Pages of the names and contacts of a partner organisation."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.forms.partners import ContactChangeForm, ContactForm, NameForm
from schwerpunkt.directory.models import Contact, Organisation, OrganisationName
from schwerpunkt.directory.views.organisations import ONE, organisation_crumbs
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, ConfirmPage
from schwerpunkt.ui.pages.within import CreateWithinPage


class _Add(CreateWithinPage[Organisation], abstract=True):
    permission = Perm.EDIT_ORGANISATIONS
    model = Organisation
    within = "organisation"
    back_view = ONE

    def crumbs(self) -> list[Crumb]:
        return organisation_crumbs(self.record)

    def success_url(self, result: Any) -> str:
        return self.back_url()


class NameCreate(_Add):
    """A further or former name."""

    title = _l("Weiterer oder früherer Name")
    form_class = NameForm
    submit_label = _l("Namen eintragen")


class ContactCreate(_Add):
    """A new contact."""

    title = _l("Neuer Kontakt")
    form_class = ContactForm
    submit_label = _l("Kontakt anlegen")


class _Of:
    """What the pages of an existing name or contact share."""

    def crumbs(self) -> list[Crumb]:
        return organisation_crumbs(self.record.organisation)  # type: ignore[attr-defined]  # the page's

    def back_url(self) -> str:
        return reverse(ONE, args=(self.record.organisation_id,))  # type: ignore[attr-defined]  # the page's

    def success_url(self, result: Any) -> str:
        return self.back_url()


class NameRemove(_Of, ConfirmPage[OrganisationName]):
    """Deletes a name."""

    permission = Perm.EDIT_ORGANISATIONS
    model = OrganisationName
    command = staticmethod(commands.remove_name)
    is_dangerous = True
    submit_label = _l("Namen löschen")

    def headline(self) -> str:
        return _("Den Namen „%(name)s“ löschen?") % {"name": self.record.name}

    def consequences(self) -> list[str]:
        return [_("Die Suche findet die Organisation nicht mehr unter diesem Namen."), _("Der Verlauf bleibt.")]


class ContactChange(_Of, CommandPage[Contact]):
    """Changes a contact."""

    permission = Perm.EDIT_ORGANISATIONS
    model = Contact
    title = _l("Kontakt ändern")
    form_class = ContactChangeForm


class ContactRemove(_Of, ConfirmPage[Contact]):
    """Deletes a contact."""

    permission = Perm.EDIT_ORGANISATIONS
    model = Contact
    command = staticmethod(commands.remove_contact)
    is_dangerous = True
    submit_label = _l("Kontakt löschen")

    def headline(self) -> str:
        return _("Kontakt „%(contact)s“ löschen?") % {"contact": self.record}

    def consequences(self) -> list[str]:
        return [_("Name, E-Mail-Adresse und Telefon werden gelöscht.")]
