"""Tells the wheel its dependencies: the lines of ``requirements/base.in``, so that they are written down once."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class RequirementsHook(MetadataHookInterface):
    """Fills ``project.dependencies`` at build time."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put every requirement, without its comment, into the metadata of the package."""
        lines = (Path(self.root) / "requirements" / "base.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [found for line in lines if (found := line.partition("#")[0].strip())]
