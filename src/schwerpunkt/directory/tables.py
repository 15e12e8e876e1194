"""Lists of the directory."""

from datetime import date
from typing import Any, cast

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.core import clock
from schwerpunkt.core.asking import Question
from schwerpunkt.core.models import DatedMixin, DatedQuerySet
from schwerpunkt.directory.enums import MeetingState, OrganisationKind
from schwerpunkt.directory.models import (
    CentreMunicipality,
    Code,
    Committee,
    LegalSource,
    Letterhead,
    Meeting,
    Organisation,
    Signatory,
)
from schwerpunkt.ui.formats import day as day_in_words
from schwerpunkt.ui.status import Look, Status
from schwerpunkt.ui.tables import ChoiceFilter, Column, DateRangeFilter, DayColumn, NumberColumn, StatusColumn, Table
from schwerpunkt.ui.tables.filters import Filter

NOW = "jetzt"


def validity(record: DatedMixin, today: date) -> Status:
    """Whether something holds today: it does, it will, it did."""
    if record.valid_from and record.valid_from > today:
        return Status("plan", _("gilt ab %(day)s") % {"day": day_in_words(record.valid_from)})
    if record.valid_to and record.valid_to < today:
        return Status("void", _("galt bis %(day)s") % {"day": day_in_words(record.valid_to)})
    note = _("bis %(day)s") % {"day": day_in_words(record.valid_to)} if record.valid_to else ""
    return Status("done", _("gilt"), note)


def presence(record: DatedMixin, today: date) -> Status:
    """Whether somebody or something belongs to the centre today."""
    if record.valid_from and record.valid_from > today:
        return Status("plan", _("ab %(day)s") % {"day": day_in_words(record.valid_from)})
    if record.valid_to and record.valid_to < today:
        return Status("void", _("bis %(day)s") % {"day": day_in_words(record.valid_to)})
    note = _("bis %(day)s") % {"day": day_in_words(record.valid_to)} if record.valid_to else ""
    return Status("done", _("ja"), note)


def _presence(record: Any) -> Status:
    return presence(record, clock.today())


def _validity(record: Any) -> Status:
    return validity(record, clock.today())


def _valid_today(queryset: QuerySet[Any], _value: str) -> QuerySet[Any]:
    """Only what holds today."""
    return cast("DatedQuerySet[Any]", queryset).valid_on(clock.today())


def _only_valid() -> ChoiceFilter:
    """A filter that leaves out what no longer or not yet holds."""
    return ChoiceFilter(
        _l("Gültigkeit"),
        choices=((NOW, _l("gilt heute")),),
        apply=_valid_today,
    )


class LetterheadTable(Table[Letterhead]):
    """The centre's letterheads."""

    search_fields = ("authority", "head_of_authority", "unit")
    default_sort = "-valid_from"

    authority = Column[Letterhead](
        _l("Behörde"), "authority", link="directory:letterhead", sort="authority", is_key=True
    )
    head = Column[Letterhead](_l("Absender"), "head_of_authority", sort="head_of_authority")
    unit = Column[Letterhead](_l("Organisationseinheit"), "unit", sort="unit")
    valid_from = DayColumn[Letterhead](_l("ab"), "valid_from", sort="valid_from")
    status = StatusColumn[Letterhead](_l("Gültigkeit"), _validity, export=lambda each: str(_validity(each)))
    holds: Filter = _only_valid()


class SignatoryTable(Table[Signatory]):
    """Who signs."""

    search_fields = ("formula", "function", "name")
    default_sort = "function"

    function = Column[Signatory](_l("Funktion"), "function", link="directory:signatory", sort="function", is_key=True)
    formula = Column[Signatory](_l("Zeichnungsformel"), "formula", sort="formula")
    name = Column[Signatory](_l("Name"), "name", sort="name")
    usual = Column[Signatory](_l("zeichnet üblicherweise"), lambda each: _("ja") if each.is_default else _("nein"))
    status = StatusColumn[Signatory](_l("Gültigkeit"), _validity, export=lambda each: str(_validity(each)))
    holds: Filter = _only_valid()


