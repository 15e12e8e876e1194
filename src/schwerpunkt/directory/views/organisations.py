"""Pages of partner organisations."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.forms.partners import MergeForm, OrganisationChangeForm, OrganisationForm
from schwerpunkt.directory.models import Contact, Organisation, OrganisationName
from schwerpunkt.directory.queries import names_and_contacts, organisations, similar_organisations, what_moves
from schwerpunkt.directory.tables import OrganisationTable, validity
from schwerpunkt.directory.views.parts import ROWS, present, rows, to_change
from schwerpunkt.ui.actions import Action, Crumb, action, reached_by
from schwerpunkt.ui.importing import import_action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel

_LIST, ONE = "directory:organisations", "directory:organisation"


def organisation_crumbs(organisation: Organisation | None = None) -> list[Crumb]:
    """The way to a page below an organisation."""
    trail = [Crumb(_("Partner"), reverse(_LIST))]
    if organisation is not None:
        trail.append(Crumb(organisation.name, reverse(ONE, args=(organisation.pk,))))
    return trail


class OrganisationList(ListPage[Organisation]):
    """All partner organisations."""

    permission = Perm.VIEW_DIRECTORY
    title = _l("Partner")
    table_class = OrganisationTable

    def records(self) -> QuerySet[Organisation]:
        return organisations()

    def pre_title(self) -> str:
        return str(self.title)

    def besides(self) -> dict[str, QuerySet[Organisation]]:
        return {"active": Organisation.objects.filter(is_archived=False)}

    def headline(self) -> str:
        count = self.table.numbers["active"]
        if not count:
            return _("Noch steht hier kein Partner.")
        return ngettext(
            "Mit %(count)s Organisation arbeiten Sie zusammen.",
            "Mit %(count)s Organisationen arbeiten Sie zusammen.",
            count,
        ) % {"count": count}

    def primary(self) -> Action | None:
        return action(self.actor, _("Partner anlegen"), Perm.EDIT_ORGANISATIONS, "directory:organisation_create")

    def actions(self) -> list[Action]:
        return present(import_action(self.actor, "partner"))

    def empty(self) -> str:
        return _("Noch kein Partner. Legen Sie Ministerien, Behörden, Träger und Vereine an, mit denen Sie arbeiten.")


def _names(page: Any) -> dict[str, Any]:
    record = page.record
    may = action(page.actor, _("Namen eintragen"), Perm.EDIT_ORGANISATIONS, "directory:name_create", record.pk)
    body = [
        [
            each.name,
            each.get_kind_display(),
            validity(each, clock.today()),
            *([to_change("directory:name_remove", each, _("Löschen"))] if may else []),
        ]
        for each in page.belonging[0]
    ]
    heads = [_("Name"), _("Art des Namens"), _("Gültigkeit"), *([_("Löschen")] if may else [])]
    empty = _("Kein weiterer Name. Tragen Sie frühere Namen und andere Schreibweisen ein; die Suche findet sie.")
    return rows(heads, body, empty, may, _("Weitere Namen"))


def _contacts(page: Any) -> dict[str, Any]:
    record = page.record
    may = action(page.actor, _("Kontakt anlegen"), Perm.EDIT_ORGANISATIONS, "directory:contact_create", record.pk)
    body = [
        [
            each.function,
            each.name,
            each.email,
            each.phone,
            *([to_change("directory:contact_change", each, _("Ändern"))] if may else []),
            *([to_change("directory:contact_remove", each, _("Löschen"))] if may else []),
        ]
        for each in page.belonging[1]
    ]
    heads = [_("Funktion"), _("Name"), _("E-Mail-Adresse"), _("Telefon")]
    heads += [_("Ändern"), _("Löschen")] if may else []
    return rows(
        heads, body, _("Noch kein Kontakt. Eine Funktion genügt, ein Name ist nicht nötig."), may, _("Kontakte")
    )


def _similar(page: Any) -> dict[str, Any] | None:
    found = similar_organisations(page.record)
    may = action(
        page.actor, _("Zusammenführen"), Perm.EDIT_ORGANISATIONS, "directory:organisation_merge", page.record.pk
    )
    if not found or may is None:
        return None
    body = [[to_change(ONE, each, each.name), each.get_kind_display()] for each in found]
    return rows([_("Partner"), _("Art")], body, "", may, _("Ähnliche Namen"))


class OrganisationDetail(DetailPage[Organisation]):
    """A partner with its names and contacts; the rooms above add what it takes part in."""

    permission = Perm.VIEW_DIRECTORY
    model = Organisation
    slot = "directory.organisation"
    own_panels: ClassVar[tuple[Panel, ...]] = (
        Panel("kontakte", _l("Kontakte"), ROWS, _contacts, order=10),
        Panel("namen", _l("Weitere und frühere Namen"), ROWS, _names, order=20),
        Panel("aehnlich", _l("Vielleicht doppelt"), ROWS, _similar, order=30),
    )

    def records(self) -> QuerySet[Organisation]:
        return organisations()

    @cached_property
    def belonging(self) -> tuple[list[OrganisationName], list[Contact]]:
        """Its further names and its contacts."""
        return names_and_contacts(self.record)

    def crumbs(self) -> list[Crumb]:
        return organisation_crumbs()

    def pre_title(self) -> str:
        kind = self.record.get_kind_display()
        return _("%(kind)s · nicht mehr aktiv") % {"kind": kind} if self.record.is_archived else kind

    def headline(self) -> str:
        return self.record.name

    def primary(self) -> Action | None:
        key = self.record.pk
        if self.record.is_archived:
            return action(
                self.actor, _("Wieder aufnehmen"), Perm.EDIT_ORGANISATIONS, "directory:organisation_bring_back", key
            )
        return action(self.actor, _("Partner ändern"), Perm.EDIT_ORGANISATIONS, "directory:organisation_change", key)

    def actions(self) -> list[Action]:
        key, may = self.record.pk, Perm.EDIT_ORGANISATIONS
        archive = action(self.actor, _("Ablegen"), may, "directory:organisation_archive", key)
        change = action(self.actor, _("Partner ändern"), may, "directory:organisation_change", key)
        return present(
            action(self.actor, _("Kontakt anlegen"), may, "directory:contact_create", key),
            action(self.actor, _("Namen eintragen"), may, "directory:name_create", key),
            change if self.record.is_archived else archive,
            action(self.actor, _("Mit doppeltem Eintrag zusammenführen"), may, "directory:organisation_merge", key),
        )

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        return [
            (_("Kurzname"), row.short_name),
            (_("Kommune"), row.municipality.name if row.municipality else None),
            (_("E-Mail-Adresse"), reached_by(email=row.email)),
            (_("Telefon"), reached_by(row.phone)),
            (_("Anschrift"), row.address.splitlines()),
            (_("Internetseite"), row.website),
            (_("Notiz"), row.note),
        ]


class OrganisationCreate(CreatePage):
    """A new partner."""

    permission = Perm.EDIT_ORGANISATIONS
    title = _l("Neuer Partner")
    form_class = OrganisationForm
    submit_label = _l("Partner anlegen")
    success_view = ONE
    back_view = _LIST

    def crumbs(self) -> list[Crumb]:
        return organisation_crumbs()


class OrganisationChange(CommandPage[Organisation]):
    """Changes a partner."""

    permission = Perm.EDIT_ORGANISATIONS
    model = Organisation
    title = _l("Partner ändern")
    form_class = OrganisationChangeForm
    success_view = ONE

    def crumbs(self) -> list[Crumb]:
        return organisation_crumbs(self.record)


class _Confirm(ConfirmPage[Organisation], abstract=True):
    permission = Perm.EDIT_ORGANISATIONS
    model = Organisation
    success_view = ONE

    def crumbs(self) -> list[Crumb]:
        return organisation_crumbs(self.record)


class OrganisationArchive(_Confirm):
    """Takes a partner out of new choices."""

    command = staticmethod(commands.archive_organisation)
    submit_label = _l("Ablegen")

    def headline(self) -> str:
        return _("„%(name)s“ ablegen?") % {"name": self.record.name}

    def consequences(self) -> list[str]:
        return [
            _("Sie steht nicht mehr zur Auswahl."),
            _("Ziele, Maßnahmen und Vorlagen, in denen sie vorkommt, bleiben, wie sie sind."),
            _("Das lässt sich zurücknehmen."),
        ]


class OrganisationBringBack(_Confirm):
    """Offers an archived partner again."""

    command = staticmethod(commands.bring_back_organisation)
    submit_label = _l("Wieder aufnehmen")

    def headline(self) -> str:
        return _("„%(name)s“ wieder aufnehmen?") % {"name": self.record.name}

    def consequences(self) -> list[str]:
        return [_("Sie steht wieder zur Auswahl.")]


class OrganisationMerge(CommandPage[Organisation]):
    """Merges a duplicate into the record that stays, and says before what moves."""

    permission = Perm.EDIT_ORGANISATIONS
    model = Organisation
    template: ClassVar[str] = "ui/confirm.html"
    form_class = MergeForm
    submit_label = _l("Zusammenführen")
    success_view = back_view = ONE

    def crumbs(self) -> list[Crumb]:
        return organisation_crumbs(self.record)

    def headline(self) -> str:
        return _("Wohin gehört „%(name)s“?") % {"name": self.record.name}

    def context(self) -> dict[str, Any]:
        moving = [f"{each.label} ({each.count})" for each in what_moves(self.record)]
        consequences = [
            _("Damit ziehen um: %(what)s.") % {"what": ", ".join(moving)} if moving else _("Es hängt nichts daran."),
            _("Leere Angaben des anderen Eintrags werden ergänzt, vorhandene bleiben."),
            _("„%(name)s“ bleibt als weiterer Name findbar; dieser Eintrag verschwindet.") % {"name": self.record.name},
            _("Das lässt sich nicht zurücknehmen."),
        ]
        return {**super().context(), "consequences": consequences, "obstacle": None, "is_dangerous": True}
