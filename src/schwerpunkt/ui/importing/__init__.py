"""Pages that bring tables in: upload, columns, preview, confirmation. What a sheet is, exchange says."""

from schwerpunkt.ui.importing.links import import_action

__all__ = ("import_action",)
