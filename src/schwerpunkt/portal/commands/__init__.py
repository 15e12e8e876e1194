"""Changes that belong to no room below."""

from schwerpunkt.portal.commands.calendar import close_calendar_address, give_calendar_address
from schwerpunkt.portal.commands.digest import send_digest, set_digest_day
from schwerpunkt.portal.commands.parameters import set_parameter

__all__ = ("close_calendar_address", "give_calendar_address", "send_digest", "set_digest_day", "set_parameter")
