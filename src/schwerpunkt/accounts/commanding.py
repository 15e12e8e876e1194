"""The shape of every change: ``@command``.

A command checks the permission, opens a transaction, locks its record, notices a parallel edit, holds the licence to
write, and appends to the history what was before and after. Nothing of that is written in the command itself.
"""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction
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


@dataclass(frozen=True)
class CommandInfo:
    """What is known of a command: its code, permission, the argument it acts on, and how the history names it."""

    code: str
    permission: str
    on: str | None
    says: Words


@dataclass(frozen=True)
class _Target:
    """The record a command acts on, as it was before."""

    instance: models.Model | None
    key: int | None
    before: dict[str, Any]


_commands: dict[str, CommandInfo] = {}


def all_commands() -> tuple[CommandInfo, ...]:
    """Every command of the house, by code."""
    return tuple(_commands[code] for code in sorted(_commands))


def says(verb: str) -> str:
    """How the history names an act, e.g. "Ziel geändert"."""
    return str(_commands[verb].says) if verb in _commands else verb


def command(permission: str, *, says: Words, on: str | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a keyword-only function a command.

    ``on`` names the argument that holds the record to change; it is read again and locked, so the function sees the
    present state. The caller may pass ``revision`` (the version the person had opened; Conflict when it is no longer
    the present one) and ``reason`` (kept in the history); a function that wants the reason itself declares it.
    Raises Forbidden, Conflict, or what the function refuses; then nothing was written.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        app = function.__module__.split(".")[1]
        info = CommandInfo(f"{app}.{function.__name__}", str(permission), on, says)
        if info.code in _commands:
            raise ValueError(f"{info.code} is there twice")
        _commands[info.code] = info
        wants_reason = "reason" in inspect.signature(function).parameters

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if args:
                raise TypeError(f"{info.code} takes keyword arguments only")
            arguments: dict[str, Any] = dict(kwargs)
            actor: Actor = arguments["actor"]
            revision: int | None = arguments.pop("revision", None)
            reason: str = str(arguments.get("reason") or "")
            if not wants_reason:
                arguments.pop("reason", None)
            with transaction.atomic(), licence(info.code):
                instance = None
                if on is not None:
                    instance = arguments[on] = _locked(arguments[on])
                if refusal := why_not(actor, info.permission, instance):
                    raise Forbidden(refusal)
                if instance is not None and revision is not None:
                    _refuse_stale(instance, revision)
                target = _Target(instance, instance.pk if instance is not None else None, snapshot(instance))
                result = function(*args, **arguments)
                _write_history(info, actor, reason, target, result)
            return result

        run.command = info  # type: ignore[attr-defined]  # read by pages and tests
        return run

    return decorate


def _locked(instance: models.Model) -> models.Model:
    """The record as it is now, locked until the transaction ends."""
    manager = type(instance)._base_manager
    try:
        return manager.select_for_update(of=("self",)).get(pk=instance.pk)
    except type(instance).DoesNotExist as error:  # type: ignore[attr-defined]  # every model class has it
        raise Refused(_("Diesen Datensatz gibt es nicht mehr. Jemand hat ihn inzwischen gelöscht.")) from error


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
    changes = differences(type(instance), target.before, snapshot(instance))
    if target.instance is not None and not changes and result is instance:
        return  # nothing happened
    record(
        actor_id=actor.user_id,
        actor_label=actor.label,
        verb=info.code,
        instance=instance,
        object_id=instance.pk or target.key,
        changes=changes,
        reason=reason,
    )
