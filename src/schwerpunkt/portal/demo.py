"""The demo: what a fresh installation shows."""

from collections.abc import Callable


def load(progress: Callable[[str], None]) -> None:
    """Fill an empty database with the demo; ``progress`` hears what is being done."""
    progress("Diese Fassung bringt keine Beispieldaten mit.")


def logins() -> list[tuple[str, str, str]]:
    """One sign-in per role of the demo centre: label of the role, e-mail address, password."""
    return []
