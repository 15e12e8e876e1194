"""Questions about a centre and its surroundings."""

from schwerpunkt.directory.queries.checklist import Step, setup_steps
from schwerpunkt.directory.queries.codes import codes
from schwerpunkt.directory.queries.committees import committees, committees_on, meetings_of, meetings_to_come
from schwerpunkt.directory.queries.house import letterhead_on, letterheads_on, signatories_on, signatory_on
from schwerpunkt.directory.queries.legal import legal_sources, legal_version_on, legal_versions_on, newer_version
from schwerpunkt.directory.queries.merging import Moving, what_moves
from schwerpunkt.directory.queries.municipalities import missing_municipality_count, municipalities_on
from schwerpunkt.directory.queries.organisations import (
    find_organisation,
    folded,
    names_and_contacts,
    organisations,
    organisations_by_name,
    organisations_near,
    similar_organisations,
)

__all__ = (
    "Moving",
    "Step",
    "codes",
    "committees",
    "committees_on",
    "find_organisation",
    "folded",
    "legal_sources",
    "legal_version_on",
    "legal_versions_on",
    "letterhead_on",
    "letterheads_on",
    "meetings_of",
    "meetings_to_come",
    "missing_municipality_count",
    "municipalities_on",
    "names_and_contacts",
    "newer_version",
    "organisations",
    "organisations_by_name",
    "organisations_near",
    "setup_steps",
    "signatories_on",
    "signatory_on",
    "similar_organisations",
    "what_moves",
)
