"""The components as one name in every template: ``{{ ui.button(label=…) }}``, ``{% call ui.section(…) %}``.

They are the macros of ``templates/ui/components``; no template needs to import them, also not a block that is rendered
alone.
"""

from typing import Any

from jinja2 import Environment

FILES = ("basics", "head", "table", "views", "form", "figures", "records")


class Components:
    """The macros of all component files by name."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._home: dict[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if not self._home:
            for file in FILES:
                path = f"ui/components/{file}.html"
                self._home |= dict.fromkeys(self._env.get_template(path).make_module().__dict__, path)
        if name not in self._home:
            raise AttributeError(f"there is no component {name}")
        return getattr(self._env.get_template(self._home[name]).module, name)
