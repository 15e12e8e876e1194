"""The log: one JSON object a line, without personal data."""

import logging
import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TOKEN = re.compile(r"(?<=[/=])[A-Za-z0-9_:.-]{24,}")


def without_personal_data(text: str) -> str:
    """The text with mail addresses and link tokens blacked out."""
    return _TOKEN.sub("[…]", _EMAIL.sub("[…]", text))


class SafeJsonFormatter(JsonFormatter):
    """Formats records as JSON; mail addresses and tokens of links are blacked out, request bodies never logged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", *args, json_ensure_ascii=False, **kwargs)

    def format(self, record: logging.LogRecord) -> str:
        record.__dict__.pop("request", None)
        return without_personal_data(super().format(record))
