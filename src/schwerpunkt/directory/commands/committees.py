"""Committees and their meetings."""

from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.commands.checks import require_order, require_text
from schwerpunkt.directory.enums import MeetingState, Perm
from schwerpunkt.directory.models import Committee, Meeting


@command(Perm.MANAGE_CENTRE, says=_l("Gremium angelegt"))
def add_committee(
    *,
    actor: Actor,
    name: str,
    genitive: str,
    short_name: str = "",
    is_deciding: bool = False,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Committee:
    """A new committee. Refuses an empty name or sentence form, and a name that is there already."""
    _check_committee(name, genitive, valid_from, valid_to, own=0)
    committee = Committee(
        name=name.strip(),
        genitive=genitive.strip(),
        short_name=short_name.strip(),
        is_deciding=is_deciding,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    committee.save()
    return committee


@command(Perm.MANAGE_CENTRE, says=_l("Gremium geändert"), on="committee")
def change_committee(
    *,
    actor: Actor,
    committee: Committee,
    name: str,
    genitive: str,
    short_name: str,
    is_deciding: bool,
    valid_from: date | None,
    valid_to: date | None,
) -> Committee:
    """Change a committee; an end of validity takes it out of new choices."""
    _check_committee(name, genitive, valid_from, valid_to, own=committee.pk)
    committee.name, committee.genitive, committee.short_name = name.strip(), genitive.strip(), short_name.strip()
    committee.is_deciding, committee.valid_from, committee.valid_to = is_deciding, valid_from, valid_to
    committee.save()
    return committee


@command(Perm.MANAGE_CENTRE, says=_l("Sitzung angelegt"), within="committee")
def add_meeting(
    *,
    actor: Actor,
    committee: Committee,
    held_on: date,
    starts_at: time | None = None,
    place: str = "",
    is_public: bool = True,
    papers_due_on: date | None = None,
) -> Meeting:
    """A new meeting. Refuses a second one at the same time and papers due after it."""
    _check_meeting(committee, held_on, starts_at, papers_due_on, own=0)
    meeting = Meeting(
        committee=committee,
        held_on=held_on,
        starts_at=starts_at,
        place=place.strip(),
        is_public=is_public,
        papers_due_on=papers_due_on,
    )
    meeting.save()
    return meeting


@command(Perm.MANAGE_CENTRE, says=_l("Sitzung geändert"), on="meeting")
def change_meeting(
    *,
    actor: Actor,
    meeting: Meeting,
    held_on: date,
    starts_at: time | None,
    place: str,
    is_public: bool,
    papers_due_on: date | None,
    state: str,
) -> Meeting:
    """Change day, place or state of a meeting."""
    _check_meeting(meeting.committee, held_on, starts_at, papers_due_on, own=meeting.pk)
    if state not in MeetingState.values:
        raise Refused(fields={"state": _("Bitte wählen Sie den Stand der Sitzung.")})
    meeting.held_on, meeting.starts_at, meeting.place = held_on, starts_at, place.strip()
    meeting.is_public, meeting.papers_due_on, meeting.state = is_public, papers_due_on, state
    meeting.save()
    return meeting


@command(Perm.MANAGE_CENTRE, says=_l("Sitzung gelöscht"), on="meeting")
def remove_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Delete a meeting entered by mistake. Refuses while a paper is planned for it."""
    if meeting.consultations.exists():
        raise Refused(
            _("Für diese Sitzung ist eine Vorlage vorgesehen. Sagen Sie die Sitzung ab, statt sie zu löschen.")
        )
    meeting.delete()
    return meeting


def _check_committee(name: str, genitive: str, valid_from: date | None, valid_to: date | None, *, own: int) -> None:
    require_text(name=name, genitive=genitive)
    require_order(valid_from, valid_to)
    if Committee.objects.filter(name=name.strip(), valid_from=valid_from).exclude(pk=own).exists():
        raise Refused(fields={"name": _("Ein Gremium mit diesem Namen gibt es schon.")})


def _check_meeting(
    committee: Committee, held_on: date, starts_at: time | None, papers_due_on: date | None, *, own: int
) -> None:
    if papers_due_on and papers_due_on > held_on:
        raise Refused(fields={"papers_due_on": _("Vorlagen müssen vor der Sitzung abgegeben werden.")})
    same = Meeting.objects.filter(committee=committee, held_on=held_on, starts_at=starts_at).exclude(pk=own)
    if same.exists():
        raise Refused(fields={"held_on": _("Diese Sitzung gibt es schon.")})
