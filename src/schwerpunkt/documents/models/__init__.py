"""Files kept by the centre."""

from schwerpunkt.documents.models.stored_file import DamagedFile, StoredFile

__all__ = ("DamagedFile", "StoredFile")
