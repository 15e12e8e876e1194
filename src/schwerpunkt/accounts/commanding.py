"""The shape of every change: ``@command``.

A command checks the permission, opens a transaction, locks its record, notices a parallel edit, holds the licence to
write, and appends to the history what was before and after. Nothing of that is written in the command itself.

What belongs together is locked as a whole and from the top: a block waits for its paper, a goal for its period. So two
commands on parts of one whole come one after the other, and never wait for each other crosswise.
"""

import functools
import inspect
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError, OperationalError, models, transaction
from django.utils.translation import gettext as _

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.permissions import why_not
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.audit.trail import differences, record, snapshot
from schwerpunkt.core.errors import Conflict, Forbidden, Refused
from schwerpunkt.core.words import Words
from schwerpunkt.core.writing import licence

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=models.Model)

_DEADLOCK = "40P01"


@dataclass(frozen=True)
class CommandInfo:
    """What is known of a command: its code, permission, the argument it acts on, how the history names it.

    Then what a new record joins, and whether the history keeps silent about what was changed.
    """

    code: str
    permission: str
    on: str | None
    says: Words
    within: str | None = None
    is_silent: bool = False


@dataclass(frozen=True)
class _Target:
    """The record a command acts on, as it was before."""

    instance: models.Model | None
    key: int | None
    before: dict[str, Any]


_commands: dict[str, CommandInfo] = {}
_earlier: ContextVar[dict[tuple[type[models.Model], Any], dict[str, Any]]] = ContextVar("earlier_values")
"""What records were before the present command changed them that are not the one it acts on."""


def all_commands() -> tuple[CommandInfo, ...]:
    """Every command of the house, by code."""
    return tuple(_commands[code] for code in sorted(_commands))


def says(verb: str) -> str:
    """How the history names an act, e.g. "Ziel geändert"."""
    return str(_commands[verb].says) if verb in _commands else verb


def replacing(found: M | None) -> M | None:
    """A record that a command may find and change instead of making one: the history then tells what it was before."""
    if found is not None:
        _earlier.get({})[type(found), found.pk] = snapshot(found)
    return found


