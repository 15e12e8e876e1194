"""The sample site with its menu, for one test at a time."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.ui import navigation
from schwerpunkt.ui.navigation import NavItem, Place
from tests.kit.world import World


@pytest.fixture
def sample_site(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.ui.site"
    items = (
        NavItem("Leute", "people", Perm.VIEW_TEAM, 10),
        NavItem("Offen", "open", "", 5),
        NavItem("Geheim", "own", "sample.nobody_has_this", 20),
        NavItem("Hilfe", "open", "", 10, Place.FOOT),
    )
    monkeypatch.setattr(navigation, "_items", {(item.place, item.url_name): item for item in items})


@pytest.fixture
def head(client: Client, world: World, sample_site: None) -> Client:
    """The head's browser."""
    client.force_login(world.here.people["head"].user)
    return client


@pytest.fixture
def officer(world: World, sample_site: None) -> Client:
    """An officer's browser."""
    client = Client()
    client.force_login(world.here.people["officer"].user)
    return client


@pytest.fixture
def stranger(world: World, sample_site: None) -> Client:
    """The browser of somebody from the other centre."""
    client = Client()
    client.force_login(world.there.people["head"].user)
    return client


@pytest.fixture
def member(world: World) -> Membership:
    """The colleague the pages are about."""
    return world.here.people["officer"]


@pytest.fixture
def password(site: str, site_data: Path) -> str:
    """The pass phrase of the demo's colleagues."""
    return (site_data / "demo-password.txt").read_text().strip()


@pytest.fixture
def sign_in(open_page: Callable[..., Page], password: str) -> Callable[..., Page]:
    """Opens the program in a browser as a colleague of the demo: ``sign_in("leitung", viewport=PHONE)``."""

    def signed_in(who: str, **options: Any) -> Page:
        page = open_page(**options)
        page.goto("/konto/anmelden/")
        page.locator("[name=login]").fill(f"{who}@ki-rsk.example")
        page.locator("[name=password]").fill(password)
        page.get_by_role("button", name="Anmelden", exact=True).click()
        page.wait_for_url("**/")
        return page

    return signed_in
