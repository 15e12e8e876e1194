"""What a centre needs before it can write its first paper, and what of that is there."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.queries import team
from schwerpunkt.core.asking import Question, Row, ask
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import (
    CentreMunicipality,
    Committee,
    LegalSource,
    LegalVersion,
    Letterhead,
    Meeting,
    Signatory,
)
from schwerpunkt.directory.queries.codes import codes
from schwerpunkt.directory.queries.committees import committees_on, meetings_to_come
from schwerpunkt.directory.queries.house import letterheads_on, signatories_on
from schwerpunkt.directory.queries.legal import legal_versions_on
from schwerpunkt.directory.queries.municipalities import missing_municipalities, municipalities_on
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.models import Centre

_TEAM_OF_ONE = 1


@dataclass(frozen=True)
class Step:
    """One thing to set up: its key, what it is, what was found or is missing, and whether it is done."""

    key: str
    title: str
    finding: str
    is_done: bool


def setup_steps(centre: Centre, day: date) -> tuple[Step, ...]:
    """Every step of setting a centre up, in the order in which one would go (one query)."""
    letterheads, signatories, committees, meetings, here, taken_in, sources, versions, fields, people = ask(
        Question(letterheads_on(day), ("authority", "head_of_authority")),
        Question(signatories_on(day), ("formula", "function")),
        Question(committees_on(day), ("pk",)),
        Question(meetings_to_come(day), ("committee__name", "committee__short_name", "held_on")),
        Question(municipalities_on(day), ("ags",)),
        Question(CentreMunicipality.objects.all(), ("ags",)),
        Question(LegalSource.objects.order_by("title"), ("pk", "title")),
        Question(legal_versions_on(day), ("source_id", "label")),
        Question(codes(CodeKind.ACTION_FIELD, day), ("label",)),
        Question(team(day), ("pk",)),
    )
    steps = [
        _letterhead(letterheads),
        _signatory(signatories),
        _committees(committees, meetings),
        _legal(sources, versions),
        _codes(fields),
        _team(len(people)),
    ]
    if centre.area_kind != AreaKind.CITY:
        missing = missing_municipalities(centre, {row["ags"] for row in taken_in})
        steps.insert(3, _municipalities(len(here), len(missing)))
    return tuple(steps)


def _letterhead(rows: list[Row]) -> Step:
    finding = str(Letterhead(**rows[0])) if rows else _("Ohne Briefkopf steht über Vorlagen kein Absender.")
    return Step("letterheads", _("Briefkopf"), finding, bool(rows))


def _signatory(rows: list[Row]) -> Step:
    missing = _("Es ist noch nicht festgelegt, unter welcher Formel Vorlagen gezeichnet werden.")
    finding = str(Signatory(**rows[0])) if rows else missing
    return Step("signatories", _("Zeichnungsbefugnis"), finding, bool(rows))


def _committees(committees: list[Row], meetings: list[Row]) -> Step:
    if not committees:
        finding = _("Noch kein Gremium, dem Vorlagen vorgelegt werden.")
    elif not meetings:
        finding = _("Es ist noch keine Sitzung eingetragen, die bevorsteht.")
    else:
        name, short_name, held_on = meetings[0].values()
        meeting = Meeting(committee=Committee(name=name, short_name=short_name), held_on=held_on)
        finding = _("Nächste Sitzung: %(meeting)s") % {"meeting": meeting}
    return Step("committees", _("Gremien und Sitzungen"), finding, bool(meetings))


def _municipalities(count: int, missing: int) -> Step:
    if not count:
        finding = _("Noch ist keine Kommune aufgenommen.")
    elif missing:
        finding = ngettext(
            "%(count)s Kommune Ihres Gebiets fehlt.", "%(count)s Kommunen Ihres Gebiets fehlen.", missing
        ) % {"count": missing}
    else:
        finding = ngettext("%(count)s Kommune", "%(count)s Kommunen", count) % {"count": count}
    return Step("municipalities", _("Kommunen"), finding, count > 0 and not missing)


def _legal(sources: list[Row], versions: list[Row]) -> Step:
    latest = {row["source_id"]: row["label"] for row in reversed(versions)}
    without = [row for row in sources if row["pk"] not in latest]
    if not sources:
        finding = _("Vorlagen berufen sich auf den Erlass; tragen Sie ihn mit seiner Fassung ein.")
    elif without:
        finding = _("Zu einer Rechtsgrundlage gibt es keine Fassung, die heute gilt.")
    else:
        cited = (LegalVersion(source=LegalSource(title=row["title"]), label=latest[row["pk"]]) for row in sources)
        finding = ", ".join(str(version) for version in cited)
    return Step("legal_sources", _("Rechtsgrundlagen"), finding, bool(sources) and not without)


def _codes(rows: list[Row]) -> Step:
    finding = _("Handlungsfelder: %(labels)s") % {"labels": ", ".join(row["label"] for row in rows)}
    return Step("codes", _("Listen"), finding if rows else _("Noch kein Handlungsfeld."), bool(rows))


def _team(count: int) -> Step:
    finding = ngettext("%(count)s Person arbeitet hier.", "%(count)s Personen arbeiten hier.", count) % {"count": count}
    if count <= _TEAM_OF_ONE:
        finding = _("Nehmen Sie Ihre Kolleginnen und Kollegen auf; sie bekommen eine Einladung.")
    return Step("team", _("Team"), finding, count > _TEAM_OF_ONE)