def command(
    permission: str, *, says: Words, on: str | None = None, within: str | None = None, is_silent: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a keyword-only function a command.

    ``on`` names the argument that holds the record to change, ``within`` the one that a new record will belong to
    (``"centre"``: the actor's, when there is no such argument). It is read again and locked, after the whole it is
    ``part_of``; so the function sees the present state. The caller may pass ``revision`` (the version the person had
    opened; Conflict when it is no longer the present one) and ``reason`` (kept in the history); a function that wants
    the reason itself declares it. Of an ``is_silent`` one the history says that it was done, not what had been there
    before. Raises Forbidden, Conflict, or what the function refuses; then nothing was written.

    When the database stops two commands that came at the same moment, the one it stopped runs again: then it sees what
    the other has written, and refuses in its own words.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        app = function.__module__.split(".")[1]
        info = CommandInfo(f"{app}.{function.__name__}", str(permission), on, says, within, is_silent)
        if info.code in _commands:
            raise ValueError(f"{info.code} is there twice")
        _commands[info.code] = info
        wants_reason = "reason" in inspect.signature(function).parameters

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if args:
                raise TypeError(f"{info.code} takes keyword arguments only")
            try:
                return _run(info, function, dict(kwargs), wants_reason=wants_reason)
            except (IntegrityError, OperationalError) as error:
                if not _was_stopped(error):
                    raise
                return _run(info, function, dict(kwargs), wants_reason=wants_reason)

        run.command = info  # type: ignore[attr-defined]  # read by pages and tests
        return run

    return decorate


def _run(info: CommandInfo, function: Callable[..., R], arguments: dict[str, Any], *, wants_reason: bool) -> R:
    actor: Actor = arguments["actor"]
    revision: int | None = arguments.pop("revision", None)
    reason: str = str(arguments.get("reason") or "")
    if not wants_reason:
        arguments.pop("reason", None)
    with transaction.atomic(), licence(info.code):
        _lock_whole(info, actor, arguments)
        instance = None
        if info.on is not None:
            instance = arguments[info.on] = _locked(arguments[info.on])
        if refusal := why_not(actor, info.permission, instance):
            raise Forbidden(refusal)
        if instance is not None and revision is not None:
            _refuse_stale(instance, revision)
        target = _Target(instance, instance.pk if instance is not None else None, snapshot(instance))
        token = _earlier.set({})
        try:
            result = function(**arguments)
            earlier = _earlier.get()
        finally:
            _earlier.reset(token)
        if instance is None and isinstance(result, models.Model) and (type(result), result.pk) in earlier:
            target = _Target(result, result.pk, earlier[type(result), result.pk])
        _write_history(info, actor, reason, target, result)
    return result


def _lock_whole(info: CommandInfo, actor: Actor, arguments: dict[str, Any]) -> None:
    """Lock what the new record will belong to."""
    if info.within is None:
        return
    if info.within in arguments:
        whole = arguments[info.within]
        arguments[info.within] = None if whole is None else _locked(whole)
    elif info.within == "centre" and actor.centre is not None:
        _locked(actor.centre)


def _was_stopped(error: DatabaseError) -> bool:
    """Whether the database let another command go first: a limit it keeps, or two that waited for each other."""
    return isinstance(error, IntegrityError) or getattr(error.__cause__, "sqlstate", "") == _DEADLOCK


def _locked(instance: Any) -> Any:
    """The record as it is now, locked until the transaction ends; first the whole that it is ``part_of``."""
    model = type(instance)
    try:
        return _locked_row(model, instance.pk)
    except ObjectDoesNotExist as error:
        raise Refused(_("Diesen Datensatz gibt es nicht mehr. Jemand hat ihn inzwischen gelöscht.")) from error


def _locked_row(model: type[models.Model], key: Any) -> models.Model:
    whole = getattr(model, "part_of", None)
    if whole is None:
        return model._base_manager.select_for_update(of=("self",)).get(pk=key)
    relation = model._meta.get_field(whole)
    of_whole = model._base_manager.values_list(f"{whole}_id", flat=True).get(pk=key)
    locked = _locked_row(relation.related_model, of_whole)  # type: ignore[arg-type]  # a foreign key
    row = model._base_manager.select_for_update(of=("self",)).get(pk=key)
    setattr(row, whole, locked)
    return row


def _refuse_stale(target: models.Model, revision: int) -> None:
    current = getattr(target, "revision", revision)
    if current == revision:
        return
    entries = list(
        AuditEntry.objects.filter(object_type=target._meta.label_lower, object_id=target.pk).exclude(changes=[])[
            : max(current - revision, 1)
        ]
    )
    last = entries[0] if entries else None
    who = last.actor_label if last else _("Jemand")
    when = f"{last.at:%H:%M}" if last else ""
    raise Conflict(
        _("%(who)s hat diesen Datensatz um %(when)s geändert. Links steht die jetzige, rechts Ihre Fassung.")
        % {"who": who, "when": when},
        changed_by=who,
        changes=[row for entry in reversed(entries) for row in entry.changes],
        revision=current,
    )


def _write_history(info: CommandInfo, actor: Actor, reason: str, target: _Target, result: Any) -> None:
    instance = target.instance if target.instance is not None else result
    if not isinstance(instance, models.Model):
        return
    changes = differences(instance, target.before, snapshot(instance))
    if info.on is not None and not changes and result is instance:
        return  # nothing happened
    record(
        actor_id=actor.user_id,
        actor_label=actor.label,
        verb=info.code,
        instance=instance,
        object_id=instance.pk or target.key,
        changes=[] if info.is_silent else changes,
        reason=reason,
    )
