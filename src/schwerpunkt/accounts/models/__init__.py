"""Users and their memberships in centres."""

from schwerpunkt.accounts.models.membership import Membership
from schwerpunkt.accounts.models.user import User

__all__ = ("Membership", "User")
