"""Finding areas and municipalities by their official key (AGS), and saying in words when there is none."""

from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.reference.guessing import digits_of, meant_area, meant_municipality, slips
from schwerpunkt.directory.reference.places import (
    Area,
    Municipality,
    all_municipalities,
    areas,
    areas_by_ags,
    municipalities_by_ags,
)

_STATE = "05"
_AGS_LENGTH = 8
_MOST_SUGGESTIONS = 3
_SHOWN_LENGTH = 30


class UnknownAgs(Refused):
    """There is no area or municipality with this key. ``suggestions`` are the keys that may have been meant."""

    def __init__(self, message: str, *suggestions: str) -> None:
        super().__init__(message)
        self.suggestions = suggestions


def municipality(ags: str) -> Municipality:
    """The municipality with this eight-digit key; blanks in it do not matter.

    Raises UnknownAgs with the key that may have been meant: leading zero lost, a regional key, a name, a slip.
    """
    if (found := municipalities_by_ags().get("".join(ags.split()))) is not None:
        return found
    if not ags.strip():
        raise UnknownAgs(_("Bitte nennen Sie den Gemeindeschlüssel, zum Beispiel 05382068 für Troisdorf."))
    unknown = _("Den Gemeindeschlüssel „%(ags)s“ gibt es nicht.") % {"ags": _shown(ags)}
    if (meant := meant_municipality(ags)) is not None:
        raise UnknownAgs(f"{unknown} {_question(meant.ags, meant.name)}", meant.ags)
    if (whole := meant_area(ags)) is not None:
        raise UnknownAgs(
            _(
                "„%(ags)s“ steht für ein ganzes Gebiet: %(area)s. Bitte nennen Sie den achtstelligen Schlüssel der Kommune."
            )
            % {"ags": _shown(ags), "area": whole.display_name}
        )
    near = slips(ags, tuple(municipalities_by_ags()), most=_MOST_SUGGESTIONS)
    names = [(key, municipalities_by_ags()[key].name) for key in near]
    raise UnknownAgs(f"{unknown} {_similar(names) or _hint(ags)}", *near)


def area(ags: str) -> Area:
    """The area with this key (five digits; eight for the city of Aachen); blanks in it do not matter.

    Raises UnknownAgs with the key that may have been meant.
    """
    if (found := areas_by_ags().get("".join(ags.split()))) is not None:
        return found
    if not ags.strip():
        raise UnknownAgs(_("Bitte nennen Sie den Schlüssel des Gebiets, zum Beispiel 05382 für den Rhein-Sieg-Kreis."))
    unknown = _("Ein Gebiet mit dem Schlüssel „%(ags)s“ gibt es nicht.") % {"ags": _shown(ags)}
    if (meant := meant_area(ags)) is not None:
        raise UnknownAgs(f"{unknown} {_question(meant.ags, meant.display_name)}", meant.ags)
    near = slips(ags, tuple(areas_by_ags()), most=_MOST_SUGGESTIONS)
    names = [(key, areas_by_ags()[key].display_name) for key in near]
    hint = _("Kreise und kreisfreie Städte haben fünf Ziffern, zum Beispiel 05382 (Rhein-Sieg-Kreis).")
    raise UnknownAgs(f"{unknown} {_similar(names) or hint}", *near)


def municipalities(area_ags: str) -> tuple[Municipality, ...]:
    """The municipalities inside an area, by key; a city is its own one. Raises UnknownAgs."""
    inside = area(area_ags).ags
    return tuple(each for each in all_municipalities() if each.ags.startswith(inside))


def municipalities_served(area_ags: str) -> tuple[Municipality, ...]:
    """The municipalities a centre works for besides its own house: none for a city. Raises UnknownAgs.

    A city with a centre of its own is left out: Aachen is not served by the centre of the city region.
    """
    served = area(area_ags)
    if served.is_city:
        return ()
    own_centre = {each.ags for each in areas() if each.within}
    return tuple(each for each in municipalities(served.ags) if each.ags not in own_centre)


def _shown(text: str) -> str:
    """What was typed, short enough for a sentence."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN_LENGTH else f"{plain[: _SHOWN_LENGTH - 1]}…"


def _question(ags: str, name: str) -> str:
    return _("Meinten Sie %(ags)s (%(name)s)?") % {"ags": ags, "name": name}


def _similar(names: list[tuple[str, str]]) -> str:
    """One place as a question, several as a list, none as an empty text."""
    if len(names) <= 1:
        return "".join(_question(*each) for each in names)
    return _("Ähnlich sind: %(places)s.") % {"places": ", ".join(f"{ags} ({name})" for ags, name in names)}


def _hint(ags: str) -> str:
    key = digits_of(ags)
    if len(key) == _AGS_LENGTH and key.isascii() and key.isdigit() and not key.startswith(_STATE):
        return _("Bekannt sind die Kommunen in Nordrhein-Westfalen; ihre Schlüssel beginnen mit 05.")
    return _("Er hat acht Ziffern, zum Beispiel 05382068 für Troisdorf.")
