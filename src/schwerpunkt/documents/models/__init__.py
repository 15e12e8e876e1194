"""Files kept by the centre."""

from schwerpunkt.documents.models.stored_file import StoredFile

__all__ = ("StoredFile",)
