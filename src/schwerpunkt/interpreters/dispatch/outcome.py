"""A plan as JSON, see ``interpreters/data/plan.schema.json``."""

from typing import TYPE_CHECKING, Any

from schwerpunkt.interpreters.dispatch.instance import Instance

if TYPE_CHECKING:
    from schwerpunkt.interpreters.dispatch.planning import Plan, Shares


def told(instance: Instance, plan: "Plan") -> dict[str, Any]:
    """The plan with the keys of the instance."""
    requests, people = instance.requests, instance.interpreters
    return {
        "assignments": [
            {"request": requests[request].id, "interpreter": people[person].id}
            for request, person in plan.assignments.items()
        ],
        **_shares(plan.shares),
        "covered_bound": plan.covered_bound,
        "km_bound": plan.km_bound,
        "load_squares_bound": plan.load_squares_bound,
        "seconds": round(plan.seconds, 3),
        "uncovered": [{"request": requests[each.request].id, "reason": each.reason} for each in plan.uncovered],
        "by_hand": _shares(plan.by_hand),
    }


def _shares(shares: "Shares") -> dict[str, Any]:
    return {"covered": shares.covered, "km": shares.km, "load_squares": shares.load_squares}
