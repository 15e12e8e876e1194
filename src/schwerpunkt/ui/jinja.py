"""The template engine of our pages: strict about what is missing, with the house's functions and filters."""

from typing import Any

from django.forms import BoundField
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from schwerpunkt.accounts.permissions import can, why_not
from schwerpunkt.core import clock
from schwerpunkt.core.addresses import page_address
from schwerpunkt.ui import formats
from schwerpunkt.ui.components import Components
from schwerpunkt.ui.icons import icon


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page by its name."""
    if kwargs or len(args) > 1 or (args and type(args[0]) is not int):
        return reverse(name, args=args or None, kwargs=kwargs or None)
    return page_address(name, *args)


def widget_of(bound: BoundField) -> dict[str, Any]:
    """What the widget of a form field would render: value, attributes, groups of options."""
    widget = bound.field.widget
    attrs = bound.build_widget_attrs({**widget.attrs, "id": bound.auto_id}, widget)
    context: dict[str, Any] = widget.get_context(bound.html_name, bound.value(), attrs)["widget"]
    return context


def environment(**options: Any) -> Environment:
    """The Jinja2 environment; ``options`` are those of Django's backend."""
    options["undefined"] = StrictUndefined
    options["autoescape"] = True
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(  # noqa: S701  # autoescape is set above
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], **options
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext, ngettext, newstyle=False, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        url=url,
        static=static,
        icon=icon,
        widget_of=widget_of,
        json_script=json_script,
        can=can,
        why_not=why_not,
        now=clock.now,
        today=clock.today,
    )
    env.globals["ui"] = Components(env)
    env.filters.update(
        day=formats.day,
        day_long=formats.day_long,
        day_short=formats.day_short,
        time=formats.clock_time,
        moment=formats.moment,
        number=formats.number,
        money=formats.money,
        percent=formats.percent,
        until=formats.until,
        ago=formats.ago,
        words=formats.words,
        several=formats.several,
        count_word=formats.count_word,
    )
    return env
