"""Who may do what. The only door to the rules library.

A permission is granted by the role (table in ``access.roles``) and, where it depends on the record, narrowed by a
predicate that a room declares in its ``rules.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from rules.rulesets import RuleSet

from schwerpunkt.core.words import Words

if TYPE_CHECKING:
    from schwerpunkt.accounts.actors import Actor


@dataclass(frozen=True)
class Role:
    """A role: stored key, German label, one sentence on who that is, and what it may."""

    key: str
    label: Words
    description: Words
    permissions: frozenset[str]


_roles: dict[str, Role] = {}
_ruleset = RuleSet()
_refusals: dict[str, Words] = {}


def register_role(role: Role) -> None:
    """Make a role known; called by ``access`` alone."""
    _roles[role.key] = role


def roles() -> tuple[Role, ...]:
    """All roles in the order of the table."""
    return tuple(_roles.values())


def permissions_of(role: str) -> frozenset[str]:
    """What a role may do; an unknown role may do nothing."""
    return _roles[role].permissions if role in _roles else frozenset()


def restrict(permission: str, predicate: Callable[..., bool], refusal: Words) -> None:
    """Narrow a permission to records for which ``predicate(actor, record)`` holds; ``refusal`` says it in German."""
    _ruleset.add_rule(str(permission), predicate)
    _refusals[str(permission)] = refusal


def can(actor: "Actor | None", permission: str, record: Any = None) -> bool:
    """Whether the actor may, in general (no record) or with this record."""
    return why_not(actor, permission, record) is None


def why_not(actor: "Actor | None", permission: str, record: Any = None) -> str | None:
    """The German sentence that says who may instead, or None when the actor may."""
    if actor is None:
        return _("Bitte melden Sie sich an.")
    if actor.is_system:
        return None
    if permission not in actor.permissions:
        return _who_may(permission)
    return None if record is None else _narrower(actor, permission, record)


def _who_may(permission: str) -> str:
    holders = [str(role.label) for role in _roles.values() if permission in role.permissions]
    if not holders:
        return _("Das darf in dieser Installation niemand.")
    return _("Das darf nur: %(roles)s. Bitten Sie dort um Hilfe.") % {"roles": ", ".join(holders)}


def _narrower(actor: "Actor", permission: str, record: Any) -> str | None:
    centre = getattr(record, "centre_id", None)
    if centre is not None and (actor.centre is None or actor.centre.pk != centre):
        return _("Diesen Datensatz gibt es nicht.")
    name = str(permission)
    if not _ruleset.rule_exists(name) or _ruleset.test_rule(name, actor, record):
        return None
    return str(_refusals[name])
