"""Keeping files. Called inside the command of the room that the file belongs to; that command holds the licence."""

import hashlib

from schwerpunkt.documents.models import StoredFile
from schwerpunkt.documents.uploads import CheckedUpload


def keep_upload(upload: CheckedUpload) -> StoredFile:
    """Keep a file that came from outside and was checked."""
    return keep_file(upload.name, upload.media_type, upload.content)


def keep_file(name: str, media_type: str, content: bytes) -> StoredFile:
    """Keep a file that the program made. ValueError when empty; when the disk refuses, the record is not kept either."""
    if not content:
        raise ValueError("an empty file is not kept")
    file = StoredFile(name=name, media_type=media_type, size=len(content), sha256=hashlib.sha256(content).hexdigest())
    file.save()
    file.write(content)
    return file
