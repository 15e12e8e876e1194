"""How much is generated."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Records per centre; goals, measures and needs per period, papers per meeting."""

    organisations: int
    contacts: int
    periods: int
    goals: int
    measures: int
    needs: int
    meetings: int
    papers: int
    advice: int
    interpreters: int
    requests: int
    acts: int
    mails: int


FULL = Size(
    organisations=500,
    contacts=1900,
    periods=3,
    goals=6,
    measures=90,
    needs=120,
    meetings=20,
    papers=2,
    advice=4000,
    interpreters=150,
    requests=1500,
    acts=6000,
    mails=1500,
)
"""More than a centre of the state is expected to hold: 54 of them have about a million records in five years."""
