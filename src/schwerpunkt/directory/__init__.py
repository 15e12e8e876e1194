"""Who and what there is around a centre: municipalities, organisations, committees, letterhead, legal sources, codes.

Owns: CentreMunicipality, Organisation, OrganisationName, Committee, Meeting, Letterhead, Signatory, LegalSource,
LegalVersion, Code. Asks: accounts, tenancy, core.
"""