class CommitteeTable(Table[Committee]):
    """The committees of the council."""

    search_fields = ("name", "short_name")
    default_sort = "name"

    name = Column[Committee](_l("Gremium"), "name", link="directory:committee", sort="name", is_key=True)
    short_name = Column[Committee](_l("Kurzname"), "short_name", sort="short_name")
    meetings = NumberColumn[Committee](_l("Sitzungen"), "meeting_count", sort="meeting_count")
    next_on = DayColumn[Committee](_l("nächste Sitzung"), "next_on", sort="next_on")
    status = StatusColumn[Committee](_l("Gültigkeit"), _validity, export=lambda each: str(_validity(each)))
    holds: Filter = _only_valid()


_MEETING_LOOKS: dict[str, Look] = {"scheduled": "plan", "invited": "run", "held": "done", "cancelled": "void"}


def meeting_status(meeting: Meeting) -> Status:
    """How a meeting stands."""
    return Status(_MEETING_LOOKS[meeting.state], meeting.get_state_display())


class MeetingTable(Table[Meeting]):
    """The meetings of all committees."""

    search_fields = ("committee__name", "committee__short_name", "place")
    search_label = _l("Gremium oder Ort")
    default_sort = "-held_on"

    held_on = DayColumn[Meeting](_l("Tag"), "held_on", sort="held_on", is_key=True, link="directory:meeting_change")
    committee = Column[Meeting](
        _l("Gremium"),
        "committee.name",
        sort="committee__name",
        link=lambda each: reverse("directory:committee", args=(each.committee_id,)),
    )
    place = Column[Meeting](_l("Ort"), "place", sort="place")
    papers_due_on = DayColumn[Meeting](_l("Vorlagen bis"), "papers_due_on", sort="papers_due_on")
    status = StatusColumn[Meeting](
        _l("Stand"), meeting_status, sort="state", export=lambda each: each.get_state_display()
    )
    state: Filter = ChoiceFilter(_l("Stand"), "state", choices=MeetingState.choices)
    days: Filter = DateRangeFilter(_l("Tag"), "held_on")


class MunicipalityTable(Table[CentreMunicipality]):
    """The municipalities of the centre."""

    search_fields = ("name", "ags")
    search_label = _l("Name oder Schlüssel")
    default_sort = "name"

    name = Column[CentreMunicipality](_l("Kommune"), "name", link="directory:municipality", sort="name", is_key=True)
    kind = Column[CentreMunicipality](_l("Art"), "kind", sort="kind")
    ags = Column[CentreMunicipality](_l("Schlüssel"), "ags", sort="ags")
    population = NumberColumn[CentreMunicipality](
        _l("Einwohnerzahl"), "population", sort="population", total="population"
    )
    status = StatusColumn[CentreMunicipality](_l("gehört dazu"), _presence, export=lambda each: str(_presence(each)))
    holds: Filter = ChoiceFilter(_l("Zugehörigkeit"), choices=((NOW, _l("gehört heute dazu")),), apply=_valid_today)

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Kommune", "%(total)s Kommunen", total) % {"total": total}
        return _("%(found)s von %(total)s Kommunen") % {"found": found, "total": total}


