"""Much invented data for measuring: many centres, five years. Seeded, so that every run makes the same."""

import random
from collections.abc import Callable

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.commands import create_centre
from schwerpunkt.directory.reference import areas, municipalities_served
from schwerpunkt.portal.generating.house import furnish
from schwerpunkt.portal.generating.logs import keep_books
from schwerpunkt.portal.generating.papers import write_papers
from schwerpunkt.portal.generating.plan import plan_years
from schwerpunkt.portal.generating.pool import run_pool
from schwerpunkt.portal.generating.size import FULL, Size
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

__all__ = ("FULL", "Size", "fill", "generate")


def generate(count: int, seed: int, progress: Callable[[str], None], size: Size = FULL) -> None:
    """Fill the database with ``count`` invented centres in real areas; five years of their work."""
    dice = random.Random(seed)  # noqa: S311  # data to measure with, not a secret
    for area in areas()[:count]:
        progress(area.display_name)
        centre = create_centre(
            actor=system_actor("Messdaten"),
            slug=f"messung-{area.ags}",
            name=f"Messung {area.display_name}",
            short_name=f"Messung {area.name}"[:60],
            area_name=area.name,
            area_kind=AreaKind.DISTRICT if municipalities_served(area.ags) else AreaKind.CITY,
            area_ags=area.ags,
        )
        with inside(centre):
            fill(centre, dice, size)


def fill(centre: Centre, dice: random.Random, size: Size = FULL) -> None:
    """Five years of work of one centre; it must be without records yet."""
    with licence("generate"):
        staff = furnish(centre, dice, size)
        periods = plan_years(centre, staff, dice, size)
        write_papers(centre, staff, periods, size)
        keep_books(centre, staff, periods, dice, size)
        run_pool(centre, dice, size)
