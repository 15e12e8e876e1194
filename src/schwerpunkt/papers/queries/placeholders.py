"""Placeholders: words in braces that a template holds and the data fills."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core.errors import Refused
from schwerpunkt.core.words import Words
from schwerpunkt.papers.queries.material import Material
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
    value: Callable[[Material], str]

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


def fill(text: str, material: Material) -> str:
    """The text with every known placeholder filled from the paper's data; missing data shows as a gap."""

    def value_of(match: re.Match[str]) -> str:
        found = PLACEHOLDERS.get(match[1])
        return match[0] if found is None else found.value(material)

    return PLACEHOLDER.sub(value_of, text)


def values_of(material: Material) -> dict[str, str]:
    """All placeholders with what they say for this paper."""
    return {name: each.value(material) for name, each in PLACEHOLDERS.items()}


def _of_period(say: Callable[[Material, FocusPeriod], str], missing: Words) -> Callable[[Material], str]:
    def value(material: Material) -> str:
        if material.period is None:
            return gap(_("Schwerpunktzeitraum"))
        return say(material, material.period) or gap(str(missing))

    return value


def _citation(material: Material) -> str:
    version = material.legal_basis
    return version.citation if version is not None else gap(_("Rechtsgrundlage"))


def _months(period: FocusPeriod) -> int:
    months = (period.ends_on.year - period.starts_on.year) * 12 + period.ends_on.month - period.starts_on.month
    return months + (1 if period.ends_on.day >= period.starts_on.day else 0)


def _goal_count(material: Material) -> int:
    return sum(1 for goal in material.goals if goal.number is not None)


def _following_goals(material: Material) -> str:
    count = _goal_count(material)
    return "folgendes Ziel als Schwerpunkt" if count == 1 else f"folgende {number_word(count)} Ziele als Schwerpunkte"


def _planned(period: FocusPeriod) -> str:
    if period.planned_label:
        return period.planned_label
    first, last = period.starts_on.year, period.ends_on.year
    return f"im Jahr {first}" if first == last else f"in den Jahren {first} bis {last}"


def _committees(material: Material) -> str:
    names = [each.committee.name for each in material.steps]
    return listed(list(dict.fromkeys(names))) or gap(_("Gremium"))


def _reported_span(material: Material) -> str:
    first, last = material.paper.reports_from, material.paper.reports_to
    if first is None or last is None:
        return gap(_("Berichtszeitraum"))
    is_whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if not is_whole_years:
        return f"vom {first:%d.%m.%Y} bis {last:%d.%m.%Y}"
    return f"im Jahr {first.year}" if first.year == last.year else f"in den Jahren {first.year} bis {last.year}"


def _round(material: Material) -> str:
    asked = material.paper.need_round
    return asked.title if asked is not None else gap(_("Bedarfsabfrage"))


def _recipient(material: Material) -> str:
    found = material.paper.recipient
    return found.name if found is not None else gap(_("Empfänger"))


_ALL = (
    Placeholder("zentrum", _l("Name des Zentrums"), lambda m: m.paper.centre.name),
    Placeholder("gebiet", _l("Name des Kreises oder der Stadt"), lambda m: m.paper.centre.area_name),
    Placeholder(
        "gebiet_genitiv",
        _l("Kreis oder Stadt im Genitiv, z. B. „des Rhein-Sieg-Kreises“"),
        lambda m: area_genitive(m.paper.centre),
    ),
    Placeholder(
        "vor_ort",
        _l("wo das Zentrum arbeitet, z. B. „in den kreisangehörigen Städten und Gemeinden“"),
        lambda m: places_dative(m.paper.centre),
    ),
    Placeholder(
        "bedarfe_aus",
        _l("wer Bedarfe gemeldet hat, z. B. „der 19 kreisangehörigen Städte und Gemeinden“"),
        lambda m: places_genitive(m.paper.centre, m.municipality_count),
    ),
    Placeholder("anzahl_kommunen", _l("Zahl der Kommunen am Tag der Vorlage"), lambda m: str(m.municipality_count)),
    Placeholder("rechtsgrundlage", _l("Rechtsgrundlage, wie sie am Tag der Vorlage zu zitieren ist"), _citation),
    Placeholder("zeitraum", _l("Titel des Schwerpunktzeitraums"), _of_period(lambda _m, p: p.title, _l("Titel"))),
    Placeholder(
        "zeitraum_text",
        _l("Zeitangabe im Satz, z. B. „im Jahr 2023“"),
        _of_period(lambda _m, p: _planned(p), _l("Zeitangabe")),
    ),
    Placeholder(
        "zeitraum_laenge",
        _l("Dauer in Worten, z. B. „zwei Jahren“"),
        _of_period(lambda _m, p: length_in_words(_months(p)), _l("Dauer")),
    ),
    Placeholder(
        "zeitraum_laenge_wort",
        _l("Dauer in vollen Jahren als Zahlwort, z. B. „zwei“"),
        _of_period(lambda _m, p: number_word(_months(p) // 12), _l("Dauer")),
    ),
    Placeholder(
        "handlungsfelder",
        _l("Handlungsfelder in Anführungszeichen"),
        _of_period(lambda m, _p: quoted(m.fields), _l("Handlungsfelder")),
    ),
    Placeholder(
        "strategieebene",
        _l("Integrationsstrategieebene des Zeitraums"),
        _of_period(lambda _m, p: p.strategy_level.label if p.strategy_level else "", _l("Integrationsstrategieebene")),
    ),
    Placeholder(
        "anzahl_ziele", _l("Zahl der nummerierten Ziele"), _of_period(lambda m, _p: str(_goal_count(m)), _l("Ziele"))
    ),
    Placeholder(
        "anzahl_ziele_wort",
        _l("Zahl der nummerierten Ziele als Zahlwort, z. B. „fünf“"),
        _of_period(lambda m, _p: number_word(_goal_count(m)), _l("Ziele")),
    ),
    Placeholder(
        "folgende_ziele",
        _l("z. B. „folgende fünf Ziele als Schwerpunkte“"),
        _of_period(lambda m, _p: _following_goals(m), _l("Ziele")),
    ),
    Placeholder("berichtszeitraum", _l("Zeit, über die berichtet wird, z. B. „im Jahr 2025“"), _reported_span),
    Placeholder("bedarfsabfrage", _l("Titel der beantworteten Bedarfsabfrage"), _round),
    Placeholder("empfaenger", _l("Kommune oder Organisation, an die der Brief geht"), _recipient),
    Placeholder("gremien", _l("Gremien der Beratungsfolge"), _committees),
    Placeholder("datum", _l("Datum der Vorlage"), lambda m: f"{m.paper.dated_on:%d.%m.%Y}"),
    Placeholder(
        "finanzielle_auswirkungen",
        _l("Angabe zu den finanziellen Auswirkungen"),
        lambda m: m.paper.budget_effect.strip() or gap(_("Angabe zu den finanziellen Auswirkungen")),
    ),
)
PLACEHOLDERS: Mapping[str, Placeholder] = {each.name: each for each in _ALL}
"""Every placeholder by name, in the order of the help."""
