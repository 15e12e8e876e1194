"""Reading tables from outside: workbooks and text files as one grid of cells."""

from schwerpunkt.exchange.reading.extent import MOST_COLUMNS, MOST_ROWS
from schwerpunkt.exchange.reading.grid import Grid, Survey, read_grid
from schwerpunkt.exchange.reading.packed import pack, unpack
from schwerpunkt.exchange.reading.text import as_utf8

__all__ = ("MOST_COLUMNS", "MOST_ROWS", "Grid", "Survey", "as_utf8", "pack", "read_grid", "unpack")
