"""How much a plan holds, and what its records are called."""

from dataclasses import dataclass
from datetime import date, timedelta

LAST = date(2026, 11, 10)
APART = timedelta(days=14)


@dataclass(frozen=True)
class Size:
    """How much of each kind the plan holds; what is not named follows from what is."""

    scenarios: int = 8
    goals: int = 300
    indicators: int = 1_000
    observations: int = 50_000  # of every indicator, quarter by quarter
    reviews: int = 200
    decisions: int = 5_000
    beliefs: int = 40  # assumptions, and as many signposts
    resources: int = 60
    actors: int = 40

    @property
    def days(self) -> list[date]:
        """Give the days of the reviews, a fortnight apart."""
        return [LAST - APART * back for back in reversed(range(self.reviews))]

    @property
    def quarters(self) -> int:
        """Give how many quarters it takes to observe every indicator that often."""
        return -(-self.observations // self.indicators)

    def coded(self, letter: str, count: int) -> list[str]:
        """Give so many codes of a kind, all as long as the last."""
        return [f"{letter}{place:0{len(str(count))}}" for place in range(1, count + 1)]

    @property
    def futures(self) -> list[str]:
        """Give the codes of the scenarios."""
        return [chr(ord("A") + place) for place in range(self.scenarios)]

    @property
    def aims(self) -> list[str]:
        """Give the codes of the goals."""
        return self.coded("G", self.goals)

    @property
    def measures(self) -> list[str]:
        """Give the codes of the indicators."""
        return self.coded("I", self.indicators)

    @property
    def partners(self) -> list[str]:
        """Give the codes of the actors."""
        return self.coded("P", self.actors)

    @property
    def means(self) -> list[str]:
        """Give the codes of the resources."""
        return self.coded("M", self.resources)
