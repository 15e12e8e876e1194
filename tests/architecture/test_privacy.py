"""No field with a person without purpose, legal basis and end."""

from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.core.writing import licence
from schwerpunkt.parameters.models import Parameter
from schwerpunkt.privacy.basis import Basis, proposed_words
from schwerpunkt.privacy.docs import document
from schwerpunkt.privacy.queries import register_on
from schwerpunkt.privacy.register import is_declared, register
from tests.kit.storeys import CHECKOUT
from tests.kit.world import World

PEOPLE = (User, Membership)
TELLING = {
    "actor_id",
    "actor_label",
    "email",
    "last_login",
    "note",
    "password",
    "phone",
    "reason",
    "remark",
    "session_data",
    "state_reason",
    "to_address",
    "to_label",
    "user_id",
}
NOT_ABOUT_PEOPLE = {
    # rights of Django's own administration, kept at the user and declared with her
    "accounts.user.groups",
    "accounts.user.user_permissions",
}


def about_a_person(model: type[models.Model], field: models.Field[object, object]) -> bool:
    if field.is_relation:
        return isinstance(field.related_model, type) and issubclass(field.related_model, PEOPLE)
    names = {each.name for each in model._meta.concrete_fields}
    named = field.name == "name" and (issubclass(model, AbstractBaseUser) or "function" in names)
    return (
        named
        or field.name in TELLING
        or field.name.endswith("_by")
        or isinstance(field, models.EmailField)
        or (field.name == "data" and "user" in names)
    )


def test_every_field_about_a_person_is_declared() -> None:
    missing = [
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models(include_auto_created=False)
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if about_a_person(model, field) and not is_declared(model, field.name)
    ]

    assert [name for name in missing if name not in NOT_ABOUT_PEOPLE] == []


def test_every_entry_says_everything() -> None:
    incomplete = [
        each.key
        for each in register()
        if not all(map(str, (each.subjects, each.purpose, each.retention, each.recipients)))
    ]

    assert incomplete == []


def test_the_document_is_current() -> None:
    written = Path(CHECKOUT / "docs" / "privacy.md").read_text(encoding="utf-8")

    assert written == document(), "run scripts/docs.py"


@pytest.mark.django_db
def test_a_centre_sets_the_words_of_a_legal_basis(world: World) -> None:
    before = {row.processing.key: row.basis for row in register_on(date(2026, 1, 1))}
    with licence("test"):
        Parameter(
            centre=world.here.centre,
            code=Basis.PUBLIC_TASK.value,
            value="§ 3 DSG NRW",
            source="Datenschutzbeauftragte",
            valid_from=date(2026, 6, 1),
        ).save()

    after = {row.processing.key: row.basis for row in register_on(date(2026, 6, 1))}

    assert before["directory.contact"] == proposed_words(Basis.PUBLIC_TASK)
    assert after["directory.contact"] == "§ 3 DSG NRW"
    assert after["accounts.user"] == proposed_words(Basis.WORK)
