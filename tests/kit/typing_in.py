"""What a person would send from a page: the form as it came, with something typed into it."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

FIRST = object()
"""Typed into a selection: take the first."""


def main_form(page: str) -> html.FormElement:
    """The form of a page that saves something."""
    forms = [form for form in html.fromstring(page).forms if form.xpath(".//input[@name='form_token']")]
    if not forms:
        raise AssertionError("there is no form to fill in")
    found: html.FormElement = forms[-1]
    return found


def filled(page: str, typed: Mapping[str, Any], *, blank: str = "") -> dict[str, Any]:
    """The values of the form: ``typed`` where its name is in it, else what stands there, else ``blank``.

    Files (``typed`` are their bytes), and with a ``blank`` numbers, days and selections too, get something that fits.
    """
    form = main_form(page)
    sent: dict[str, Any] = {}
    for element in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        name, kind = element.get("name"), element.get("type", element.tag)
        if kind == "file":
            sent[name] = SimpleUploadedFile("datei.csv", typed.get(name, b"Eine;Tabelle\n1;2\n"), "text/csv")
        elif name in typed and typed[name] is not FIRST:
            sent[name] = typed[name]
        elif kind in ("radio", "checkbox"):
            if element.checked or kind == "radio" or name in typed:
                sent.setdefault(name, element.get("value", "on"))
        elif element.tag == "select":
            first = next((value for value in element.value_options if value), "")
            sent[name] = element.value or (first if blank or name in typed else "")
        else:
            sent[name] = (element.value or "").strip() or (
                "" if kind == "hidden" or not blank else _fitting(element, blank)
            )
    return sent


def _fitting(element: Any, blank: str) -> str:
    """Something for an empty field: the fields say themselves whether they take a number or a day."""
    return {"decimal": "24", "numeric": "24", "text": "30.06.2023"}.get(element.get("inputmode", ""), blank)
