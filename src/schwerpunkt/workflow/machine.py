"""A workflow is a table of transitions. Guards answer with a German reason, or None when the way is free.

The button's tooltip and the refusal of the command are the same sentence, because both come from ``why_not``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from schwerpunkt.core.errors import Refused
from schwerpunkt.core.words import Words

Guard = Callable[[Any], str | None]


@dataclass(frozen=True)
class Transition:
    """One way from several states to one. ``label`` is the button, ``outcome`` says what will happen."""

    verb: str
    label: Words
    sources: frozenset[str]
    target: str
    permission: str
    guards: tuple[Guard, ...] = ()
    outcome: Words = ""
    needs_reason: bool = False
    added: list[Guard] = field(default_factory=list, compare=False)
    """Guards of rooms above; see ``Workflow.guard``."""

    @property
    def all_guards(self) -> tuple[Guard, ...]:
        """Its own guards, then those of the rooms above."""
        return (*self.guards, *self.added)


@dataclass(frozen=True)
class Workflow:
    """The life of one noun. ``owners`` names, for each state, who acts next; every state has exactly one."""

    name: str
    title: Words
    states: type[models.TextChoices]
    initial: str
    transitions: tuple[Transition, ...]
    owners: dict[str, Words] = field(default_factory=dict)
    state_field: str = "state"

    def __post_init__(self) -> None:
        verbs = [transition.verb for transition in self.transitions]
        if len(set(verbs)) != len(verbs):
            raise ValueError(f"{self.name}: a verb is there twice")
        if set(self.owners) != set(self.states.values):
            raise ValueError(f"{self.name}: every state needs exactly one owner")
        _registry[self.name] = self

    def transition(self, verb: str) -> Transition:
        """The transition of that name; KeyError if there is none."""
        for transition in self.transitions:
            if transition.verb == verb:
                return transition
        raise KeyError(f"{self.name} has no transition {verb}")

    def guard(self, verb: str, guard: Guard) -> Guard:
        """Let a room above close a way, too: what it knows, this one does not (docs/adr/0009). Once per guard."""
        added = self.transition(verb).added
        if guard not in added:
            added.append(guard)
        return guard

    def why_not(self, instance: models.Model, verb: str) -> str | None:
        """The German sentence that says why ``verb`` is not possible now, or None."""
        transition = self.transition(verb)
        state = getattr(instance, self.state_field)
        if state not in transition.sources:
            labels = dict(self.states.choices)
            wanted = _(" oder ").join(f"„{labels[name]}“" for name in self.states.values if name in transition.sources)
            return _("Das geht nur im Zustand %(wanted)s; jetzt ist der Zustand „%(state)s“.") % {
                "wanted": wanted,
                "state": labels[state],
            }
        for guard in transition.all_guards:
            if reason := guard(instance):
                return reason
        return None

    def apply(self, instance: models.Model, verb: str) -> None:
        """Set the new state on the instance (unsaved), or raise Refused with the sentence of ``why_not``."""
        if reason := self.why_not(instance, verb):
            raise Refused(reason)
        setattr(instance, self.state_field, self.transition(verb).target)

    def in_reach(self, instance: models.Model) -> tuple[Transition, ...]:
        """Transitions that start from the present state, whether or not their guards let through."""
        state = getattr(instance, self.state_field)
        return tuple(transition for transition in self.transitions if state in transition.sources)


_registry: dict[str, Workflow] = {}


def all_workflows() -> tuple[Workflow, ...]:
    """Every workflow of the house, by name."""
    return tuple(_registry[name] for name in sorted(_registry))


def states(*names: str) -> frozenset[str]:
    """Short for the sources of a transition."""
    return frozenset(names)


def mermaid(workflow: Workflow) -> str:
    """The workflow as a Mermaid state diagram."""
    labels = dict(workflow.states.choices)
    return "\n".join(("stateDiagram-v2", *_lines(workflow, labels)))


def _lines(workflow: Workflow, labels: dict[str, Any]) -> Iterable[str]:
    yield f"    [*] --> {workflow.initial}"
    for state in workflow.states.values:
        yield f"    {state} : {labels[state]}"
    for transition in workflow.transitions:
        for source in sorted(transition.sources):
            yield f"    {source} --> {transition.target} : {transition.label}"
