"""Changes that belong to no room below."""

from schwerpunkt.portal.commands.parameters import set_parameter

__all__ = ("set_parameter",)
