"""Everything the directory keeps, one aggregate a file."""

from schwerpunkt.directory.models.code import Code
from schwerpunkt.directory.models.committee import Committee, Meeting
from schwerpunkt.directory.models.house import Letterhead, Signatory
from schwerpunkt.directory.models.legal import LegalSource, LegalVersion
from schwerpunkt.directory.models.municipality import CentreMunicipality
from schwerpunkt.directory.models.organisation import Contact, Organisation, OrganisationName

__all__ = (
    "CentreMunicipality",
    "Code",
    "Committee",
    "Contact",
    "LegalSource",
    "LegalVersion",
    "Letterhead",
    "Meeting",
    "Organisation",
    "OrganisationName",
    "Signatory",
)
