"""The ``pdfua`` checker, another person's reading of ISO 14289-1."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def pdfua_errors(content: bytes) -> list[str]:
    """Its findings as sentences. A rule that the checker itself cannot evaluate is no finding."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(content)
        done = subprocess.run(
            [Path(sys.executable).parent / "pdfua", "check", "--format", "json", path],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
    report = json.loads(done.stdout)
    return [str(finding) for finding in report["findings"]]
