"""Documents of the pool: the confirmation sheet of an assignment and the letter of a settlement. They name no client."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.core import clock
from schwerpunkt.directory.queries import letterhead_on
from schwerpunkt.documents.content import (
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Letterhead,
    Notice,
    Paragraph,
    Signature,
    Strong,
    Table,
    Text,
    paragraph,
    text,
)
from schwerpunkt.interpreters.models import Assignment, Payout
from schwerpunkt.interpreters.queries.settling import received_until, settlement_lines, tax_free_on
from schwerpunkt.interpreters.words import span
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.ui.formats import day, money

_LINE = "_" * 24


def confirmation_sheet(assignment: Assignment) -> Document:
    """The sheet for both sides to sign; German, whatever language the reader's pages speak."""
    with override("de"):
        return _sheet(assignment)


def _sheet(assignment: Assignment) -> Document:
    request = assignment.request
    place = _("online oder am Telefon") if request.is_online else request.venue
    town = request.municipality.name if request.municipality and not request.is_online else ""
    facts = (
        Fact(_("Termin"), span(request.starts_at, request.ends_at)),
        Fact(_("Einrichtung"), request.organisation.name),
        Fact(_("Ort"), ", ".join(filter(None, (place, town)))),
        Fact(_("Sprache"), " · ".join(filter(None, (request.language.name, request.dialect)))),
        Fact(_("Art des Gesprächs"), request.kind.label),
        Fact(_("Sprachmittlung"), assignment.interpreter.name),
    )
    return Document(
        title=_("Bestätigung eines Einsatzes"),
        created=clock.today(),
        kind=_("Sprachmittlung"),
        subject=f"{timezone.localtime(request.starts_at):%d.%m.%Y}",
        author=assignment.centre.name,
        letterhead=letterhead(assignment.centre, clock.today()),
        meta=(Fact(_("Einsatz"), str(assignment.pk)),),
        blocks=(
            Facts(facts),
            Notice((paragraph(_("Bitte nennen Sie auf diesem Blatt keine Namen von Ratsuchenden.")),)),
            Heading(_("Tatsächliche Zeiten")),
            Paragraph((Strong(_("Beginn:")), Text(f" {_LINE} {_('Uhr')}"))),
            Paragraph((Strong(_("Ende:")), Text(f" {_LINE} {_('Uhr')}"))),
            Heading(_("Unterschriften")),
            paragraph(_("Die Zeiten stimmen. Beide Seiten unterschreiben am Ende des Gesprächs.")),
            Signature((request.organisation.name,), _("Für die Einrichtung")),
            Signature((assignment.interpreter.name,), _("Sprachmittlung")),
        ),
    )


def settlement_letter(payout: Payout) -> Document:
    """What an interpreter is paid by a released settlement, talk by talk; German, and the same bytes each time."""
    with override("de"):
        return _letter(payout)


def _letter(payout: Payout) -> Document:
    settlement = payout.settlement
    released = timezone.localtime(settlement.released_at).date()
    lines = settlement_lines().filter(settlement=settlement, interpreter=payout.interpreter_id).order_by("on", "pk")
    rows = tuple(
        (
            text(day(each.on)),
            text(f"{each.assignment.request.organisation.name}, {each.assignment.request.language.name}"),
            text(each.words),
            text(money(each.amount)),
        )
        for each in lines
    )
    received, limit = received_until(payout), tax_free_on(released)
    hint = _(
        "Mit dieser Abrechnung haben Sie %(year)s von uns %(received)s erhalten. Bis zu %(limit)s im Jahr können solche "
        "Vergütungen steuerfrei sein, zusammen mit dem, was Sie anderswo für nebenberufliche Tätigkeiten erhalten. "
        "Bitte prüfen Sie das für sich; wir beraten nicht in Steuerfragen."
    ) % {"year": released.year, "received": money(received), "limit": money(limit)}
    return Document(
        title=_("Abrechnung %(month)s") % {"month": settlement},
        created=released,
        kind=_("Sprachmittlung"),
        subject=str(settlement),
        author=payout.centre.name,
        letterhead=letterhead(payout.centre, released),
        meta=(Fact(_("Abrechnung"), f"{settlement.pk}-{payout.pk}"), Fact(_("Datum"), day(released))),
        blocks=(
            Facts(
                (
                    Fact(_("Für"), payout.name),
                    Fact(_("Konto"), _("%(iban)s, %(holder)s") % {"iban": payout.hidden, "holder": payout.holder}),
                )
            ),
            paragraph(_("Vielen Dank für Ihre Einsätze. So setzt sich Ihre Aufwandsentschädigung zusammen:")),
            Table(
                (
                    Column(_("Tag")),
                    Column(_("Einsatz")),
                    Column(_("Rechnung")),
                    Column(_("Betrag"), "end"),
                ),
                rows,
                _("Einsätze dieser Abrechnung"),
                ((text(_("Summe")), text(""), text(""), text(money(payout.amount))),),
            ),
            paragraph(_("Der Betrag wird auf das genannte Konto überwiesen.")),
            Notice((paragraph(hint),)),
        ),
    )


def letterhead(centre: Centre, on: date) -> Letterhead:
    """Who writes, as the house says for that day; the centre's name where it says nothing."""
    house = letterhead_on(on)
    if house is None:
        return Letterhead(sender=(centre.name,))
    sender = (house.authority, house.head_of_authority, house.unit)
    contact = (*house.address.splitlines(), house.contact_line)
    return Letterhead(
        sender=tuple(line for line in sender if line),
        contact=tuple(line for line in contact if line.strip()),
        footer=(house.footer,) if house.footer else (),
    )
