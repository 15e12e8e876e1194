"""What the import contracts cannot see: foreign keys that go up, and HTTP where it has no place."""

import ast
from pathlib import Path

from django.apps import apps

from tests.kit.storeys import PACKAGE, height

BELOW_PAGES = ("models", "enums", "queries", "commands", "rules", "workflows")
HTTP = ("django.http", "django.shortcuts", "django.views", "django.urls", "django.contrib.messages", "django_htmx")


def test_every_app_has_its_place() -> None:
    here = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()}

    assert here == set(height())


def test_relations_only_go_down() -> None:
    floors = height()
    going_up = [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if model.__module__.startswith("schwerpunkt.") and field.is_relation and not field.auto_created
        for target in [field.related_model]
        if isinstance(target, type) and target.__module__.startswith("schwerpunkt.")
        if model._meta.app_label != target._meta.app_label
        and floors[target._meta.app_label] >= floors[model._meta.app_label]
    ]

    assert going_up == []


def test_nothing_below_the_pages_knows_http() -> None:
    knowing = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for room in BELOW_PAGES
        for path in [*PACKAGE.glob(f"*/{room}.py"), *PACKAGE.glob(f"*/{room}/**/*.py")]
        for name in imported(path)
        if name.startswith(HTTP)
    ]

    assert knowing == []


def imported(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found
