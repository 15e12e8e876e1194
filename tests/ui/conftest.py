"""The sample site with its menu, for one test at a time."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

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
