"""What figures can be split by, and the outlines of the centre's municipalities."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from schwerpunkt.core.asking import Question
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.models import CentreMunicipality
from schwerpunkt.directory.queries import codes
from schwerpunkt.directory.reference import municipality_map
from schwerpunkt.directory.reference.credits import BKG
from schwerpunkt.figures.maps import Outlines, Shape, outlines_from
from schwerpunkt.figures.metrics import Dimension, dimension
from schwerpunkt.tenancy.scope import current_centre


def _municipalities() -> Question:
    return Question(CentreMunicipality.objects.order_by("name"), ("pk", "name", "ags"))


def _codes(kind: CodeKind) -> Callable[[], Question]:
    return lambda: Question(codes(kind), ("pk", "label"))


MUNICIPALITY = dimension(Dimension("kommune", _("Kommune"), _municipalities, _("ohne Kommune"), 10, has_places=True))
ACTION_FIELD = dimension(
    Dimension("handlungsfeld", _("Handlungsfeld"), _codes(CodeKind.ACTION_FIELD), _("ohne Handlungsfeld"), 20)
)
TARGET_GROUP = dimension(
    Dimension("zielgruppe", _("Zielgruppe"), _codes(CodeKind.TARGET_GROUP), _("ohne Zielgruppe"), 30)
)
TOPIC = dimension(Dimension("thema", _("Thema"), _codes(CodeKind.NEED_TOPIC), _("ohne Thema"), 40))
ADVICE_KIND = dimension(Dimension("leistung", _("Leistung"), _codes(CodeKind.ADVICE_KIND), _("ohne Leistung")))
MEASURE_KIND = dimension(Dimension("art", _("Art der Maßnahme"), _codes(CodeKind.MEASURE_KIND), _("ohne Art")))


@outlines_from
def municipality_outlines() -> Outlines | None:
    """The municipalities of the centre's area; None for a city, which has none below it."""
    centre = current_centre()
    if centre is None or not CentreMunicipality.objects.exists():
        return None
    found = municipality_map(centre.area_ags)
    shapes = tuple(Shape(each.ags, each.path, each.label_x, each.label_y) for each in found.outlines)
    return Outlines(found.left, found.top, found.width, found.height, shapes, BKG.line)
