"""Changes to the advice log."""

from schwerpunkt.advice.commands.entries import AdviceFacts, change_advice, log_advice, remove_advice

__all__ = ("AdviceFacts", "change_advice", "log_advice", "remove_advice")
