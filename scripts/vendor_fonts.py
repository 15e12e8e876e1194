"""Renew the fonts that documents are set in: ``src/schwerpunkt/documents/fonts``.

    .venv/bin/python scripts/vendor_fonts.py

Needs ``npm`` (only to fetch) and fonttools. Every package has a fixed version and the checksum that the registry
published for it; a package that differs is refused and nothing is written. The fonts are reduced to the characters
below and turned into TrueType, byte for byte the same each time. ``coverage.txt`` lists what they can print: a document
with any other character is still printed, with a box in its place, because an archive file may not contain a character
without a shape.
"""

import base64
import hashlib
import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "src/schwerpunkt/documents/fonts"

# Latin with all of Europe and Vietnamese, Greek, Cyrillic, punctuation, fractions, currency, arrows, common signs.
EUROPE = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x2B0, 0x370),
    *range(0x370, 0x530),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x20D0),
    *range(0x2100, 0x2300),
    *range(0x2500, 0x2600),
]
ARABIC = [*range(0x600, 0x780), *range(0x8A0, 0x900), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00), 0x200C, 0x200D]
ETHIOPIC = [*range(0x1200, 0x13A0)]
WRITTEN_HYPHEN, SOFT_HYPHEN = 0x2D, 0xAD
SIGNS = [ord(sign) for sign in "☐☑☒✓✗✔✘●■▪□○◆◇▶▸►◄★☆☎✉➢➔❑⚠▲▼△▽◼◻▫❖➤♦"]


@dataclass(frozen=True)
class Package:
    """An npm package: name, version, and the registry's checksum."""

    name: str
    version: str
    integrity: str


@dataclass(frozen=True)
class Font:
    """A file of a package, the name it gets here, and the characters that stay."""

    package: Package
    member: str
    name: str
    characters: list[int]


KERN = Package(
    "@kern-ux/native",
    "2.7.2",
    "sha512-TN0Mqbasp7S1IOqurXickde8MDj5hIcgT4s3f1i33wyv2iVgA1dTO/FoQyi6rgM9KYTYkIthl9k72g7fBUUvHg==",
)
FIRA = Package(
    "@fontsource/fira-sans",
    "5.3.0",
    "sha512-z1SKSG7eRhm3srlb7rQ3j77QP4TP7OFxCZ4wUWhCdt+3hOF9K0AyvybpAsz6+JWNcCVV7AqC7dbOT3e67P2r5A==",
)
NOTO_ARABIC = Package(
    "@fontsource/noto-sans-arabic",
    "5.3.0",
    "sha512-i3t6GR0LOReyJVEk+YfYCnxv53wuIelg7Y9NGNvOq4Diq/EP0YszaGXkQwfQNigLjfO4POrLaPGM0sNliGYk7A==",
)
NOTO_ETHIOPIC = Package(
    "@fontsource/noto-sans-ethiopic",
    "5.3.0",
    "sha512-ivXPkx5Grhse+0GEyedQysDI5vSMUIeDNBhev6OIcSX6WyAPtvutU/CSWqf2wv67POnvQ0QaQ8Aq36vy9WfZpw==",
)
NOTO_SYMBOLS = Package(
    "@fontsource/noto-sans-symbols-2",
    "5.3.0",
    "sha512-hFnEnIXOIgLLJ61SO9icRXKoS+LSWoq7ZqKJQ/NaQR7ptdC6+7yW4ci6EuXgsS1S9JmWpciX6w0AFZkU1DKn1A==",
)

FONTS = [
    *(
        Font(KERN, f"dist/fonts/fira-sans/FiraSans-{style}.woff2", f"FiraSans-{style}.ttf", EUROPE)
        for style in ("Regular", "Italic", "SemiBold", "SemiBoldItalic")
    ),
    Font(NOTO_ARABIC, "files/noto-sans-arabic-arabic-400-normal.woff2", "NotoSansArabic-Regular.ttf", ARABIC),
    Font(NOTO_ARABIC, "files/noto-sans-arabic-arabic-600-normal.woff2", "NotoSansArabic-SemiBold.ttf", ARABIC),
    Font(NOTO_ETHIOPIC, "files/noto-sans-ethiopic-ethiopic-400-normal.woff2", "NotoSansEthiopic-Regular.ttf", ETHIOPIC),
    Font(NOTO_SYMBOLS, "files/noto-sans-symbols-2-symbols-400-normal.woff2", "NotoSansSymbols2-Regular.ttf", SIGNS),
]

