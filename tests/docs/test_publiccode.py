"""``publiccode.yml`` says what the standard (version 0.4) wants to know, in the words that it knows."""

from datetime import date
from typing import Any

import pytest
import yaml

import schwerpunkt
from tests.kit.storeys import CHECKOUT

# From the standard's lists; only the words that fit a program like this one.
CATEGORIES = {"collaboration", "document-management", "event-management", "grant-management", "project-management"}
CATEGORIES |= {"data-visualization", "survey", "task-management", "workflow-management"}
SCOPES = {"culture", "education", "local-authorities", "society", "welfare"}
TYPES = {"standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend"}
TYPES |= {"standalone/other", "addon", "library", "configurationFiles"}
KEYS = {
    "publiccodeYmlVersion", "name", "url", "softwareVersion", "developmentStatus", "softwareType", "platforms",
    "categories", "intendedAudience", "description", "legal", "maintenance", "localisation", "dependsOn",
}  # fmt: skip
MANDATORY = KEYS - {"softwareVersion", "intendedAudience", "dependsOn"}


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((CHECKOUT / "publiccode.yml").read_text(encoding="utf-8"))
    return read


def test_nothing_that_is_wanted_is_missing_and_nothing_is_unknown(told: dict[str, Any]) -> None:
    assert set(told) >= MANDATORY
    assert set(told) - KEYS - {"releaseDate"} == set()
    assert told["publiccodeYmlVersion"] == "0.4"
    assert told["url"].startswith("https://")


def test_words_are_those_of_the_lists(told: dict[str, Any]) -> None:
    assert set(told["categories"]) <= CATEGORIES
    assert set(told["intendedAudience"]["scope"]) <= SCOPES
    assert told["intendedAudience"]["countries"] == ["de"]
    assert told["softwareType"] in TYPES
    assert told["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert set(told["platforms"]) <= {"web", "windows", "mac", "linux", "ios", "android"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_descriptions_have_the_length_and_the_parts_they_need(told: dict[str, Any], language: str) -> None:
    description = told["description"][language]
    assert 0 < len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert 5 <= len(description["features"]) <= 20
    assert [name for name in description["screenshots"] if not (CHECKOUT / name).is_file()] == []


def test_it_says_the_same_as_the_package(told: dict[str, Any]) -> None:
    assert told["softwareVersion"] == schwerpunkt.__version__
    assert told["legal"]["license"] == "EUPL-1.2"
    assert told.get("releaseDate") is None or isinstance(date.fromisoformat(told["releaseDate"]), date)


def test_somebody_answers_and_the_languages_are_named(told: dict[str, Any]) -> None:
    assert told["maintenance"]["type"] in {"internal", "community"}
    assert all(contact["name"] and "@" in contact["email"] for contact in told["maintenance"]["contacts"])
    assert told["localisation"] == {"localisationReady": True, "availableLanguages": ["de", "en"]}
    assert all(each["name"] for each in told["dependsOn"]["open"])
