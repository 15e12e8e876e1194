"""What a centre needs before it can write its first paper, and what of that is there."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schwerpunkt.accounts.queries import team
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import LegalSource
from schwerpunkt.directory.queries.codes import codes
from schwerpunkt.directory.queries.committees import committees_on, meetings_to_come
from schwerpunkt.directory.queries.house import letterhead_on, signatory_on
from schwerpunkt.directory.queries.legal import legal_version_on
from schwerpunkt.directory.queries.municipalities import missing_municipality_count, municipalities_on
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
    """Every step of setting a centre up, in the order in which one would go."""
    steps = [_letterhead(day), _signatory(day), _committees(day), _legal(day), _codes(day), _team(day)]
    if centre.area_kind != AreaKind.CITY:
        steps.insert(3, _municipalities(centre, day))
    return tuple(steps)


def _letterhead(day: date) -> Step:
    found = letterhead_on(day)
    missing = _("Ohne Briefkopf steht über Vorlagen kein Absender.")
    return Step("letterheads", _("Briefkopf"), str(found) if found else missing, found is not None)


def _signatory(day: date) -> Step:
    found = signatory_on(day)
    missing = _("Es ist noch nicht festgelegt, unter welcher Formel Vorlagen gezeichnet werden.")
    return Step("signatories", _("Zeichnungsbefugnis"), str(found) if found else missing, found is not None)


def _committees(day: date) -> Step:
    count, meeting = committees_on(day).count(), meetings_to_come(day).first()
    if not count:
        finding = _("Noch kein Gremium, dem Vorlagen vorgelegt werden.")
    elif meeting is None:
        finding = _("Es ist noch keine Sitzung eingetragen, die bevorsteht.")
    else:
        finding = _("Nächste Sitzung: %(meeting)s") % {"meeting": meeting}
    return Step("committees", _("Gremien und Sitzungen"), finding, meeting is not None)


def _municipalities(centre: Centre, day: date) -> Step:
    count, missing = municipalities_on(day).count(), missing_municipality_count(centre)
    if not count:
        finding = _("Noch ist keine Kommune aufgenommen.")
    elif missing:
        finding = ngettext(
            "%(count)s Kommune Ihres Gebiets fehlt.", "%(count)s Kommunen Ihres Gebiets fehlen.", missing
        ) % {"count": missing}
    else:
        finding = ngettext("%(count)s Kommune", "%(count)s Kommunen", count) % {"count": count}
    return Step("municipalities", _("Kommunen"), finding, count > 0 and not missing)


def _legal(day: date) -> Step:
    keys = list(LegalSource.objects.values_list("key", flat=True))
    versions = [legal_version_on(key, day) for key in keys]
    if not keys:
        finding = _("Vorlagen berufen sich auf den Erlass; tragen Sie ihn mit seiner Fassung ein.")
    elif None in versions:
        finding = _("Zu einer Rechtsgrundlage gibt es keine Fassung, die heute gilt.")
    else:
        finding = ", ".join(str(version) for version in versions)
    return Step("legal_sources", _("Rechtsgrundlagen"), finding, bool(keys) and None not in versions)


def _codes(day: date) -> Step:
    labels = [code.label for code in codes(CodeKind.ACTION_FIELD, day)]
    finding = _("Handlungsfelder: %(labels)s") % {"labels": ", ".join(labels)}
    return Step("codes", _("Listen"), finding if labels else _("Noch kein Handlungsfeld."), bool(labels))


def _team(day: date) -> Step:
    count = team(day).count()
    finding = ngettext("%(count)s Person arbeitet hier.", "%(count)s Personen arbeiten hier.", count) % {"count": count}
    if count <= _TEAM_OF_ONE:
        finding = _("Nehmen Sie Ihre Kolleginnen und Kollegen auf; sie bekommen eine Einladung.")
    return Step("team", _("Team"), finding, count > _TEAM_OF_ONE)
