"""Write the documents that are made from the program: ``scripts/docs.py``; ``--check`` fails when one is not current."""

import importlib
import inspect
import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schwerpunkt.config.settings")

import django
from django.utils.translation import override

if TYPE_CHECKING:
    from django.db.models import Model

    from schwerpunkt.workflow.machine import Workflow

DOCS = Path(__file__).parents[1] / "docs"


def documents() -> dict[str, str]:
    """What each generated file should say, by its path below ``docs``."""
    from schwerpunkt.privacy.docs import document
    from schwerpunkt.workflow.machine import all_workflows

    with override("de"):
        return {
            "privacy.md": document(),
            "roles.md": _roles(),
            "glossary.md": _glossary(),
            "map.md": _map(),
            **{f"workflows/{workflow.name}.md": _workflow(workflow) for workflow in all_workflows()},
        }


def _roles() -> str:
    from schwerpunkt.access.labels import label_of
    from schwerpunkt.accounts.permissions import roles

    lines = ["# Rollen", "", "Wer was darf. Die Tabelle steht in `access/roles.py`; hier ist sie zu lesen.", ""]
    lines += [f"- **{role.label}** (`{role.key}`): {role.description}" for role in roles()]
    lines += ["", f"| Recht | {' | '.join(str(role.label) for role in roles())} |", "|---" * (len(roles()) + 1) + "|"]
    for permission in sorted({each for role in roles() for each in role.permissions}):
        marks = ("ja" if permission in role.permissions else "–" for role in roles())
        lines.append(f"| {label_of(permission)} (`{permission}`) | {' | '.join(marks)} |")
    return "\n".join(lines) + "\n"


def _workflow(workflow: "Workflow") -> str:
    from schwerpunkt.access.labels import label_of
    from schwerpunkt.workflow.machine import mermaid

    labels = dict(workflow.states.choices)
    lines = [
        f"# {workflow.title}",
        "",
        "```mermaid",
        mermaid(workflow),
        "```",
        "",
        "| Zustand | als Nächstes handelt |",
        "|---|---|",
    ]
    lines += [f"| {labels[state]} | {workflow.owners[state]} |" for state in workflow.states.values]
    lines += ["", "| Schritt | von | nach | Recht | Bedingungen | Grund nötig |", "|---|---|---|---|---|---|"]
    for way in workflow.transitions:
        sources = ", ".join(str(labels[state]) for state in workflow.states.values if state in way.sources)
        guards = "; ".join(inspect.getdoc(guard) or guard.__name__ for guard in way.all_guards) or "–"
        reason = "ja" if way.needs_reason else "–"
        lines.append(
            f"| {way.label} | {sources} | {labels[way.target]} | {label_of(way.permission)} | {guards} | {reason} |"
        )
    return "\n".join(lines) + "\n"


def _glossary() -> str:
    lines = ["# Glossar", "", "Ein Wort je Sache: links, wie Menschen sie nennen, rechts der Name im Code.", ""]
    lines += ["| Deutsch | im Code | was es ist |", "|---|---|---|"]
    rows = {(str(model._meta.verbose_name), model) for model in _models()}
    for label, model in sorted(rows, key=lambda row: (row[0].casefold(), row[1].__name__)):
        lines.append(f"| {label} | `{model._meta.app_label}.{model.__name__}` | {_first_sentence(model)} |")
    return "\n".join(lines) + "\n"


def _map() -> str:
    from schwerpunkt.accounts.commanding import all_commands

    lines = [
        "# Map of the house",
        "",
        "Storeys from the roof to the cellar; imports and foreign keys only go down.",
        "",
    ]
    for storey in _storeys():
        for app in storey:
            module = importlib.import_module(f"schwerpunkt.{app}")
            models = sorted(model.__name__ for model in _models() if model._meta.app_label == app)
            commands = [info.code.partition(".")[2] for info in all_commands() if info.code.startswith(f"{app}.")]
            lines += [f"## {app}", "", inspect.getdoc(module) or "", ""]
            if models:
                lines += [f"Models: {', '.join(models)}", ""]
            if commands:
                lines += [f"Commands: {', '.join(commands)}", ""]
    return "\n".join(lines)


def _models() -> list[type["Model"]]:
    from django.apps import apps

    return [model for model in apps.get_models() if model.__module__.startswith("schwerpunkt.")]


def _first_sentence(model: type["Model"]) -> str:
    return (inspect.getdoc(model) or "").partition("\n\n")[0].replace("\n", " ").replace("|", "/")


def _storeys() -> list[list[str]]:
    text = (DOCS.parent / "pyproject.toml").read_text(encoding="utf-8")
    contracts = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "storeys")
    return [[app.strip() for app in layer.split("|")] for layer in layers]


def main() -> int:
    """Write or check; the number of files that were not current when checking."""
    django.setup()
    stale = [
        path
        for path, text in documents().items()
        if not (DOCS / path).exists() or (DOCS / path).read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            print(f"docs/{path} is not current: run scripts/docs.py")
        return len(stale)
    for path in stale:
        (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / path).write_text(documents()[path], encoding="utf-8")
        print(f"wrote docs/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
