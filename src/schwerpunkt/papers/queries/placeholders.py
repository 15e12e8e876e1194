"""Placeholders: words in braces that a template holds and the data fills."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core.errors import Refused
from schwerpunkt.core.words import Words
from schwerpunkt.directory.models import CentreMunicipality, LegalVersion
from schwerpunkt.papers.models import Paper
from schwerpunkt.papers.queries.wording import (
    area_genitive,
    length_in_words,
    listed,
    number_word,
    places_dative,
    places_genitive,
    quoted,
)
from schwerpunkt.planning.models import FocusPeriod

PLACEHOLDER = re.compile(r"\{([a-zäöüß_]+)\}")
GAP = re.compile(r"\[([^\[\]]+) fehlt\]")


@dataclass(frozen=True)
class Placeholder:
    """A word in braces: what stands there in the end, and where it comes from."""

    name: str
    explanation: Words
    value: Callable[[Paper], str]

    @property
    def written(self) -> str:
        """How it is typed."""
        return f"{{{self.name}}}"


def gap(what: str) -> str:
    """What stands in the text while a piece of data is missing; a paper with a gap is not released."""
    return f"[{what} fehlt]"


def gaps_in(text: str) -> list[str]:
    """What is missing in a composed text, each once."""
    return list(dict.fromkeys(GAP.findall(text)))


def unknown_in(text: str) -> list[str]:
    """Placeholders in a text that do not exist, each once."""
    return [name for name in dict.fromkeys(PLACEHOLDER.findall(text)) if name not in PLACEHOLDERS]


def require_known(**texts: str) -> None:
    """Refused at the field whose text holds a placeholder that does not exist."""
    problems = {
        field: _("Diesen Platzhalter gibt es nicht: %(names)s. Welche es gibt, steht unter „Platzhalter“.")
        % {"names": ", ".join(f"{{{name}}}" for name in unknown)}
        for field, text in texts.items()
        if (unknown := unknown_in(text))
    }
    if problems:
        raise Refused(fields=problems)


def fill(text: str, paper: Paper) -> str:
    """The text with every known placeholder filled from the paper's data; missing data shows as a gap."""
    values: dict[str, str] = {}

    def value_of(match: re.Match[str]) -> str:
        name = match[1]
        if name not in PLACEHOLDERS:
            return match[0]
        if name not in values:
            values[name] = PLACEHOLDERS[name].value(paper)
        return values[name]

    return PLACEHOLDER.sub(value_of, text)


def values_of(paper: Paper) -> dict[str, str]:
    """All placeholders with what they say for this paper."""
    return {name: each.value(paper) for name, each in PLACEHOLDERS.items()}


def _period(paper: Paper) -> FocusPeriod | None:
    return paper.period


def _of_period(say: Callable[[FocusPeriod], str], missing: Words) -> Callable[[Paper], str]:
    def value(paper: Paper) -> str:
        period = _period(paper)
        if period is None:
            return gap(_("Schwerpunktzeitraum"))
        return say(period) or gap(str(missing))

    return value


def legal_basis(paper: Paper) -> LegalVersion | None:
    """The version of the period's legal source that is valid on the paper's day; else the one the period names."""
    period = _period(paper)
    named = period.legal_version if period is not None else None
    versions = LegalVersion.objects.valid_on(paper.dated_on).filter(issued_on__lte=paper.dated_on)
    if named is not None:
        versions = versions.filter(source=named.source_id)
    return versions.order_by("-issued_on", "pk").first() or named


def _citation(paper: Paper) -> str:
    version = legal_basis(paper)
    return version.citation if version is not None else gap(_("Rechtsgrundlage"))


def _months(period: FocusPeriod) -> int:
    months = (period.ends_on.year - period.starts_on.year) * 12 + period.ends_on.month - period.starts_on.month
    return months + (1 if period.ends_on.day >= period.starts_on.day else 0)


def _fields(period: FocusPeriod) -> str:
    return quoted([field.label for field in period.action_fields.order_by("position", "label")])


def _goal_count(period: FocusPeriod) -> int:
    return period.goals.exclude(number=None).count()


def _following_goals(period: FocusPeriod) -> str:
    count = _goal_count(period)
    return "folgendes Ziel als Schwerpunkt" if count == 1 else f"folgende {number_word(count)} Ziele als Schwerpunkte"


