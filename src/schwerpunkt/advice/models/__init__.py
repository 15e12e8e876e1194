"""Advice, one aggregate a file."""

from schwerpunkt.advice.models.entry import LONGEST_DAY, AdviceEntry

__all__ = ("LONGEST_DAY", "AdviceEntry")
