"""Pages of committees and their meetings."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.directory import commands
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.forms.partners import (
    CommitteeChangeForm,
    CommitteeForm,
    MeetingChangeForm,
    MeetingForm,
)
from schwerpunkt.directory.models import Committee, Meeting
from schwerpunkt.directory.queries import committees, meetings_of, meetings_to_come
from schwerpunkt.directory.tables import CommitteeTable, MeetingTable, meeting_status, validity
from schwerpunkt.directory.views.parts import ROWS, below, present, rows, setup_crumb, to_change
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.formats import clock_time, day
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage, Panel
from schwerpunkt.ui.pages.within import CreateWithinPage

_COMMITTEES, _COMMITTEE = "directory:committees", "directory:committee"


def _crumbs(committee: Committee | None = None) -> list[Crumb]:
    return below(_("Gremien"), _COMMITTEES, *([(committee, _COMMITTEE)] if committee else []))


class CommitteeList(ListPage[Committee]):
    """All committees."""

    permission = Perm.VIEW_DIRECTORY
    title = _l("Gremien")
    table_class = CommitteeTable

    def records(self) -> QuerySet[Committee]:
        return committees(clock.today())

    def crumbs(self) -> list[Crumb]:
        return [setup_crumb()]

    def pre_title(self) -> str:
        return str(self.title)

    def headline(self) -> str:
        found = meetings_to_come(clock.today()).first()
        if found is None:
            return _("Es ist keine Sitzung eingetragen, die bevorsteht.")
        return _("Die nächste Sitzung ist am %(day)s: %(committee)s.") % {
            "day": day(found.held_on),
            "committee": found.committee.short_name or found.committee.name,
        }

    def primary(self) -> Action | None:
        return action(self.actor, _("Gremium anlegen"), Perm.MANAGE_CENTRE, "directory:committee_create")

    def actions(self) -> list[Action]:
        return present(action(self.actor, _("Alle Sitzungen"), Perm.VIEW_DIRECTORY, "directory:meetings"))

    def empty(self) -> str:
        return _("Noch kein Gremium. Legen Sie den Ausschuss an, dem Sie Vorlagen vorlegen; danach seine Sitzungen.")


class MeetingList(ListPage[Meeting]):
    """The meetings of all committees."""

    permission = Perm.VIEW_DIRECTORY
    title = _l("Sitzungen")
    table_class = MeetingTable

    def records(self) -> QuerySet[Meeting]:
        return Meeting.objects.select_related("committee")

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def empty(self) -> str:
        return _("Noch keine Sitzung. Tragen Sie sie beim Gremium ein.")


def _meetings(page: Any) -> dict[str, Any]:
    may = action(page.actor, _("Sitzung anlegen"), Perm.MANAGE_CENTRE, "directory:meeting_create", page.record.pk)
    body = [
        [
            ", ".join(filter(None, (day(each.held_on), clock_time(each.starts_at) if each.starts_at else ""))),
            each.place,
            each.papers_due_on,
            meeting_status(each),
            *([to_change("directory:meeting_change", each, _("Ändern"))] if may else []),
            *([to_change("directory:meeting_remove", each, _("Löschen"))] if may else []),
        ]
        for each in meetings_of(page.record)
    ]
    heads = [_("Tag"), _("Ort"), (_("Vorlagen bis"), "end"), _("Stand"), *([_("Ändern"), _("Löschen")] if may else [])]
    return rows(heads, body, _("Noch keine Sitzung eingetragen."), may, _("Sitzungen"))


class CommitteeDetail(DetailPage[Committee]):
    """A committee with its meetings."""

    permission = Perm.VIEW_DIRECTORY
    model = Committee
    slot = "directory.committee"
    own_panels = (Panel("sitzungen", _l("Sitzungen"), ROWS, _meetings, order=10),)

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def pre_title(self) -> str:
        return _("Gremium")

    def primary(self) -> Action | None:
        return action(self.actor, _("Sitzung anlegen"), Perm.MANAGE_CENTRE, "directory:meeting_create", self.record.pk)

    def actions(self) -> list[Action]:
        key = self.record.pk
        return present(
            action(self.actor, _("Gremium ändern"), Perm.MANAGE_CENTRE, "directory:committee_change", key),
            action(self.actor, _("Gremium löschen"), Perm.MANAGE_CENTRE, "directory:committee_remove", key),
        )

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        return [
            (_("Gültigkeit"), validity(row, clock.today())),
            (_("Kurzname"), row.short_name),
            (_("Im Satz"), _("Zur Sitzung %(genitive)s") % {"genitive": row.genitive}),
            (_("entscheidet selbst"), row.is_deciding),
        ]


class CommitteeCreate(CreatePage):
    """A new committee."""

    permission = Perm.MANAGE_CENTRE
    title = _l("Neues Gremium")
    form_class = CommitteeForm
    submit_label = _l("Gremium anlegen")
    success_view = _COMMITTEE
    back_view = _COMMITTEES

    def crumbs(self) -> list[Crumb]:
        return _crumbs()


class CommitteeChange(CommandPage[Committee]):
    """Changes a committee."""

    permission = Perm.MANAGE_CENTRE
    model = Committee
    title = _l("Gremium ändern")
    form_class = CommitteeChangeForm
    success_view = _COMMITTEE

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)


class CommitteeRemove(ConfirmPage[Committee]):
    """Deletes a committee."""

    permission = Perm.MANAGE_CENTRE
    model = Committee
    command = staticmethod(commands.remove_committee)
    is_dangerous = True
    submit_label = _l("Gremium löschen")
    back_view = _COMMITTEE

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)

    def headline(self) -> str:
        return _("„%(record)s“ löschen?") % {"record": self.record}

    def consequences(self) -> list[str]:
        return [
            _("Es lässt sich nur löschen, solange es keine Sitzung und keine Vorlage hat."),
            _("Der Verlauf bleibt."),
        ]

    def success_url(self, result: Any) -> str:
        return reverse(_COMMITTEES)


class MeetingCreate(CreateWithinPage[Committee]):
    """A new meeting of a committee."""

    permission = Perm.MANAGE_CENTRE
    model = Committee
    within = "committee"
    title = _l("Neue Sitzung")
    form_class = MeetingForm
    submit_label = _l("Sitzung anlegen")
    back_view = _COMMITTEE

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)

    def success_url(self, result: Any) -> str:
        return reverse(_COMMITTEE, args=(self.record.pk,))


class _OfMeeting:
    """What the pages of an existing meeting share."""

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record.committee)  # type: ignore[attr-defined]  # the page's

    def back_url(self) -> str:
        return reverse(_COMMITTEE, args=(self.record.committee_id,))  # type: ignore[attr-defined]  # the page's

    def success_url(self, result: Any) -> str:
        return self.back_url()


class MeetingChange(_OfMeeting, CommandPage[Meeting]):
    """Changes a meeting."""

    permission = Perm.MANAGE_CENTRE
    model = Meeting
    title = _l("Sitzung ändern")
    form_class = MeetingChangeForm


class MeetingRemove(_OfMeeting, ConfirmPage[Meeting]):
    """Deletes a meeting."""

    permission = Perm.MANAGE_CENTRE
    model = Meeting
    command = staticmethod(commands.remove_meeting)
    is_dangerous = True
    submit_label = _l("Sitzung löschen")

    def headline(self) -> str:
        return _("Sitzung „%(meeting)s“ löschen?") % {"meeting": self.record}

    def consequences(self) -> list[str]:
        return [_("Löschen Sie sie nur, wenn sie aus Versehen eingetragen wurde; sonst sagen Sie sie ab.")]

    def obstacle(self) -> str | None:
        if self.record.consultations.exists():
            return _("Für diese Sitzung ist eine Vorlage vorgesehen. Sagen Sie die Sitzung ab, statt sie zu löschen.")
        return None
