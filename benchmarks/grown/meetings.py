"""What each review of a grown plan judges anew, and what was measured before it."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.grown.founding import STATUSES
from benchmarks.grown.size import LAST, Size
from benchmarks.grown.wording import ACTS, REASONS, ROLES, one_of, said
from scenarios.edits import Add, Confirm, Edit, Revise
from scenarios.periods import Period

RESTED = ("The statistics of the quarter", "No new check", "The budget")
JUDGED, CONFIRMED, SCORED, AIMED, POINTS = 10, 20, 5, 3, 3  # a review
DONE_AFTER = 6  # reviews
DUE_AFTER = timedelta(days=84)
TRIGGERS = ("new_data", "decision", "budget", "outside_event", "learned")
GROWTH = (0.6, 1.4)  # of what the path of an indicator asks for


class Meetings:
    """The reviews of a plan: what they write, drawn from a seed."""

    def __init__(self, size: Size, chance: Random) -> None:
        self.size, self.chance = size, chance
        self.percents = [100.0 / size.scenarios] * size.scenarios
        self.decided = size.coded("B", size.decisions)
        self.pace = {code: chance.uniform(*GROWTH) for code in size.measures}
        self.left = dict.fromkeys(size.measures, 90.0)

    def held(self, number: int) -> Iterator[Edit]:
        """Judge anew what a review takes up, decide, and finalise it."""
        code = f"R{number}"
        yield from self._agenda(code)
        yield from self._likelihoods()
        yield from self._goals()
        yield from self._beliefs()
        yield from self._targets(number)
        yield from self._done(number)
        closing = {"state": "finalised", "finalised_text": f"Notes of {code}."}
        yield Revise(kind="review", key=code, values=closing)

    def _agenda(self, code: str) -> Iterator[Edit]:
        for place, goal in enumerate(self._some(self.size.aims, POINTS), start=1):
            told: dict[str, Any] = {"place_in_order": place}
            told |= {} if place == POINTS else {"discussion": "The parts of the town differ."}
            yield Add(kind="point", key=f"{code}/goal:{goal}", values=told)

    def _likelihoods(self) -> Iterator[Edit]:
        """Move some per cent from one scenario to another; the sum stays at 100."""
        giver, taker = self.chance.sample(range(len(self.percents)), 2)
        step = min(self.percents[giver], float(self.chance.randint(1, 5)))
        self.percents[giver] -= step
        self.percents[taker] += step
        for place in (giver, taker) if step else ():
            told = {"percent": self.percents[place]}
            yield self._revised("likelihood", f"{self.size.futures[place]}/group", told)

    def _goals(self) -> Iterator[Edit]:
        judged = self._some(self.size.aims, JUDGED)
        for goal in judged:
            yield self._revised("goal", goal, {"status": self.chance.choice(STATUSES)})
        for goal in self._some([one for one in self.size.aims if one not in judged], CONFIRMED):
            yield Confirm(kind="goal", key=goal, rests_on=self.chance.choice(RESTED))
        for goal in self._some(self.size.aims, SCORED):
            key = f"{goal}/{self.chance.choice(self.size.futures)}/group"
            yield self._revised("impact", key, {"score": self.chance.randint(-2, 2)})

    def _beliefs(self) -> Iterator[Edit]:
        tried = f"F{self.chance.randint(1, self.size.beliefs)}"
        yield Confirm(kind="assumption", key=tried, rests_on=self.chance.choice(RESTED))
        state = {"state": self.chance.choice(("quiet", "watch", "triggered"))}
        yield self._revised("signpost", f"T{self.chance.randint(1, self.size.beliefs)}", state)

    def _targets(self, number: int) -> Iterator[Edit]:
        """Decide what is due, and by the first of it set some targets lower or higher."""
        for place, code in self._of(self.decided, number):
            yield Add(kind="decision", key=code, values=self._decision(number, place))
        for measure in self._some(self.size.measures, AIMED):
            self.left[measure] += self.chance.choice((-5.0, -2.5, 5.0))
            yield self._revised("indicator", measure, {"target_value": self.left[measure]})

    def _decision(self, number: int, place: int) -> dict[str, Any]:
        day = self.size.days[number - 1]
        about = (f"goal:{one_of(self.size.aims, place)}",)
        told: dict[str, Any] = {
            "text": said(ACTS, place),
            "taken_in": f"R{number}",
            "bears_on": about,
        }
        told |= {"owner": one_of(ROLES, place), "due": day + DUE_AFTER, "state": "open"}
        return told | {"body": "The board", "reference": f"KS {day} § {place % 90 + 1}"}

    def _done(self, number: int) -> Iterator[Edit]:
        """Report what was decided some reviews ago; the last of it is still not done."""
        earlier = self._of(self.decided, number - DONE_AFTER) if number > DONE_AFTER else []
        for _, code in earlier[:-1]:
            told = {"state": "done", "outcome": "It was done as it had been decided."}
            yield self._revised("decision", code, told)

    def measured(self, number: int) -> Iterator[Edit]:
        """Read what was observed since the review before, all that is older for the first."""
        first, last = (self._due(at) for at in (number - 1, number))
        for place in range(first, last):
            quarter, measure = divmod(place, self.size.indicators)
            code = self.size.measures[measure]
            key = f"{code}/{self._period(quarter).text}"
            yield Add(kind="observation", key=key, values={"value": self._value(code, quarter)})

    def _due(self, number: int) -> int:
        """Count the observations that were there at a review; there were none before the first."""
        if not number:
            return 0
        begun = self._period(0).start
        passed = (self.size.days[number - 1] - begun) / (LAST - begun)
        return round(self.size.observations * passed)

    def _period(self, quarter: int) -> Period:
        """Give a quarter of those that were observed; the last ended before the last review."""
        back = self.size.quarters - quarter
        months = LAST.year * 12 + (LAST.month - 1) // 3 * 3 - 3 * back
        return Period.of(date(months // 12, months % 12 + 1, 1), "quarter")

    def _value(self, code: str, quarter: int) -> float:
        asked = 20 + 60 * quarter / max(self.size.quarters, 1) * self.pace[code]
        return round(asked + self.chance.uniform(-4, 4), 2)

    def _of(self, codes: list[str], number: int) -> list[tuple[int, str]]:
        """Give one review's share of some codes, each with its place among all."""
        ends = [len(codes) * at // self.size.reviews for at in (number - 1, number)]
        return list(enumerate(codes))[slice(*ends)]

    def _some(self, codes: list[str], count: int) -> list[str]:
        return self.chance.sample(codes, min(count, len(codes)))

    def _revised(self, kind: str, key: str, values: dict[str, Any]) -> Edit:
        why, by = self.chance.choice(REASONS), self.chance.choice(TRIGGERS)
        return Revise(kind=kind, key=key, values=values, reason=why, trigger=by)
