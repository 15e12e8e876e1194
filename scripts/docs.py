"""Write the documents that are made from the program: ``scripts/docs.py``; ``--check`` fails when one is not current."""

import sys
from pathlib import Path

import django

DOCS = Path(__file__).parents[1] / "docs"


def documents() -> dict[str, str]:
    """What each generated file should say, by its path below ``docs``."""
    from schwerpunkt.privacy.docs import document

    return {"privacy.md": document()}


def main() -> int:
    """Write or check; the number of files that were not current when checking."""
    django.setup()
    stale = [
        path
        for path, text in documents().items()
        if not (DOCS / path).exists() or (DOCS / path).read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            print(f"docs/{path} is not current: run scripts/docs.py")
        return len(stale)
    for path in stale:
        (DOCS / path).write_text(documents()[path], encoding="utf-8")
        print(f"wrote docs/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
