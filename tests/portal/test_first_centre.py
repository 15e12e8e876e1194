"""From an empty installation to the first centre, on the command line, without demo data."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from schwerpunkt.accounts.models import Membership
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.messaging.models import Mail
from schwerpunkt.papers.models import PaperTemplate
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import everywhere, inside
from tests.kit.installation import Installation

CENTRE = {
    "name": "Kommunales Integrationszentrum des Musterkreises",
    "short_name": "KI Musterkreis",
    "area": "Musterkreis",
    "ags": "05999",
    "head_name": "Antje Beispiel",
    "head_email": "leitung@musterkreis.example",
}


def make(slug: str = "musterkreis", **changed: str) -> str:
    said = StringIO()
    options = {**CENTRE, **changed}
    call_command(
        "centre", slug, *(f"--{name.replace('_', '-')}={value}" for name, value in options.items()), stdout=said
    )
    return said.getvalue()


def test_setup_makes_tables_and_files_but_no_demo(tmp_path: Path) -> None:
    house = Installation(tmp_path / "first")
    refused = house.run("centre", "x", *(f"--{name.replace('_', '-')}={value}" for name, value in CENTRE.items()))
    assert (refused.returncode, "schwerpunkt setup" in refused.stderr) == (1, True)

    assert "Tabellen werden angelegt" in house.must("setup")
    assert house.must("setup").strip() == "Alles ist auf dem Stand dieser Version."
    assert (house.data / "static").is_dir()
    assert not (house.data / "demo-password.txt").exists()
    count = "from schwerpunkt.tenancy.models import Centre; print(Centre.objects.count())"
    assert house.must("shell", "--no-imports", "-c", count).strip() == "0"


@pytest.mark.django_db
def test_a_centre_with_its_head_kinds_of_papers_and_a_way_in() -> None:
    said = make()
    centre = Centre.objects.get(slug="musterkreis")
    with inside(centre):
        head = Membership.objects.select_related("user").get()
        assert (head.role, head.user.email, head.user.name) == ("head", CENTRE["head_email"], CENTRE["head_name"])
        assert (PaperTemplate.objects.count(), Mail.objects.count(), centre.is_demo) == (7, 1, False)
        assert "Kommandozeile" in set(AuditEntry.objects.values_list("actor_label", flat=True))
    link = re.search(r"http://\S+(/konto/passwort/neu/\S+/)", said)
    assert link is not None
    assert Client().get(link[1], follow=True).status_code == 200


@pytest.mark.django_db
def test_who_has_a_password_is_given_none() -> None:
    make()
    with everywhere():
        user = Membership.objects.select_related("user").get().user
    user.set_password("Linde-Buche-4711")
    user.save()
    said = make("nachbarkreis", name="Kommunales Integrationszentrum des Nachbarkreises")
    assert ("bisherigen Passwort" in said, "http" in said) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "changed", "sentence"),
    [
        ("musterkreis", {}, "schon vergeben"),
        ("mit leerzeichen", {}, "gültig"),
        ("neu", {"head_email": "leitung"}, "E-Mail"),
        ("neu", {"short_name": " "}, "Bitte füllen Sie dieses Feld aus"),
    ],
)
def test_refusals_leave_nothing_half_made(slug: str, changed: dict[str, str], sentence: str) -> None:
    make()
    with pytest.raises(CommandError, match=sentence):
        make(slug, **changed)
    assert Centre.objects.count() == 1