def _planned(period: FocusPeriod) -> str:
    if period.planned_label:
        return period.planned_label
    first, last = period.starts_on.year, period.ends_on.year
    return f"im Jahr {first}" if first == last else f"in den Jahren {first} bis {last}"


def _municipality_count(paper: Paper) -> int:
    return CentreMunicipality.objects.valid_on(paper.dated_on).count()


def _committees(paper: Paper) -> str:
    names = [each.committee.name for each in paper.consultations.select_related("committee")]
    return listed(list(dict.fromkeys(names))) or gap(_("Gremium"))


_ALL = (
    Placeholder("zentrum", _l("Name des Zentrums"), lambda paper: paper.centre.name),
    Placeholder("gebiet", _l("Name des Kreises oder der Stadt"), lambda paper: paper.centre.area_name),
    Placeholder(
        "gebiet_genitiv",
        _l("Kreis oder Stadt im Genitiv, z. B. „des Rhein-Sieg-Kreises“"),
        lambda paper: area_genitive(paper.centre),
    ),
    Placeholder(
        "vor_ort",
        _l("wo das Zentrum arbeitet, z. B. „in den kreisangehörigen Städten und Gemeinden“"),
        lambda paper: places_dative(paper.centre),
    ),
    Placeholder(
        "bedarfe_aus",
        _l("wer Bedarfe gemeldet hat, z. B. „der 19 kreisangehörigen Städte und Gemeinden“"),
        lambda paper: places_genitive(paper.centre, _municipality_count(paper)),
    ),
    Placeholder(
        "anzahl_kommunen", _l("Zahl der Kommunen am Tag der Vorlage"), lambda paper: str(_municipality_count(paper))
    ),
    Placeholder("rechtsgrundlage", _l("Rechtsgrundlage, wie sie am Tag der Vorlage zu zitieren ist"), _citation),
    Placeholder("zeitraum", _l("Titel des Schwerpunktzeitraums"), _of_period(lambda p: p.title, _l("Titel"))),
    Placeholder(
        "zeitraum_text", _l("Zeitangabe im Satz, z. B. „im Jahr 2023“"), _of_period(_planned, _l("Zeitangabe"))
    ),
    Placeholder(
        "zeitraum_laenge",
        _l("Dauer in Worten, z. B. „zwei Jahren“"),
        _of_period(lambda p: length_in_words(_months(p)), _l("Dauer")),
    ),
    Placeholder(
        "zeitraum_laenge_wort",
        _l("Dauer in vollen Jahren als Zahlwort, z. B. „zwei“"),
        _of_period(lambda p: number_word(_months(p) // 12), _l("Dauer")),
    ),
    Placeholder(
        "handlungsfelder",
        _l("Handlungsfelder in Anführungszeichen"),
        _of_period(_fields, _l("Handlungsfelder")),
    ),
    Placeholder(
        "strategieebene",
        _l("Integrationsstrategieebene des Zeitraums"),
        _of_period(lambda p: p.strategy_level.label if p.strategy_level else "", _l("Integrationsstrategieebene")),
    ),
    Placeholder(
        "anzahl_ziele", _l("Zahl der nummerierten Ziele"), _of_period(lambda p: str(_goal_count(p)), _l("Ziele"))
    ),
    Placeholder(
        "anzahl_ziele_wort",
        _l("Zahl der nummerierten Ziele als Zahlwort, z. B. „fünf“"),
        _of_period(lambda p: number_word(_goal_count(p)), _l("Ziele")),
    ),
    Placeholder(
        "folgende_ziele",
        _l("z. B. „folgende fünf Ziele als Schwerpunkte“"),
        _of_period(_following_goals, _l("Ziele")),
    ),
    Placeholder("gremien", _l("Gremien der Beratungsfolge"), _committees),
    Placeholder("datum", _l("Datum der Vorlage"), lambda paper: f"{paper.dated_on:%d.%m.%Y}"),
    Placeholder(
        "finanzielle_auswirkungen",
        _l("Angabe zu den finanziellen Auswirkungen"),
        lambda paper: paper.budget_effect.strip() or gap(_("Angabe zu den finanziellen Auswirkungen")),
    ),
)
PLACEHOLDERS: Mapping[str, Placeholder] = {each.name: each for each in _ALL}
"""Every placeholder by name, in the order of the help."""
