"""The house's directory: a real OpenID Connect provider in a process of its own.

It asks nobody for a password; whoever names a subject is signed in as that person, with the claims set before.
"""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from tests.kit.program import free_port

_PATIENCE = 60
START = "/konto/verzeichnis/haus/?process=login"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Whoever asks wants to see where it leads, not to go there."""


@dataclass(frozen=True)
class Provider:
    """A running provider. ``address`` is its issuer."""

    address: str

    def knows(self, subject: str, **claims: Any) -> None:
        """Set what the provider says about a person."""
        body = json.dumps(claims).encode()
        request = urllib.request.Request(
            f"{self.address}/users/{subject}", body, {"Content-Type": "application/json"}, method="PUT"
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 204

    def answer(self, address: str, **form: str) -> str:
        """What a person does at the provider's page: sign in (``sub``) or decline (``action="deny"``).

        Returns where the provider sends the browser then.
        """
        opener = urllib.request.build_opener(_Stay)
        try:
            opener.open(address, urlencode(form).encode(), timeout=10).close()
        except urllib.error.HTTPError as moved:
            moved.close()
            if goes := moved.headers["Location"]:
                return str(goes)
            raise
        raise AssertionError("the provider stayed on its page")

    def sign_in(self, client: Client, **form: str) -> Any:
        """The whole way: from our button to the provider and back, up to the page one sees then."""
        there = client.post(START)
        assert there.status_code == 302, there.content.decode()
        assert there["Location"].startswith(f"{self.address}/oauth2/authorize?")
        back = self.answer(there["Location"], **form)
        return client.get(back.removeprefix("http://testserver"), follow=True)


@contextmanager
def provider(log: Path) -> Iterator[Provider]:
    """Run the provider until the block ends."""
    port = free_port()
    found = Provider(f"http://127.0.0.1:{port}")
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)], stdout=file, stderr=subprocess.STDOUT
        )
        try:
            _wait(process, found, log)
            yield found
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(process: "subprocess.Popen[bytes]", found: Provider, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{found.address}/.well-known/openid-configuration", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The provider did not start:\n{log.read_text()}")
