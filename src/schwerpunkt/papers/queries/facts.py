"""The facts a paper stands on, as kept in its frozen copy."""

from typing import Any

from schwerpunkt.papers.models import Paper
from schwerpunkt.papers.queries.material import material_of
from schwerpunkt.papers.queries.placeholders import values_of
from schwerpunkt.papers.queries.reporting import evidence_of


def facts_of(paper: Paper) -> dict[str, Any]:
    """Placeholders' values, figures with their records, goals, agreements and Beratungsfolge as plain data."""
    period, material = paper.period, material_of(paper)
    return {
        "placeholders": values_of(material),
        "figures": evidence_of(material),
        "period": None if period is None else {"id": period.pk, "title": period.title, "state": period.state},
        "goals": []
        if period is None
        else [
            {
                "id": goal.pk,
                "number": goal.number,
                "title": goal.title,
                "sentence": goal.sentence,
                "due_on": goal.due_on.isoformat(),
                "version": goal.current_version,
            }
            for goal in period.goals.order_by("position")
        ],
        "agreements": []
        if period is None
        else [
            {
                "ministry": row.ministry.name,
                "outcome": row.outcome,
                "answered_on": row.answered_on.isoformat() if row.answered_on else None,
            }
            for row in period.agreements.filter(goal_version=None).select_related("ministry")
        ],
        "consultations": [
            {
                "committee": step.committee.name,
                "role": step.role,
                "held_on": step.meeting.held_on.isoformat() if step.meeting else None,
            }
            for step in paper.consultations.select_related("committee", "meeting").order_by("position")
        ],
        "attachments": [
            {"title": each.title, "sha256": each.file.sha256} for each in paper.attachments.select_related("file")
        ],
    }
