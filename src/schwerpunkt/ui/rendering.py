"""From a template and a context to HTML; single blocks for htmx."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from jinja2 import Template

from schwerpunkt.ui.context import page, stranger


def _template(name: str) -> Template:
    return cast("Jinja2", engines["jinja2"]).env.get_template(name)


def csrf_input(request: HttpRequest) -> Any:
    """The hidden field that proves the form is ours; made only when a page has a form."""

    def field() -> str:
        return mark_safe(f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">')  # noqa: S308  # Django's own token

    return SimpleLazyObject(field)


def html(request: HttpRequest, template: str, context: dict[str, Any], block: str | None = None) -> str:
    """The page, or only one of its blocks. KeyError when the template has no such block."""
    found = _template(template)
    full = {**page(request), "request": request, "csrf_input": csrf_input(request), **context}
    if block is None:
        return found.render(full)
    return "".join(found.blocks[block](found.new_context(full)))


def respond(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    block: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page as an answer; says that it differs for htmx."""
    response = HttpResponse(html(request, template, context, block), status=status)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "HX-Request, HX-Target, Cookie, Accept-Language"
    return response


def respond_alone(request: HttpRequest, template: str, context: dict[str, Any], *, status: int) -> HttpResponse:
    """The page for when something is broken: without person, centre, session and database."""
    found = _template(template).render({**stranger(request), "request": request, **context})
    response = HttpResponse(found, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
