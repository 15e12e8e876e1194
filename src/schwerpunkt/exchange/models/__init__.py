"""Tables on their way into the program."""

from schwerpunkt.exchange.models.table_import import ImportRow, TableImport

__all__ = ("ImportRow", "TableImport")
