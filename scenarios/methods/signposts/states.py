"""The state of a signpost, observation by observation."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scenarios.numbers import LevelsCrossed, NotInTheSet, amounts, finite

QUIET, WATCH, TRIGGERED = STATES = ("quiet", "watch", "triggered")
SIGNS = {"above": 1, "below": -1}
INTERVALS_UNTIL_STALE = 2


@dataclass(frozen=True, kw_only=True)
class Levels:
    """The levels of a signpost, and how firmly they must be crossed.

    A value is beyond a level when it is above it (or below it), not when it is just there. A
    state rises after `confirmations` observations in a row beyond its level, and falls when a
    value is no longer beyond the level moved back by `hysteresis`.
    """

    trigger: float
    watch: float | None = None
    comparison: str = "above"
    confirmations: int = 1
    hysteresis: float = 0.0

    def __post_init__(self) -> None:
        if self.comparison not in SIGNS:
            raise NotInTheSet(name=self.comparison)
        finite([self.trigger, self.trigger if self.watch is None else self.watch])
        amounts([self.hysteresis])
        if self.watch is not None and self.beyond(self.watch, self.trigger):
            raise LevelsCrossed(watch=self.watch, trigger=self.trigger)

    def beyond(self, value: float, level: float, slack: float = 0.0) -> bool:
        """Tell whether a value is beyond a level that is moved back by a slack."""
        sign = SIGNS[self.comparison]
        return sign * value > sign * level - slack

    def reached(self, value: float, slack: float = 0.0) -> int:
        """Give the highest state whose level a value is beyond."""
        if self.beyond(value, self.trigger, slack):
            return 2
        return int(self.watch is not None and self.beyond(value, self.watch, slack))


def states(values: Sequence[float | None], levels: Levels) -> list[str]:
    """Give the state after each observation, the oldest first; a missing one keeps the state."""
    state, watched, triggered = 0, 0, 0
    found = []
    for value in values:
        if value is not None and not math.isnan(value):
            reached = levels.reached(value)
            watched, triggered = (watched + 1) * (reached > 0), (triggered + 1) * (reached > 1)
            sure = (watched >= levels.confirmations) + (triggered >= levels.confirmations)
            state = max(min(state, levels.reached(value, levels.hysteresis)), sure)
        found.append(STATES[state])
    return found


def is_stale(day: date, last: date, interval: float) -> bool:
    """Tell whether the last observation is older than two of the usual intervals, in days."""
    return (day - last).days > INTERVALS_UNTIL_STALE * interval
