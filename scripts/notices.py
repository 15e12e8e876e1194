"""Write the table of installed packages and their licences into ``THIRD-PARTY-NOTICES.md``.

Takes what ``requirements/base.txt`` locks and what the packages say about themselves. ``--check`` writes nothing and
fails when the table is not current.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
NOTICES = CHECKOUT / "THIRD-PARTY-NOTICES.md"
BEGIN, END = "<!-- packages: written by scripts/notices.py -->\n", "<!-- end of packages -->\n"
_PREFIX = "License :: OSI Approved :: "


def licence(package: str) -> str:
    """The licence as the package declares it: the expression, else its classifiers, else its free text."""
    told = metadata(package)
    if expression := told.get_all("License-Expression"):
        return str(expression[0])
    named = [entry.removeprefix(_PREFIX) for entry in told.get_all("Classifier") or [] if entry.startswith(_PREFIX)]
    return "; ".join(named) or str((told.get_all("License") or ["not declared"])[0]).splitlines()[0]


def table() -> str:
    """One line per locked package that this machine needs."""
    lines = ["| package | licence |\n", "|---|---|\n"]
    locked = (CHECKOUT / "requirements" / "base.txt").read_text(encoding="utf-8")
    for name in dict.fromkeys(re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)):
        try:
            lines.append(f"| {name} | {licence(name)} |\n")
        except PackageNotFoundError:
            continue  # only for another system
    return "".join(lines)


def main() -> int:
    """Write or check."""
    before = NOTICES.read_text(encoding="utf-8")
    head, _, rest = before.partition(BEGIN)
    after = f"{head}{BEGIN}{table()}{END}{rest.partition(END)[2]}"
    if sys.argv[1:] == ["--check"]:
        if before != after:
            print(f"{NOTICES.name} is not current: run scripts/notices.py")
        return int(before != after)
    NOTICES.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
