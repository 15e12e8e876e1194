"""Pages of legal sources and their versions."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.forms.centre import (
    LegalSourceChangeForm,
    LegalSourceForm,
    LegalVersionChangeForm,
    LegalVersionForm,
)
from schwerpunkt.directory.models import LegalSource, LegalVersion
from schwerpunkt.directory.queries import legal_sources, legal_version_on, newer_version
from schwerpunkt.directory.tables import LegalSourceTable
from schwerpunkt.directory.views.parts import ROWS, below, present, rows, setup_crumb, to_change
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.formats import day
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel
from schwerpunkt.ui.pages.within import CreateWithinPage
from schwerpunkt.ui.status import Status

_LIST, _ONE = "directory:legal_sources", "directory:legal_source"


def _crumbs(source: LegalSource | None = None) -> list[Crumb]:
    return below(_("Rechtsgrundlagen"), _LIST, *([(source, _ONE)] if source else []))


class LegalSourceList(ListPage[LegalSource]):
    """All legal sources."""

    permission = Perm.VIEW_DIRECTORY
    title = _l("Rechtsgrundlagen")
    table_class = LegalSourceTable

    def records(self) -> QuerySet[LegalSource]:
        return legal_sources()

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb()]

    def lead(self) -> str:
        return _("Vorlagen zitieren die Fassung, die an ihrem Tag gilt.")

    def primary(self) -> Action | None:
        return action(self.actor, _("Rechtsgrundlage anlegen"), Perm.MANAGE_CENTRE, "directory:legal_source_create")

    def empty(self) -> str:
        return _("Noch keine Rechtsgrundlage. Beginnen Sie mit dem Erlass über die Kommunalen Integrationszentren.")


def _version_status(version: LegalVersion, valid: LegalVersion | None) -> Status:
    newer = newer_version(version, clock.today())
    if valid is not None and version.pk == valid.pk:
        if newer is not None:
            return Status("risk", _("gilt"), _("es gibt eine neuere vom %(day)s") % {"day": day(newer.issued_on)})
        return Status("done", _("gilt"))
    if newer is not None:
        return Status("void", _("abgelöst"), _("durch die vom %(day)s") % {"day": day(newer.issued_on)})
    return Status("plan", _("gilt heute nicht"))


def _versions(page: Any) -> dict[str, Any]:
    record = page.record
    may = action(page.actor, _("Fassung anlegen"), Perm.MANAGE_CENTRE, "directory:legal_version_create", record.pk)
    body = [
        [
            each.label,
            each.issued_on,
            each.citation,
            _version_status(each, page.valid),
            *([to_change("directory:legal_version_change", each, _("Ändern"))] if may else []),
            *([to_change("directory:legal_version_remove", each, _("Löschen"))] if may else []),
        ]
        for each in record.versions.select_related("source").order_by("-issued_on")
    ]
    heads = [_("Fassung"), (_("vom"), "end"), _("Zitat in Vorlagen"), _("Stand")]
    heads += [_("Ändern"), _("Löschen")] if may else []
    return rows(heads, body, _("Noch keine Fassung. Ohne sie können Vorlagen sie nicht zitieren."), may, _("Fassungen"))


class LegalSourceDetail(DetailPage[LegalSource]):
    """A legal source with its versions."""

    permission = Perm.VIEW_DIRECTORY
    model = LegalSource
    slot = "directory.legal_source"
    own_panels = (Panel("fassungen", _l("Fassungen"), ROWS, _versions, order=10),)

    @cached_property
    def valid(self) -> LegalVersion | None:
        """The version that holds today."""
        return legal_version_on(self.record.key, clock.today())

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def pre_title(self) -> str:
        return self.record.title

    def headline(self) -> str:
        if self.valid is None:
            return _("Heute gilt keine Fassung.")
        newer = newer_version(self.valid, clock.today())
        if newer is not None:
            return _("Es gibt eine neuere Fassung vom %(day)s; Vorlagen zitieren sie noch nicht.") % {
                "day": day(newer.issued_on)
            }
        return _("Heute gilt: %(version)s.") % {"version": self.valid.label}

    def window_title(self) -> str:
        return self.record.title

    def primary(self) -> Action | None:
        return action(
            self.actor, _("Fassung anlegen"), Perm.MANAGE_CENTRE, "directory:legal_version_create", self.record.pk
        )

    def actions(self) -> list[Action]:
        key = self.record.pk
        return present(
            action(self.actor, _("Rechtsgrundlage ändern"), Perm.MANAGE_CENTRE, "directory:legal_source_change", key)
        )

    def facts(self) -> list[tuple[str, Any]]:
        return [(_("Fundstelle"), self.record.reference), (_("Internetadresse"), self.record.website)]


class LegalSourceCreate(CreatePage):
    """A new legal source."""

    permission = Perm.MANAGE_CENTRE
    title = _l("Neue Rechtsgrundlage")
    form_class = LegalSourceForm
    submit_label = _l("Rechtsgrundlage anlegen")
    success_view = _ONE
    back_view = _LIST

    def crumbs(self) -> list[Crumb]:
        return _crumbs()


class LegalSourceChange(CommandPage[LegalSource]):
    """Changes a legal source."""

    permission = Perm.MANAGE_CENTRE
    model = LegalSource
    title = _l("Rechtsgrundlage ändern")
    form_class = LegalSourceChangeForm
    success_view = _ONE

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)


class LegalVersionCreate(CreateWithinPage[LegalSource]):
    """A new version."""

    permission = Perm.MANAGE_CENTRE
    model = LegalSource
    within = "source"
    title = _l("Neue Fassung")
    form_class = LegalVersionForm
    submit_label = _l("Fassung anlegen")
    back_view = _ONE

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)

    def lead(self) -> str:
        return _("Setzen Sie danach bei der bisherigen Fassung das Ende der Gültigkeit.")

    def success_url(self, result: Any) -> str:
        return self.back_url()


class _OfVersion:
    """What the pages of an existing version share."""

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record.source)  # type: ignore[attr-defined]  # the page's

    def back_url(self) -> str:
        return reverse(_ONE, args=(self.record.source_id,))  # type: ignore[attr-defined]  # the page's

    def success_url(self, result: Any) -> str:
        return self.back_url()


class LegalVersionChange(_OfVersion, CommandPage[LegalVersion]):
    """Corrects a version."""

    permission = Perm.MANAGE_CENTRE
    model = LegalVersion
    title = _l("Fassung ändern")
    form_class = LegalVersionChangeForm


class LegalVersionRemove(_OfVersion, ConfirmPage[LegalVersion]):
    """Deletes a version."""

    permission = Perm.MANAGE_CENTRE
    model = LegalVersion
    command = staticmethod(commands.remove_legal_version)
    is_dangerous = True
    submit_label = _l("Fassung löschen")

    def headline(self) -> str:
        return _("„%(version)s“ löschen?") % {"version": self.record}

    def consequences(self) -> list[str]:
        return [_("Das geht nur, solange kein Zeitraum auf ihr steht."), _("Freigegebene Vorlagen behalten das Zitat.")]
