"""Changes to people and their work in a centre."""

from schwerpunkt.accounts.commands.members import (
    add_member,
    change_member,
    end_membership,
    hand_over_standing_in,
    invite_again,
)
from schwerpunkt.accounts.commands.profile import change_profile

__all__ = ("add_member", "change_member", "change_profile", "end_membership", "hand_over_standing_in", "invite_again")