class OrganisationTable(Table[Organisation]):
    """Partner organisations."""

    search_fields = ("name", "short_name", "names__name", "contacts__name", "contacts__function")
    search_label = _l("Name, früherer Name oder Kontakt")
    default_sort = "name"

    name = Column[Organisation](
        _l("Partner"),
        "name",
        link="directory:organisation",
        sort="name",
        is_key=True,
        note=lambda each: each.short_name,
        export=lambda each: each.name,
    )
    short_name = Column[Organisation](_l("Kurzname"), "short_name", only_in_file=True)
    kind = Column[Organisation](_l("Art"), lambda each: each.get_kind_display(), sort="kind")
    municipality = Column[Organisation](_l("Kommune"), "municipality.name", sort="municipality__name")
    email = Column[Organisation](_l("E-Mail-Adresse"), "email", sort="email")
    phone = Column[Organisation](_l("Telefon"), "phone", sort="phone")
    address = Column[Organisation](_l("Anschrift"), "address", only_in_file=True)
    website = Column[Organisation](_l("Internetseite"), "website", only_in_file=True)
    is_archived = Column[Organisation](
        _l("nicht mehr aktiv"), lambda each: _("ja") if each.is_archived else _("nein"), only_in_file=True
    )

    type: Filter = ChoiceFilter(_l("Art"), "kind", choices=OrganisationKind.choices)
    place: Filter = ChoiceFilter(
        _l("Kommune"),
        "municipality",
        choices=lambda: Question(CentreMunicipality.objects.order_by("name"), ("pk", "name")),
    )
    state: Filter = ChoiceFilter(
        _l("Stand"),
        choices=(("aktiv", _l("aktiv")), ("abgelegt", _l("nicht mehr aktiv"))),
        apply=lambda queryset, value: queryset.filter(is_archived=value == "abgelegt"),
        default="aktiv",
    )

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Partner", "%(total)s Partner", total) % {"total": total}
        return _("%(found)s von %(total)s Partnern") % {"found": found, "total": total}


class LegalSourceTable(Table[LegalSource]):
    """Legal sources."""

    search_fields = ("title", "reference", "versions__label", "versions__citation")
    default_sort = "title"

    title = Column[LegalSource](
        _l("Rechtsgrundlage"), "title", link="directory:legal_source", sort="title", is_key=True
    )
    reference = Column[LegalSource](_l("Fundstelle"), "reference", sort="reference")
    versions = NumberColumn[LegalSource](_l("Fassungen"), "version_count", sort="version_count")
    latest_on = DayColumn[LegalSource](_l("neueste Fassung"), "latest_on", sort="latest_on")


class CodeTable(Table[Code]):
    """The entries of one list."""

    search_fields = ("label", "explanation", "source")
    default_sort = "position"

    position = NumberColumn[Code](_l("Nr."), "position", sort="position")
    label = Column[Code](_l("Bezeichnung"), "label", link="directory:code_change", sort="label", is_key=True)
    explanation = Column[Code](_l("Erläuterung"), "explanation", sort="explanation")
    source = Column[Code](_l("Quelle"), "source", sort="source")
    status = StatusColumn[Code](_l("Gültigkeit"), _validity, export=lambda each: str(_validity(each)))
    holds: Filter = _only_valid()


def role_label(key: str) -> str:
    """The German name of a role."""
    return next((str(role.label) for role in roles() if role.key == key), key)


class TeamTable(Table[Membership]):
    """The colleagues of the centre."""

    search_fields = ("user__name", "function", "user__email")
    search_label = _l("Name oder Funktion")
    default_sort = "name"

    name = Column[Membership](_l("Name"), "user.name", link="directory:member", sort="user__name", is_key=True)
    role = Column[Membership](_l("Rolle"), lambda each: role_label(each.role), sort="role")
    function = Column[Membership](_l("Funktion"), "function", sort="function")
    email = Column[Membership](_l("E-Mail-Adresse"), "user.email", sort="user__email")
    phone = Column[Membership](_l("Telefon"), "phone", sort="phone")
    substitute = Column[Membership](_l("Vertretung"), "substitute.user.name", sort="substitute__user__name")
    status = StatusColumn[Membership](_l("arbeitet hier"), _presence, export=lambda each: str(_presence(each)))

    which: Filter = ChoiceFilter(_l("Rolle"), "role", choices=lambda: [(role.key, str(role.label)) for role in roles()])
    holds: Filter = ChoiceFilter(
        _l("Wer"),
        choices=((NOW, _l("wer heute hier arbeitet")),),
        apply=_valid_today,
        default=NOW,
        all_label=_l("alle, auch frühere"),
    )

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return ngettext("%(total)s Person", "%(total)s Personen", total) % {"total": total}
        return _("%(found)s von %(total)s Personen") % {"found": found, "total": total}
