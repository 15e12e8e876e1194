import os
import re
import resource
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.kit.installation import Installation
from tests.kit.program import PROGRAM, environment, free_port, wait_until_healthy


def begin(data: Path, port: int, *arguments: str) -> "subprocess.Popen[bytes]":
    with (data / "serve.log").open("w") as log:
        return subprocess.Popen(
            [PROGRAM, "serve", *arguments],
            cwd=data,
            env=environment(data, PORT=str(port)),
            stdout=log,
            stderr=subprocess.STDOUT,
        )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that one start has set up."""
    return tmp_path_factory.mktemp("serve")


def processor_seconds() -> float:
    """What ended processes of ours have used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rss_of_children(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    statuses = [Path(f"/proc/{child}/status").read_text() for child in children]
    return [int(found[1]) // 1024 for status in statuses if (found := re.search(r"VmRSS:\s+(\d+)", status))]


def test_from_nothing_to_a_page_and_the_second_time_faster(data: Path) -> None:
    port, took = free_port(), list[float]()
    for is_first, sign in ((True, signal.SIGTERM), (False, signal.SIGINT)):
        begun = processor_seconds()
        process = begin(data, port, "--setup")
        try:
            wait_until_healthy(process, f"http://127.0.0.1:{port}/gesund", data / "serve.log")
            memory = rss_of_children(process.pid)
            if is_first:
                _mail_goes_out(data)
        finally:
            process.send_signal(sign)
            code = process.wait(timeout=30)
        said = (data / "serve.log").read_text()

        assert (code, len(memory), max(memory) < 130) == (0, 1, True)
        assert f"Schwerpunkt läuft auf http://127.0.0.1:{port}" in said
        assert ("KI-Leitung" in said, said.rstrip().endswith("Beendet.")) == (True, True)
        assert ("Beispieldaten werden angelegt" in said) is is_first
        took.append(processor_seconds() - begun)
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0
    # seconds of processor: a busy machine must not decide
    assert (took[0] < 60, took[1] < 8) == (True, True), took


def _mail_goes_out(data: Path) -> None:
    """The demo's invitations leave by themselves: the jobs run beside the server."""
    deadline = time.monotonic() + 60
    while not list((data / "outbox").glob("*")) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert len(list((data / "outbox").glob("*"))) >= 1


def test_a_taken_port_is_said_with_a_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = Installation(tmp_path, sqlite=True).run("serve", "--port", port)

    assert done.returncode == 1
    assert f"Auf Port {port} läuft schon ein Programm" in done.stderr
    assert f"PORT={port + 1} make run" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--port", "70000"), "Port 70000 gibt es nicht."),
        (("--host", "192.0.2.1"), "Die Adresse 192.0.2.1:"),
        ((), "Der Datenbank fehlen"),
    ],
)
def test_what_cannot_be_served_is_said_in_words(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    port = () if "--port" in arguments else ("--port", str(free_port()))
    done = Installation(tmp_path, sqlite=True).run("serve", *arguments, *port)

    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_database_that_is_away_is_said_in_words(tmp_path: Path) -> None:
    done = subprocess.run(
        [PROGRAM, "serve", "--setup", "--port", str(free_port())],
        env={
            **environment(tmp_path),
            "SCHWERPUNKT_DATABASE": "postgresql://x@127.0.0.1:1/x",
            "HOME": os.environ["HOME"],
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (done.returncode, "Die Datenbank ist nicht erreichbar" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr
