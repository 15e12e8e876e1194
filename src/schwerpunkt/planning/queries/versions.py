"""Two versions of a goal, word by word."""

from dataclasses import dataclass

from schwerpunkt.core.worddiff import Piece, compare
from schwerpunkt.planning.models import Goal, GoalVersion


@dataclass(frozen=True)
class Comparison:
    """What differs between an earlier and a later version."""

    earlier: GoalVersion
    later: GoalVersion
    title: tuple[Piece, ...]
    sentence: tuple[Piece, ...]
    due_on: tuple[Piece, ...]


def compare_versions(goal: Goal, earlier: int | None = None, later: int | None = None) -> Comparison | None:
    """The comparison of two versions by number; by default the last with the one before. None if there is only one."""
    versions = {version.number: version for version in goal.versions.order_by("number")}
    numbers = sorted(versions)
    if len(numbers) < 2:  # noqa: PLR2004  # two are needed to compare
        return None
    later = later if later in versions else numbers[-1]
    before = [number for number in numbers if number < later] or numbers[:1]
    earlier = earlier if earlier in versions else before[-1]
    old, new = versions[earlier], versions[later]
    return Comparison(
        old,
        new,
        compare(old.title, new.title),
        compare(old.sentence, new.sentence),
        compare(f"{old.due_on:%d.%m.%Y}", f"{new.due_on:%d.%m.%Y}"),
    )
