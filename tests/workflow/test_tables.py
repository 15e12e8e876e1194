"""Every workflow against its table: what the table allows is done, everything else is refused with a sentence."""

from types import SimpleNamespace

import pytest

from schwerpunkt.core.errors import Refused
from schwerpunkt.workflow.machine import Transition, Workflow, all_workflows, mermaid


def _ways() -> list[tuple[Workflow, str, Transition]]:
    return [
        (workflow, state, transition)
        for workflow in all_workflows()
        for state in workflow.states.values
        for transition in workflow.transitions
    ]


@pytest.mark.parametrize(
    ("workflow", "state", "transition"), _ways(), ids=lambda it: getattr(it, "name", getattr(it, "verb", it))
)
def test_a_transition_starts_from_its_sources_only(workflow: Workflow, state: str, transition: Transition) -> None:
    record = SimpleNamespace(**{workflow.state_field: state})
    bare = Transition(transition.verb, transition.label, transition.sources, transition.target, transition.permission)
    flow = SimpleNamespace(states=workflow.states, state_field=workflow.state_field, transition=lambda _verb: bare)
    flow.why_not = lambda instance, verb: Workflow.why_not(flow, instance, verb)  # type: ignore[arg-type]

    if state in transition.sources:
        Workflow.apply(flow, record, transition.verb)  # type: ignore[arg-type]
        assert getattr(record, workflow.state_field) == transition.target
    else:
        with pytest.raises(Refused, match="Das geht nur im Zustand"):
            Workflow.apply(flow, record, transition.verb)  # type: ignore[arg-type]
        assert getattr(record, workflow.state_field) == state


@pytest.mark.parametrize("workflow", all_workflows(), ids=lambda each: each.name)
def test_every_state_can_be_reached_and_has_an_owner(workflow: Workflow) -> None:
    reached, frontier = {workflow.initial}, [workflow.initial]
    while frontier:
        state = frontier.pop()
        for transition in workflow.transitions:
            if state in transition.sources and transition.target not in reached:
                reached.add(transition.target)
                frontier.append(transition.target)

    assert reached == set(workflow.states.values)
    assert set(workflow.owners) == set(workflow.states.values)


def test_the_diagram_names_every_transition() -> None:
    for workflow in all_workflows():
        lines = mermaid(workflow).splitlines()
        arrows = sum(len(transition.sources) for transition in workflow.transitions)
        assert sum("-->" in line for line in lines) == arrows + 1
