"""The way of an upload from the network to the disk, cut off at the limit.

A file above the limit is read to its end without being kept, so that the browser is still there to hear why, and
everything else that was typed into the form arrives.
"""

import io
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from schwerpunkt.documents.uploads.limits import upload_limit

if TYPE_CHECKING:
    BytesUpload = UploadedFile[bytes]
else:
    BytesUpload = UploadedFile


class OversizedUpload(BytesUpload):
    """An upload of which only name and size are left. ``check_upload`` refuses it in words."""

    def __init__(self, name: str, content_type: str | None, size: int) -> None:
        super().__init__(file=io.BytesIO(), name=name, content_type=content_type, size=size)
        self.oversized = size


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Writes uploads to temporary files up to the limit that the rule sets today."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit = 0
        self.is_oversized = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        self.limit, self.is_oversized = upload_limit(), False
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep the chunk while the file is within the limit."""
        if self.is_oversized:
            return None
        if start + len(raw_data) > self.limit:
            self.is_oversized = True
            self.file.seek(0)
            self.file.truncate()
            return None
        return super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> BytesUpload | None:
        """The file, or what is left of one that was too large."""
        if self.is_oversized:
            self.file.close()
            return OversizedUpload(self.file_name or "", self.content_type, file_size)
        return super().file_complete(file_size)
