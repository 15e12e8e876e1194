"""The search index, and what a person sets up for herself: her calendar, her weekly mail, her follow-ups."""

from schwerpunkt.portal.models.follow_up import FollowUp
from schwerpunkt.portal.models.personal import CalendarLink, Digest
from schwerpunkt.portal.models.search import SearchEntry, centre_mark

__all__ = ("CalendarLink", "Digest", "FollowUp", "SearchEntry", "centre_mark")
