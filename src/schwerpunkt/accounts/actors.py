"""The one who acts: a person in her role at a centre, or the program itself."""

from dataclasses import dataclass, field

from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import permissions_of
from schwerpunkt.tenancy.models import Centre


@dataclass(frozen=True)
class Actor:
    """Who acts, for which centre, with which permissions. ``is_system`` marks the program's own work."""

    label: str
    centre: Centre | None
    role: str = ""
    user_id: int | None = None
    membership_id: int | None = None
    permissions: frozenset[str] = field(default_factory=frozenset)
    remits: frozenset[str] = field(default_factory=frozenset)
    is_system: bool = False

    def __str__(self) -> str:
        return self.label


def actor_for(membership: Membership) -> Actor:
    """The actor of a membership with everything her role permits."""
    return Actor(
        label=membership.user.name,
        centre=membership.centre,
        role=membership.role,
        user_id=membership.user_id,
        membership_id=membership.pk,
        permissions=permissions_of(membership.role),
        remits=frozenset(membership.remits),
    )


def system_actor(label: str, centre: Centre | None = None) -> Actor:
    """The program itself, for jobs, setup and demo; may do everything and is marked as such in the history."""
    return Actor(label=label, centre=centre, is_system=True)
