"""Addresses of the directory."""

from django.urls import path

from schwerpunkt.directory.views import (
    codes,
    committees,
    contacts,
    house,
    legal,
    municipalities,
    organisations,
    setup,
    team,
)

app_name = "directory"
_PK = "<int:pk>/"
_HEAD, _SIGN, _COMMITTEE, _MEETING = (
    f"{word}/{_PK}" for word in ("zentrum/briefkoepfe", "zentrum/zeichnung", "gremien", "sitzungen")
)
_PLACE, _PARTNER, _LAW, _MEMBER = (f"{word}/{_PK}" for word in ("kommunen", "partner", "rechtsgrundlagen", "team"))

urlpatterns = [
    path("zentrum/", setup.Setup.as_view(), name="setup"),
    path("zentrum/aendern/", setup.CentreChange.as_view(), name="centre_change"),
    path("zentrum/briefkoepfe/", house.LetterheadList.as_view(), name="letterheads"),
    path("zentrum/briefkoepfe/anlegen/", house.LetterheadCreate.as_view(), name="letterhead_create"),
    path(_HEAD, house.LetterheadDetail.as_view(), name="letterhead"),
    path(f"{_HEAD}aendern/", house.LetterheadChange.as_view(), name="letterhead_change"),
    path(f"{_HEAD}loeschen/", house.LetterheadRemove.as_view(), name="letterhead_remove"),
    path("zentrum/zeichnung/", house.SignatoryList.as_view(), name="signatories"),
    path("zentrum/zeichnung/anlegen/", house.SignatoryCreate.as_view(), name="signatory_create"),
    path(_SIGN, house.SignatoryDetail.as_view(), name="signatory"),
    path(f"{_SIGN}aendern/", house.SignatoryChange.as_view(), name="signatory_change"),
    path(f"{_SIGN}loeschen/", house.SignatoryRemove.as_view(), name="signatory_remove"),
    path("zentrum/listen/", codes.CodeList.as_view(), {"word": "handlungsfelder"}, name="codes"),
    path("zentrum/listen/<slug:word>/", codes.CodeList.as_view(), name="code_list"),
    path("zentrum/listen/<slug:word>/anlegen/", codes.CodeCreate.as_view(), name="code_create"),
    path("zentrum/listen/<slug:word>/ordnen/", codes.CodeOrder.as_view(), name="code_order"),
    path(f"zentrum/eintraege/{_PK}aendern/", codes.CodeChange.as_view(), name="code_change"),
    path(f"zentrum/eintraege/{_PK}loeschen/", codes.CodeRemove.as_view(), name="code_remove"),
    path("gremien/", committees.CommitteeList.as_view(), name="committees"),
    path("gremien/anlegen/", committees.CommitteeCreate.as_view(), name="committee_create"),
    path(_COMMITTEE, committees.CommitteeDetail.as_view(), name="committee"),
    path(f"{_COMMITTEE}aendern/", committees.CommitteeChange.as_view(), name="committee_change"),
    path(f"{_COMMITTEE}loeschen/", committees.CommitteeRemove.as_view(), name="committee_remove"),
    path(f"{_COMMITTEE}sitzung-anlegen/", committees.MeetingCreate.as_view(), name="meeting_create"),
    path("sitzungen/", committees.MeetingList.as_view(), name="meetings"),
    path(f"{_MEETING}aendern/", committees.MeetingChange.as_view(), name="meeting_change"),
    path(f"{_MEETING}loeschen/", committees.MeetingRemove.as_view(), name="meeting_remove"),
    path("kommunen/", municipalities.MunicipalityList.as_view(), name="municipalities"),
    path("kommunen/aufnehmen/", municipalities.MunicipalityCreate.as_view(), name="municipality_create"),
    path("kommunen/alle-aufnehmen/", municipalities.MunicipalityAddAll.as_view(), name="municipality_add_all"),
    path(_PLACE, municipalities.MunicipalityDetail.as_view(), name="municipality"),
    path(f"{_PLACE}beenden/", municipalities.MunicipalityEnd.as_view(), name="municipality_end"),
    path(f"{_PLACE}entfernen/", municipalities.MunicipalityRemove.as_view(), name="municipality_remove"),
    path("partner/", organisations.OrganisationList.as_view(), name="organisations"),
    path("partner/anlegen/", organisations.OrganisationCreate.as_view(), name="organisation_create"),
    path(_PARTNER, organisations.OrganisationDetail.as_view(), name="organisation"),
    path(f"{_PARTNER}aendern/", organisations.OrganisationChange.as_view(), name="organisation_change"),
    path(f"{_PARTNER}ablegen/", organisations.OrganisationArchive.as_view(), name="organisation_archive"),
    path(f"{_PARTNER}aufnehmen/", organisations.OrganisationBringBack.as_view(), name="organisation_bring_back"),
    path(f"{_PARTNER}zusammenfuehren/", organisations.OrganisationMerge.as_view(), name="organisation_merge"),
    path(f"{_PARTNER}name-eintragen/", contacts.NameCreate.as_view(), name="name_create"),
    path(f"{_PARTNER}kontakt-anlegen/", contacts.ContactCreate.as_view(), name="contact_create"),
    path(f"namen/{_PK}loeschen/", contacts.NameRemove.as_view(), name="name_remove"),
    path(f"kontakte/{_PK}aendern/", contacts.ContactChange.as_view(), name="contact_change"),
    path(f"kontakte/{_PK}loeschen/", contacts.ContactRemove.as_view(), name="contact_remove"),
    path("rechtsgrundlagen/", legal.LegalSourceList.as_view(), name="legal_sources"),
    path("rechtsgrundlagen/anlegen/", legal.LegalSourceCreate.as_view(), name="legal_source_create"),
    path(_LAW, legal.LegalSourceDetail.as_view(), name="legal_source"),
    path(f"{_LAW}aendern/", legal.LegalSourceChange.as_view(), name="legal_source_change"),
    path(f"{_LAW}fassung-anlegen/", legal.LegalVersionCreate.as_view(), name="legal_version_create"),
    path(f"fassungen/{_PK}aendern/", legal.LegalVersionChange.as_view(), name="legal_version_change"),
    path(f"fassungen/{_PK}loeschen/", legal.LegalVersionRemove.as_view(), name="legal_version_remove"),
    path("team/", team.TeamList.as_view(), name="team"),
    path("team/aufnehmen/", team.MemberCreate.as_view(), name="member_create"),
    path(_MEMBER, team.MemberDetail.as_view(), name="member"),
    path(f"{_MEMBER}aendern/", team.MemberChange.as_view(), name="member_change"),
    path(f"{_MEMBER}beenden/", team.MemberEnd.as_view(), name="member_end"),
    path(f"{_MEMBER}einladen/", team.MemberInvite.as_view(), name="member_invite"),
    path("einstellungen/", team.Profile.as_view(), name="profile"),
]
