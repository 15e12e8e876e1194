"""Opening the scope of a centre. Outside of one, a query for a centre's records raises."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, cast

from django_scopes import get_scope, scope, scopes_disabled

if TYPE_CHECKING:
    from schwerpunkt.tenancy.models import Centre


@contextmanager
def inside(centre: "Centre") -> Iterator[None]:
    """Only records of ``centre`` exist for the code inside."""
    with scope(centre=centre):
        yield


def everywhere() -> AbstractContextManager[None]:
    """Lift the separation for work on the whole installation (backup, migration, health)."""
    return cast("AbstractContextManager[None]", scopes_disabled())


def current_centre() -> "Centre | None":
    """The centre whose scope is open, or None."""
    return cast("Centre | None", get_scope().get("centre"))
