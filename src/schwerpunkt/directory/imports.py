"""Tables that become partners and municipalities."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.commands import (
    add_municipality,
    add_organisation,
    change_organisation,
    end_municipality,
)
from schwerpunkt.directory.enums import OrganisationKind, Perm
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.directory.queries import folded, organisations_by_name
from schwerpunkt.directory.reference import UnknownAgs, municipality
from schwerpunkt.exchange.sheets import ChoiceColumn, Column, RecordColumn, Sheet, by_names, declare
from schwerpunkt.ui.fields import DateField, EmailField, LineField, TextField


def municipalities_by_name(_sheet: Any) -> Mapping[str, CentreMunicipality]:
    """The municipalities of the centre by key and by name."""
    return by_names(
        CentreMunicipality.objects.all(), lambda each: each.ags, lambda each: each.name, lambda each: each.official_name
    )


@declare
class OrganisationSheet(Sheet[Organisation]):
    """Partners; one is known by any of its names, however it is spelt."""

    key = "partner"
    list_title = _("Partner")
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
    email = Column(_("E-Mail-Adresse"), EmailField(required=False), aliases=("E-Mail", "Email", "Mail", "Mailadresse"))
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


class AgsField(forms.Field):
    """The official key of a municipality; cleans to its eight digits, also where a spreadsheet has lost the leading zero."""

    def to_python(self, value: Any) -> str:
        digits = "".join(str(value or "").split())
        try:
            return municipality(f"0{digits}" if len(digits) == _LOST_ZERO else digits).ags
        except UnknownAgs as error:
            raise ValidationError(str(error)) from error


_LOST_ZERO = 7


@declare
class MunicipalitySheet(Sheet[CentreMunicipality]):
    """The municipalities of a centre, by their official key."""

    key = "kommunen"
    list_title = _("Kommunen")
    permission = Perm.MANAGE_CENTRE
    list_view = "directory:municipalities"

    ags = Column(
        _("Gemeindeschlüssel"),
        AgsField(),
        aliases=("AGS", "Schlüssel", "amtlicher Gemeindeschlüssel", "Gemeindekennziffer", "GKZ"),
        hint=_("Acht Ziffern; Art und Einwohnerzahl bringt das Programm mit."),
        example="05382068",
    )
    name = Column(
        _("Name"),
        LineField(max_length=160, required=False),
        aliases=("Kommune", "Gemeinde", "Stadt", "Ort"),
        hint=_("Nur zur Kontrolle: muss zum Schlüssel passen."),
        example=_("Troisdorf"),
    )
    valid_from = Column(_("gehört dazu ab"), DateField(required=False), aliases=("gültig ab", "von", "ab", "seit"))
    valid_to = Column(_("gehört dazu bis"), DateField(required=False), aliases=("gültig bis", "bis", "Ende"))

    def existing(self) -> Mapping[str, CentreMunicipality]:
        return {each.ags: each for each in CentreMunicipality.objects.all()}

    def identity(self, values: Mapping[str, Any]) -> str:
        return str(values.get("ags", ""))

    def settle(self, record: CentreMunicipality, values: dict[str, Any]) -> None:
        if folded(values.get("name", "")) in ("", folded(record.name), folded(record.official_name)):
            values["name"] = record.name

    def create(self, values: dict[str, Any], reason: str) -> CentreMunicipality:
        found = municipality(values["ags"])
        if values["name"] and folded(values["name"]) not in (folded(found.name), folded(found.official_name)):
            raise _other_name(found.name)
        place = add_municipality(  # type: ignore[call-arg]  # the reason is kept by @command
            actor=self.actor, ags=found.ags, valid_from=values["valid_from"], reason=reason
        )
        return self._end(place, values, reason)

    def change(self, record: CentreMunicipality, values: dict[str, Any], reason: str) -> CentreMunicipality:
        if values["name"] != record.name:
            raise _other_name(record.name)
        if values["valid_from"] != record.valid_from:
            raise Refused(fields={"valid_from": gettext("Der Beginn lässt sich nachträglich nicht ändern.")})
        if values["valid_to"] is None:
            raise Refused(fields={"valid_to": gettext("Das Ende lässt sich nachträglich nicht löschen.")})
        return self._end(record, values, reason)

    def _end(self, place: CentreMunicipality, values: dict[str, Any], reason: str) -> CentreMunicipality:
        if values["valid_to"] is None:
            return place
        try:
            return end_municipality(  # type: ignore[call-arg]  # the reason is kept by @command
                actor=self.actor, place=place, last_day=values["valid_to"], reason=reason
            )
        except Refused as refused:
            at_column = {"valid_to" if name == "last_day" else name: text for name, text in refused.fields.items()}
            raise Refused(refused.message, fields=at_column) from refused


def _other_name(name: str) -> Refused:
    return Refused(fields={"name": gettext("Der Schlüssel gehört zu %(name)s.") % {"name": name}})
