"""Tables that become partners."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory.commands import add_organisation, change_organisation
from schwerpunkt.directory.enums import OrganisationKind, Perm
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.directory.queries import folded
from schwerpunkt.directory.queries.organisations import organisations_by_name
from schwerpunkt.exchange.sheets import ChoiceColumn, Column, RecordColumn, Sheet, by_names, declare
from schwerpunkt.ui.fields import LineField, TextField


def municipalities_by_name(_sheet: Any) -> Mapping[str, CentreMunicipality]:
    """The municipalities of the centre by key and by name."""
    return by_names(
        CentreMunicipality.objects.all(), lambda each: each.ags, lambda each: each.name, lambda each: each.official_name
    )


@declare
class OrganisationSheet(Sheet[Organisation]):
    """Partners; one is known by any of its names, however it is spelt."""

    key = "partner"
    title = _("Partner")
    permission = Perm.EDIT_ORGANISATIONS
    list_view = "directory:organisations"

    name = Column(
        _("Name"),
        LineField(max_length=200),
        aliases=(
            "Partner",
            "Organisation",
            "Partnerorganisation",
            "Einrichtung",
            "Institution",
            "Bezeichnung",
            "Träger",
        ),
        hint=_("Daran erkennen wir, ob es die Organisation schon gibt; auch an früheren und anderen Namen."),
        example=_("Jugendhilfe Musterstadt e. V."),
    )
    short_name = Column(
        _("Kurzname"), LineField(max_length=60, required=False), aliases=("Kürzel", "Abkürzung", "Kurzbezeichnung")
    )
    kind = ChoiceColumn(
        _("Art"),
        OrganisationKind.choices,
        aliases=("Typ", "Kategorie", "Organisationsart"),
        default=OrganisationKind.OTHER,
    )
    municipality = RecordColumn(
        _("Kommune"),
        municipalities_by_name,
        aliases=("Ort", "Stadt", "Gemeinde", "Sitz", "AGS"),
        hint=_("Name oder amtlicher Gemeindeschlüssel einer Kommune des Zentrums."),
    )
    email = Column(
        _("E-Mail-Adresse"), forms.EmailField(required=False), aliases=("E-Mail", "Email", "Mail", "Mailadresse")
    )
    phone = Column(
        _("Telefon"), LineField(max_length=40, required=False), aliases=("Tel", "Telefonnummer", "Rufnummer", "Fon")
    )
    address = Column(_("Anschrift"), TextField(required=False), aliases=("Adresse", "Postanschrift"))
    website = Column(
        _("Internetseite"),
        forms.URLField(required=False, assume_scheme="https"),
        aliases=("Website", "Webseite", "Homepage", "Internet", "URL"),
    )
    note = Column(
        _("Notiz"),
        TextField(required=False),
        aliases=("Bemerkung", "Bemerkungen", "Anmerkung", "Kommentar"),
        hint=_("Bitte nichts über einzelne Personen eintragen."),
    )

    def existing(self) -> Mapping[str, Organisation]:
        return organisations_by_name()

    def identity(self, values: Mapping[str, Any]) -> str:
        return folded(values.get("name", ""))

    def settle(self, record: Organisation, values: dict[str, Any]) -> None:
        if folded(values["name"]) != folded(record.name):  # known by another of its names: that is no new name
            values["name"] = record.name

    def create(self, values: dict[str, Any], reason: str) -> Organisation:
        return add_organisation(actor=self.actor, reason=reason, **values)  # type: ignore[call-arg]  # kept by @command

    def change(self, record: Organisation, values: dict[str, Any], reason: str) -> Organisation:
        return change_organisation(  # type: ignore[call-arg]  # the reason is kept by @command
            actor=self.actor, organisation=record, reason=reason, **values
        )
