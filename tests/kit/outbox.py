"""Mails as they went out of a running program, which writes them to files as long as no mail server is set."""

import re
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

_BETWEEN = "-" * 79
_SECONDS = 60


def sent(data: Path) -> Iterator[tuple[str, str, str]]:
    """Address, subject and text of every mail so far."""
    for file in sorted((data / "outbox").glob("*.log")):
        for source in file.read_text(encoding="utf-8").split(_BETWEEN):
            message = message_from_bytes(source.lstrip().encode(), policy=default)
            if (text := message.get_body(("plain",))) is not None and message["To"]:
                yield (
                    str(message["To"].addresses[0].addr_spec),
                    str(message["Subject"]).strip(),
                    str(text.get_content()),
                )


def link(data: Path, to: str, path: str) -> str:
    """The latest link below ``path`` that went to an address; waits until the worker has delivered it."""
    for _second in range(_SECONDS):
        found = [match[1] for address, _subject, text in sent(data) if address == to for match in _links(text, path)]
        if found:
            return found[-1]
        time.sleep(1)
    raise AssertionError(f"no link {path} for {to}; there is: {[(each[0], each[1]) for each in sent(data)][-8:]}")


def _links(text: str, path: str) -> Iterator["re.Match[str]"]:
    return re.finditer(rf"https?://[^/\s]+({re.escape(path)}\S+)", text)
