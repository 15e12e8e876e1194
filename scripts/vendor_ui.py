"""Renew the files of other people that the user interface ships: design system, fonts, htmx.

    .venv/bin/python scripts/vendor_ui.py

Needs ``npm`` (only to fetch; nothing of it is used at run time) and fonttools. Every package has a fixed version and the
checksum that the registry published for it; a package that differs is refused and nothing is written. The result is
the same byte for byte each time and belongs into the repository. To move to a newer version change ``SOURCES`` and
look at the gallery page afterwards.
"""

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

TARGET = Path(__file__).resolve().parent.parent / "src/schwerpunkt/ui/static/ui/vendor"

# Latin with all of Europe, Cyrillic, general punctuation, currency, arrows and the signs that German papers use.
UNICODES = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x300, 0x330),
    *range(0x400, 0x530),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    *range(0x2190, 0x21A0),
    0x2116,
    0x2122,
    0x2212,
    0x2260,
    0x2264,
    0x2265,
]
FACES = {"Regular": (400, "normal"), "Italic": (400, "italic"), "Medium": (500, "normal"), "SemiBold": (600, "normal")}


@dataclass(frozen=True)
class Source:
    """A package of the registry, its checksum, and which of its files go where."""

    spec: str
    sha512: str
    files: dict[str, str]


KERN = Source(
    "@kern-ux/native@2.7.2",
    "TN0Mqbasp7S1IOqurXickde8MDj5hIcgT4s3f1i33wyv2iVgA1dTO/FoQyi6rgM9KYTYkIthl9k72g7fBUUvHg==",
    {"dist/kern.min.css": "kern/kern.min.css", "LICENSE.md": "kern/LICENSE.md"},
)
HTMX = Source(
    "htmx.org@2.0.11",
    "Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
    {"dist/htmx.min.js": "htmx/htmx.min.js", "LICENSE": "htmx/LICENSE"},
)
FONT_LICENCE = Source(
    "@fontsource/fira-sans@5.3.0",
    "z1SKSG7eRhm3srlb7rQ3j77QP4TP7OFxCZ4wUWhCdt+3hOF9K0AyvybpAsz6+JWNcCVV7AqC7dbOT3e67P2r5A==",
    {"LICENSE": "fira-sans/OFL.txt"},
)


def fetch(source: Source, folder: Path) -> dict[str, bytes]:
    """All files of a package by path. Raises SystemExit when the checksum is not the one written above."""
    result = subprocess.run(
        ["npm", "pack", "--silent", source.spec], cwd=folder, check=True, capture_output=True, text=True
    )
    archive = (folder / result.stdout.strip().splitlines()[-1]).read_bytes()
    found = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if found != source.sha512:
        sys.exit(f"{source.spec}: checksum is {found}, expected {source.sha512}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        return {
            member.name.removeprefix("package/"): content.read()
            for member in tar.getmembers()
            if (content := tar.extractfile(member)) is not None
        }


def subset(woff2: bytes) -> bytes:
    """The font with nothing but ``UNICODES``, as woff2; the same input gives the same bytes."""
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "lnum", "tnum", "mark", "mkmk", "locl", "ccmp"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False
    font = load_font(io.BytesIO(woff2), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    subsetter.subset(font)
    out = io.BytesIO()
    save_font(font, out, options)
    return out.getvalue()


def font_face(name: str, weight: int, style: str) -> str:
    """The CSS rule of one face."""
    return (
        f'@font-face{{font-family:"Fira Sans";src:url("FiraSans-{name}.woff2") format("woff2");'
        f"font-weight:{weight};font-style:{style};font-display:swap}}\n"
    )


def main() -> None:
    """Fetch, check, cut, write."""
    written: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as name:
        for source in (KERN, HTMX, FONT_LICENCE):
            contents = fetch(source, Path(name))
            written |= {target: contents[path] for path, target in source.files.items()}
            if source is KERN:
                for face in FACES:
                    woff2 = contents[f"dist/fonts/fira-sans/FiraSans-{face}.woff2"]
                    written[f"fira-sans/FiraSans-{face}.woff2"] = subset(woff2)
    rules = "".join(font_face(face, *look) for face, look in FACES.items())
    written["fira-sans/fira-sans.css"] = rules.encode()
    for path, content in sorted(written.items()):
        target = TARGET / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        print(f"{len(content):>9,}  {target.relative_to(TARGET)}")


if __name__ == "__main__":
    main()
