"""What reports are made of: results, figures with their records, drawings, and what concerns the place a letter goes to."""

from schwerpunkt.papers.queries.reporting.counted import Counted, counted_of, evidence_of
from schwerpunkt.papers.queries.reporting.drawn import DRAWN
from schwerpunkt.papers.queries.reporting.told import TOLD

__all__ = ("DRAWN", "TOLD", "Counted", "counted_of", "evidence_of")
