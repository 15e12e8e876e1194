"""Addresses of pages, made quickly: a list of fifty rows and its menus ask for about eighty of them."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

_SAMPLE = "987654321"


def page_address(name: str, key: int | None = None) -> str:
    """The address of the page with that name; of the record with that key, if the page takes one.

    Raises NoReverseMatch when there is no such page.
    """
    site = (get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)
    return _of_page(name, site) if key is None else _of_record(name, site).replace(_SAMPLE, str(key))


# The site only tells apart what is kept: ``reverse`` reads prefix and table of addresses itself.
@lru_cache(maxsize=500)
def _of_page(name: str, _site: tuple[str, str]) -> str:
    return reverse(name)


@lru_cache(maxsize=500)
def _of_record(name: str, _site: tuple[str, str]) -> str:
    return reverse(name, args=(int(_SAMPLE),))