# The licence that lies beside the fonts; the package with Fira Sans has none, another package of the same font has it.
LICENCES = {
    "OFL-FiraSans.txt": (FIRA, "Digitized data copyright (c) 2012-2015, The Mozilla Foundation and Telefonica S.A.\n"),
    "OFL-NotoSansArabic.txt": (NOTO_ARABIC, ""),
    "OFL-NotoSansEthiopic.txt": (NOTO_ETHIOPIC, ""),
    "OFL-NotoSansSymbols2.txt": (NOTO_SYMBOLS, ""),
}


def fetch(package: Package) -> dict[str, bytes]:
    """The files of the package by path. SystemExit when it is not the one whose checksum is written here."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", folder, f"{package.name}@{package.version}"], check=True
        )
        (archive,) = Path(folder).iterdir()
        content = archive.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != package.integrity:
        raise SystemExit(f"{package.name} {package.version} is not the package that was expected: {found}")
    files: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        for member in tar.getmembers():
            if (stream := tar.extractfile(member)) is not None:
                files[member.name.removeprefix("package/")] = stream.read()
    return files


def reduced(woff2: bytes, characters: list[int]) -> TTFont:
    """The font with the wanted characters only, as TrueType."""
    font = TTFont(io.BytesIO(woff2), recalcTimestamp=False)
    font.flavor = None
    separate_hyphens(font)
    options = Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options=options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def separate_hyphens(font: TTFont) -> None:
    """Give the hyphen that a line break adds and the hyphen that is written two shapes of the same look.

    Otherwise they share one, and a reader that searches or copies "Rhein-Sieg-Kreis" meets the invisible kind. Text is
    set with the features of the font, so a contextual rule swaps the written hyphen; a line break takes the plain one.
    """
    shapes = font.getBestCmap()
    if WRITTEN_HYPHEN not in shapes or SOFT_HYPHEN not in shapes:
        return
    rules = font["GSUB"].table
    swap = buildLookup([buildSingleSubstSubtable({shapes[WRITTEN_HYPHEN]: shapes[SOFT_HYPHEN]})])
    rules.LookupList.Lookup.append(swap)
    rules.LookupList.LookupCount = len(rules.LookupList.Lookup)
    for record in rules.FeatureList.FeatureRecord:
        if record.FeatureTag == "calt":
            record.Feature.LookupListIndex.append(rules.LookupList.LookupCount - 1)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def ranges(characters: set[int]) -> str:
    """Characters as lines "first last" in hexadecimal."""
    lines: list[str] = []
    start = previous = -2
    for character in [*sorted(characters), 0x110000]:
        if character != previous + 1:
            if start >= 0:
                lines.append(f"{start:X} {previous:X}")
            start = character
        previous = character
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fetch, check and convert everything, then write it."""
    packages = {package: fetch(package) for package in (KERN, FIRA, NOTO_ARABIC, NOTO_ETHIOPIC, NOTO_SYMBOLS)}
    written: dict[str, bytes] = {}
    covered: set[int] = set()
    for entry in FONTS:
        font = reduced(packages[entry.package][entry.member], entry.characters)
        stream = io.BytesIO()
        font.save(stream)
        written[entry.name] = stream.getvalue()
        covered |= set(font.getBestCmap())
    for name, (package, line) in LICENCES.items():
        written[name] = line.encode() + packages[package]["LICENSE"]
    written["coverage.txt"] = ranges(covered).encode()
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.iterdir():
        old.unlink()
    for name, content in sorted(written.items()):
        (TARGET / name).write_bytes(content)
        print(f"{len(content):>9,}  {name}")


if __name__ == "__main__":
    main()
