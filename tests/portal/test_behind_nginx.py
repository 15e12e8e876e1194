"""Behind nginx every request comes from this machine; who asks stands in the header that nginx sets."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.kit.program import PROGRAM, environment

VISITOR, COLLEAGUE = "198.51.100.7", "198.51.100.8"
LOCKED = "Zu viele Fehlversuche"


def try_wrong_password(person: str, address: str) -> str:
    answer = Client().post(
        "/konto/anmelden/",
        {"login": f"{person}@ki-rsk.example", "password": "falsch"},
        headers={"X-Forwarded-For": address},
    )
    return answer.content.decode()


@pytest.mark.django_db
def test_wrong_passwords_of_one_visitor_lock_nobody_else_out(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "nginx"}}
    pages = [try_wrong_password(f"niemand{number}", VISITOR) for number in range(21)]
    assert [LOCKED in page for page in pages] == [False] * 20 + [True]
    assert LOCKED not in try_wrong_password("jemand", COLLEAGUE)


@pytest.mark.parametrize(("https", "count"), [("ja", "1"), ("", "0")])
def test_the_header_is_believed_behind_nginx_only(tmp_path: Path, https: str, count: str) -> None:
    said = subprocess.check_output(
        [PROGRAM, "diffsettings", "--all"], cwd=tmp_path, env=environment(tmp_path, SCHWERPUNKT_HTTPS=https), text=True
    )
    assert f"ALLAUTH_TRUSTED_PROXY_COUNT = {count}" in said
