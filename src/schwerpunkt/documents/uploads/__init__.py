"""Files from outside: looked at from the inside before they are kept.

What a file is called and what the browser says it is proves nothing, so the content decides. Whoever is refused reads
what is wrong and what to do.
"""

from schwerpunkt.documents.uploads.check import CheckedUpload, check_upload
from schwerpunkt.documents.uploads.refusal import UploadRefused

__all__ = ["CheckedUpload", "UploadRefused", "check_upload"]
