"""A mail server of our own: it really speaks SMTP and keeps what it is given."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.kit.program import free_port


@dataclass
class MailServer:
    """``received`` in order; ``answers`` gives, by recipient, what is answered instead of "250 OK"."""

    port: int
    received: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802  # the library's name
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # the library's name
        self.received.append(BytesParser(policy=default).parsebytes(envelope.content))
        return "250 OK"


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Callable[[], MailServer]]:
    """Points the program at a port; the server there runs once the returned function is called."""
    server = MailServer(free_port())
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    with ExitStack() as running:

        def start() -> MailServer:
            controller = Controller(server, hostname="127.0.0.1", port=server.port)
            controller.start()
            running.callback(controller.stop)
            return server

        yield start
