"""Pages of the municipalities of a centre."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.forms.centre import MunicipalityEndForm, MunicipalityForm
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.directory.queries import missing_municipality_count, municipalities_on, organisations
from schwerpunkt.directory.tables import MunicipalityTable, presence
from schwerpunkt.directory.views.parts import ROWS, below, present, rows, setup_crumb
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.formats import day, number
from schwerpunkt.ui.importing import import_action
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel
from schwerpunkt.ui.tables import Cell

_LIST, _ONE = "directory:municipalities", "directory:municipality"


def _centre(page: Any) -> Centre:
    centre: Centre | None = page.request.centre
    if centre is None:
        raise Http404
    return centre


class MunicipalityList(ListPage[CentreMunicipality]):
    """The municipalities of the centre."""

    permission = Perm.VIEW_DIRECTORY
    title = _l("Kommunen")
    table_class = MunicipalityTable

    def records(self) -> QuerySet[CentreMunicipality]:
        return CentreMunicipality.objects.all()

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb()]

    def pre_title(self) -> str:
        return str(self.title)

    def besides(self) -> dict[str, QuerySet[CentreMunicipality]]:
        return {"today": municipalities_on(clock.today())}

    def headline(self) -> str:
        count = self.table.numbers["today"]
        if not count:
            return _("Noch gehört keine Kommune zum Zentrum.")
        return ngettext("%(count)s Kommune gehört zum Zentrum.", "%(count)s Kommunen gehören zum Zentrum.", count) % {
            "count": count
        }

    def primary(self) -> Action | None:
        if self._missing:
            return action(
                self.actor, _("Alle Kommunen aufnehmen"), Perm.MANAGE_CENTRE, "directory:municipality_add_all"
            )
        return action(self.actor, _("Kommune aufnehmen"), Perm.MANAGE_CENTRE, "directory:municipality_create")

    def actions(self) -> list[Action]:
        one = action(self.actor, _("Eine Kommune aufnehmen"), Perm.MANAGE_CENTRE, "directory:municipality_create")
        return present(one if self._missing else None, import_action(self.actor, "kommunen"))

    @cached_property
    def _missing(self) -> int:
        return missing_municipality_count(_centre(self))

    def empty(self) -> str:
        return _("Noch keine Kommune. Name, Art und Einwohnerzahl bringt das Programm mit.")


def _partners(page: Any) -> dict[str, Any]:
    found = organisations().filter(municipality=page.record, is_archived=False)
    body = [
        [Cell(each.name, reverse("directory:organisation", args=(each.pk,))), each.get_kind_display(), each.email]
        for each in found
    ]
    return rows(
        [_("Partner"), _("Art"), _("E-Mail-Adresse")],
        body,
        _("Noch kein Partner aus dieser Kommune."),
        None,
        _("Partner"),
    )


class MunicipalityDetail(DetailPage[CentreMunicipality]):
    """A municipality; the rooms above add what they do there."""

    permission = Perm.VIEW_DIRECTORY
    model = CentreMunicipality
    slot = "directory.municipality"
    own_panels = (Panel("partner", _l("Partner"), ROWS, _partners, order=60),)

    def crumbs(self) -> list[Crumb]:
        return below(_("Kommunen"), _LIST)

    def pre_title(self) -> str:
        return _("Kommune")

    def headline(self) -> str:
        return self.record.name

    def actions(self) -> list[Action]:
        key = self.record.pk
        return present(
            action(self.actor, _("Zugehörigkeit beenden"), Perm.MANAGE_CENTRE, "directory:municipality_end", key),
            action(self.actor, _("Kommune entfernen"), Perm.MANAGE_CENTRE, "directory:municipality_remove", key),
        )

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        people = f"{number(row.population)} ({day(row.population_on)})" if row.population else None
        return [
            (_("gehört dazu"), presence(row, clock.today())),
            (_("Art"), row.kind),
            (_("Schlüssel"), row.ags),
            (_("Einwohnerzahl"), people),
        ]


class MunicipalityCreate(CreatePage):
    """Takes in a municipality by its key."""

    permission = Perm.MANAGE_CENTRE
    title = _l("Kommune aufnehmen")
    form_class = MunicipalityForm
    submit_label = _l("Kommune aufnehmen")
    success_view = back_view = _LIST

    def crumbs(self) -> list[Crumb]:
        return below(_("Kommunen"), _LIST)

    def success_message(self, result: Any) -> str:
        return _("%(name)s gehört jetzt dazu.") % {"name": result.name}

    def success_url(self, result: Any) -> str:
        return reverse(_LIST)


class MunicipalityAddAll(ConfirmPage[Centre]):
    """Takes in every municipality of the area."""

    permission = Perm.MANAGE_CENTRE
    model = Centre
    command = staticmethod(commands.add_all_municipalities)
    submit_label = _l("Alle aufnehmen")

    @cached_property
    def record(self) -> Centre:
        """The centre of this request."""
        return _centre(self)

    def crumbs(self) -> list[Crumb]:
        return below(_("Kommunen"), _LIST)

    def headline(self) -> str:
        count = missing_municipality_count(self.record)
        return ngettext("%(count)s Kommune aufnehmen?", "%(count)s Kommunen aufnehmen?", count) % {"count": count}

    def consequences(self) -> list[str]:
        return [
            _("Aufgenommen wird, was zu %(area)s gehört und noch fehlt.") % {"area": self.record.area_name},
            _("Jede lässt sich danach einzeln entfernen."),
        ]

    def obstacle(self) -> str | None:
        return None if missing_municipality_count(self.record) else _("Es fehlt keine Kommune Ihres Gebiets.")

    def back_url(self) -> str:
        return reverse(_LIST)

    def success_url(self, result: Any) -> str:
        return reverse(_LIST)


class MunicipalityEnd(CommandPage[CentreMunicipality]):
    """Ends that a municipality belongs to the centre."""

    permission = Perm.MANAGE_CENTRE
    model = CentreMunicipality
    form_class = MunicipalityEndForm
    submit_label = _l("Zugehörigkeit beenden")
    success_view = _ONE

    def crumbs(self) -> list[Crumb]:
        return below(_("Kommunen"), _LIST, (self.record, _ONE))

    def headline(self) -> str:
        return _("Bis wann gehört %(name)s zum Zentrum?") % {"name": self.record.name}

    def lead(self) -> str:
        return _("Danach steht sie nicht mehr zur Auswahl. Was schon eingetragen ist, bleibt.")


class MunicipalityRemove(ConfirmPage[CentreMunicipality]):
    """Removes a municipality taken in by mistake."""

    permission = Perm.MANAGE_CENTRE
    model = CentreMunicipality
    command = staticmethod(commands.remove_municipality)
    is_dangerous = True
    submit_label = _l("Kommune entfernen")
    back_view = _ONE

    def crumbs(self) -> list[Crumb]:
        return below(_("Kommunen"), _LIST, (self.record, _ONE))

    def headline(self) -> str:
        return _("%(name)s entfernen?") % {"name": self.record.name}

    def consequences(self) -> list[str]:
        return [_("Das geht nur, solange es keine Einträge zu ihr gibt."), _("Der Verlauf bleibt.")]

    def success_url(self, result: Any) -> str:
        return reverse(_LIST)
