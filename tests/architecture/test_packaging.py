"""The promises of the lock files and of the wheel."""

import re
from importlib.metadata import requires

from packaging.requirements import Requirement

from tests.kit.storeys import CHECKOUT

LOCKS = sorted((CHECKOUT / "requirements").glob("*.txt"))


def written_down(name: str) -> list[tuple[str, str]]:
    lines = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return [
        (requirement.strip(), reason.strip())
        for requirement, _, reason in (line.partition("#") for line in lines)
        if requirement.strip() and not requirement.startswith("-")
    ]


def test_lock_files_hold_no_download_address() -> None:
    assert [lock.name for lock in LOCKS] == ["base.txt", "build.txt", "dev.txt", "uv.txt"]
    assert [lock.name for lock in LOCKS if re.search(r"://|--(extra-)?index-url|--find-links", lock.read_text())] == []


def test_every_locked_package_has_a_version_and_a_hash() -> None:
    loose = [
        block.splitlines()[0]
        for lock in LOCKS
        for block in re.split(r"\n(?=\S)", lock.read_text())
        if not re.match(r"[\w.-]+==\S+[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", block)
    ]

    assert loose == []


def test_every_requirement_says_why_it_is_there() -> None:
    unexplained = [
        requirement
        for name in ("base.in", "build.in", "dev.in")
        for requirement, reason in written_down(name)
        if not reason
    ]

    assert unexplained == []


def test_the_package_requires_what_is_written_down() -> None:
    assert {str(Requirement(line)) for line in requires("schwerpunkt") or []} == {
        str(Requirement(line)) for line, _ in written_down("base.in")
    }
