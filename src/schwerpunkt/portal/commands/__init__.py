"""Changes that belong to no room below."""

from schwerpunkt.portal.commands.calendar import close_calendar_address, give_calendar_address
from schwerpunkt.portal.commands.digest import send_digest, set_digest_day
from schwerpunkt.portal.commands.follow_ups import (
    About,
    change_follow_up,
    complete_follow_up,
    reopen_follow_up,
    set_follow_up,
)
from schwerpunkt.portal.commands.handing_over import hand_over
from schwerpunkt.portal.commands.parameters import set_parameter
from schwerpunkt.portal.commands.public import close_public_page, open_public_page

__all__ = (
    "About",
    "change_follow_up",
    "close_calendar_address",
    "close_public_page",
    "complete_follow_up",
    "give_calendar_address",
    "hand_over",
    "open_public_page",
    "reopen_follow_up",
    "send_digest",
    "set_digest_day",
    "set_follow_up",
    "set_parameter",
)
