"""One backup of the demo, written by the real program, for all tests of backups."""

from pathlib import Path

import pytest

from tests.kit.installation import Installation


@pytest.fixture(scope="session")
def demo(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with the demo."""
    made = Installation(tmp_path_factory.mktemp("demo") / "data", like=blank)
    made.must("demo")
    return made


@pytest.fixture(scope="session")
def backup_file(demo: Installation) -> Path:
    """Its backup."""
    target = demo.data.parent / "backup.zip"
    demo.must("backup", target)
    return target
