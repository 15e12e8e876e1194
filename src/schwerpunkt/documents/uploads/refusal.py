"""How an upload is turned down."""

from schwerpunkt.core.errors import Refused


class UploadRefused(Refused):
    """The file is not taken; the message says what is wrong and what to do, in German sentences."""
