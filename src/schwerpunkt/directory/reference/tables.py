"""Reading the tables in ``directory/data``."""

import csv
from importlib.resources import files

DATA = files("schwerpunkt.directory") / "data"


def rows(table: str) -> list[dict[str, str]]:
    """The lines of ``table`` (its name without ``.csv``) in the order of the file, by column; all values are text."""
    text = (DATA / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
