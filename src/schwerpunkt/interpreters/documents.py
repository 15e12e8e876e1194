"""The confirmation sheet of an assignment: filled in and signed at the end of the talk. It names no client."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.core import clock
from schwerpunkt.directory.queries import letterhead_on
from schwerpunkt.documents.content import (
    Document,
    Fact,
    Facts,
    Heading,
    Letterhead,
    Notice,
    Paragraph,
    Signature,
    Strong,
    Text,
    paragraph,
)
from schwerpunkt.interpreters.models import Assignment
from schwerpunkt.interpreters.words import span

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
        letterhead=_letterhead(assignment),
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


def _letterhead(assignment: Assignment) -> Letterhead:
    house = letterhead_on(clock.today())
    if house is None:
        return Letterhead(sender=(assignment.centre.name,))
    sender = (house.authority, house.head_of_authority, house.unit)
    contact = (*house.address.splitlines(), house.contact_line)
    return Letterhead(
        sender=tuple(line for line in sender if line),
        contact=tuple(line for line in contact if line.strip()),
        footer=(house.footer,) if house.footer else (),
    )
