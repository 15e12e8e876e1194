"""Mail that goes out."""

from schwerpunkt.messaging.models.mail import Mail

__all__ = ("Mail",)
