"""The tests run on the database that they were asked to run on."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for() -> None:
    asked_for = "postgresql" if os.environ.get("SCHWERPUNKT_DATABASE") else "sqlite"

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")

        assert cursor.fetchone() == (1,)
    assert connection.vendor == asked_for
