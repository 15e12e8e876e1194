"""Make sure there is a Chromium for the browser tests, and print its path.

In this order: the one named by ``CHROMIUM``, one of the machine's, Debian's package when we are root, and at last the
headless build from the npm registry, unpacked into ``.venv/chromium``. Fails loudly when none can be had: a test run
without a browser must not look like a good one. The library that Playwright's driver
needs and a bare system lacks is seen to as well.
"""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import brotli
from playwright._impl._driver import compute_driver_executable

CHECKOUT = Path(__file__).parents[1]
sys.path.insert(0, str(CHECKOUT))

from tests.kit.browser import chromium  # noqa: E402 (the checkout must be on the path first)

PACKAGE = "@sparticuz/chromium@153.0.0"
SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="


def present() -> str | None:
    """The browser that the tests would take now."""
    try:
        return chromium()
    except RuntimeError:
        return None


def driver_starts() -> bool:
    """Whether the helper program with which Playwright drives the browser runs on this machine."""
    program, _ = compute_driver_executable()
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


def apt_install(package: str) -> None:
    """Install a package of the distribution; only root may, elsewhere this does nothing."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["apt-get", "-qq", "-y", "--no-install-recommends"]
    subprocess.run([*quiet, "update"], env=environment, check=False, stdout=subprocess.DEVNULL)
    subprocess.run([*quiet, "install", package], env=environment, check=False, stdout=subprocess.DEVNULL)


def from_debian() -> None:
    """Install the distribution's Chromium. On Ubuntu that is only a pointer to a snap; then nothing is found after."""
    apt_install("chromium")


def from_npm() -> None:
    """Unpack the headless build into ``.venv/chromium``, after checking it against the checksum above."""
    if not shutil.which("npm"):
        return
    target = CHECKOUT / ".venv" / "chromium"
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, capture_output=True, check=False)
        archives = list(Path(folder).glob("*.tgz"))
        if packed.returncode or not archives:
            sys.stderr.write(packed.stderr.decode())
            return
        content = archives[0].read_bytes()
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != SHA512:
        sys.exit(f"{PACKAGE} is not what it was when this script was written; nothing was unpacked.")
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(content)) as package:
        for member in package:
            source = package.extractfile(member) if member.name.endswith(".br") else None
            if source is None:
                continue
            unpacked = brotli.decompress(source.read())
            if member.name.endswith(".tar.br"):
                with tarfile.open(fileobj=io.BytesIO(unpacked)) as inner:
                    inner.extractall(target, filter="data")
            else:
                (target / "chromium").write_bytes(unpacked)
                (target / "chromium").chmod(0o755)


def main() -> None:
    """Try each source until there is a browser."""
    found = present()
    for source in (from_debian, from_npm):
        if not found:
            source()
            found = present()
    if not driver_starts():
        apt_install("libatomic1")
    if not driver_starts():
        sys.exit("Playwright's driver does not start here. On Debian and Ubuntu: sudo apt install libatomic1")
    if found:
        print(found)
        return
    sys.exit(
        "The browser tests need Chromium and there is none to be had here. Install one (Debian: sudo apt install\n"
        "chromium), or name one: CHROMIUM=/path/to/chromium make test"
    )


if __name__ == "__main__":
    main()
