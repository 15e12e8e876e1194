"""Changes to what a centre knows of itself and of its surroundings."""

from schwerpunkt.directory.commands.codes import add_code, change_code, order_codes
from schwerpunkt.directory.commands.committees import (
    add_committee,
    add_meeting,
    change_committee,
    change_meeting,
    remove_meeting,
)
from schwerpunkt.directory.commands.house import (
    add_letterhead,
    add_signatory,
    change_letterhead,
    change_signatory,
)
from schwerpunkt.directory.commands.legal import (
    add_legal_source,
    add_legal_version,
    change_legal_source,
    change_legal_version,
)
from schwerpunkt.directory.commands.merging import merge_organisations
from schwerpunkt.directory.commands.municipalities import (
    add_all_municipalities,
    add_municipality,
    end_municipality,
    remove_municipality,
)
from schwerpunkt.directory.commands.organisations import (
    add_contact,
    add_name,
    add_organisation,
    archive_organisation,
    bring_back_organisation,
    change_contact,
    change_organisation,
    remove_contact,
    remove_name,
)
from schwerpunkt.directory.commands.removing import (
    remove_code,
    remove_committee,
    remove_legal_version,
    remove_letterhead,
    remove_signatory,
)
from schwerpunkt.directory.commands.setup import change_centre, create_centre

__all__ = (
    "add_all_municipalities",
    "add_code",
    "add_committee",
    "add_contact",
    "add_legal_source",
    "add_legal_version",
    "add_letterhead",
    "add_meeting",
    "add_municipality",
    "add_name",
    "add_organisation",
    "add_signatory",
    "archive_organisation",
    "bring_back_organisation",
    "change_centre",
    "change_code",
    "change_committee",
    "change_contact",
    "change_legal_source",
    "change_legal_version",
    "change_letterhead",
    "change_meeting",
    "change_organisation",
    "change_signatory",
    "create_centre",
    "end_municipality",
    "merge_organisations",
    "order_codes",
    "remove_code",
    "remove_committee",
    "remove_contact",
    "remove_legal_version",
    "remove_letterhead",
    "remove_meeting",
    "remove_municipality",
    "remove_name",
    "remove_signatory",
)
