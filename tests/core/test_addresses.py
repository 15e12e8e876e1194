"""Addresses of pages are kept, but never one site's for another."""

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix

from schwerpunkt.core.addresses import page_address


def test_the_address_is_that_of_the_page() -> None:
    assert page_address("portal:follow_ups") == reverse("portal:follow_ups")
    assert page_address("planning:measure", 7) == reverse("planning:measure", args=(7,))
    with pytest.raises(NoReverseMatch):
        page_address("portal:nowhere")


def test_another_table_of_addresses_or_another_folder_is_another_address() -> None:
    before = page_address("portal:follow_ups")
    with override_settings(ROOT_URLCONF="tests.ui.site"):
        assert page_address("portal:follow_ups") == f"/portal{before}"
    prefix = get_script_prefix()
    try:
        set_script_prefix("/ki/")
        assert page_address("portal:follow_ups") == f"/ki{before}"
    finally:
        set_script_prefix(prefix)
    assert page_address("portal:follow_ups") == before
