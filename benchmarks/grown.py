"""A plan that was kept for years: every review judged it anew, and every period was measured."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from scenarios.edits import Add, Confirm, Edit, Revise
from scenarios.periods import Period
from tracker.store import Store
from tracker.workspace import Workspace

LAST = date(2026, 11, 10)
APART = timedelta(days=14)
NAME = "grown"
TALLY = 16  # of assumptions, of signposts and of resources
ALLOCATED = 6  # goals of a resource
RESTED = ("The statistics of the quarter", "No new check", "The budget")


@dataclass(frozen=True)
class Size:
    """How much the plan holds."""

    scenarios: int = 8
    goals: int = 300
    reviews: int = 200
    observations: int = 9_600  # of every indicator, once a quarter for eight years


class _Team:
    """The people who keep the plan: what they write, drawn from a seed."""

    def __init__(self, size: Size, seed: int) -> None:
        self.size, self.chance = size, random.Random(seed)
        self.scenarios = [chr(ord("A") + place) for place in range(size.scenarios)]
        self.goals = [f"G{place:03}" for place in range(size.goals)]
        self.percents = [100.0 / size.scenarios] * size.scenarios
        self.days = [LAST - APART * back for back in reversed(range(size.reviews))]

    def begin(self) -> Iterator[Edit]:
        """Write down all that the first review agrees on."""
        yield Add(kind="settings", key="plan", values={"title": "Grown", "sectors": ("Place",)})
        yield from self._cross()
        for place, goal in enumerate(self.goals):
            yield Add(kind="goal", key=goal, values={"title": f"Goal {place}", "sector": "Place"})
            yield Add(kind="indicator", key=f"I{place:03}", values=self._indicator(goal))
            for code in self.scenarios:
                score = {"score": self.chance.randint(-2, 2)}
                yield Add(kind="impact", key=f"{goal}/{code}/group", values=score)
        for place in range(TALLY):
            yield from self._beliefs(place)
            yield from self._resource(place)

    def _cross(self) -> Iterator[Edit]:
        for driver, axis in (("D1", "first"), ("D2", "second")):
            values = {"title": driver, "importance": 4, "uncertainty": 4, "axis": axis}
            yield Add(kind="driver", key=driver, values=values)
            for place in (1, 2):
                told = {"driver": driver, "title": f"{driver} {place}", "place_in_order": place}
                yield Add(kind="variant", key=f"{driver}v{place}", values=told)
        for place, (code, percent) in enumerate(zip(self.scenarios, self.percents, strict=True)):
            future: dict[str, Any] = {"title": f"Scenario {code}", "outcome": "open"}
            future["position"] = (f"D1v{place % 2 + 1}", f"D2v{place // 2 % 2 + 1}")
            yield Add(kind="scenario", key=code, values=future)
            yield Add(kind="likelihood", key=f"{code}/group", values={"percent": percent})

    def _indicator(self, goal: str) -> dict[str, Any]:
        told = {"title": f"Measure of {goal}", "goal": goal, "unit": "MW", "wanted": "raise"}
        ends = {"baseline_value": 20.0, "baseline_period": "2012-12", "target_value": 80.0}
        return told | ends | {"target_date": date(2030, 12, 31), "frequency": "month"}

    def _beliefs(self, place: int) -> Iterator[Edit]:
        told = {"text": f"Assumption {place}", "state": "holds", "would_change": "A new count"}
        yield Add(kind="assumption", key=f"F{place}", values=told)
        sign = {"text": f"Signal {place}", "points_to": (self.chance.choice(self.scenarios),)}
        levels = {"comparison": "above", "watch_at": 60.0, "trigger_at": 70.0, "state": "quiet"}
        about = {"indicator": f"I{place:03}", "bears_on": (f"assumption:F{place}",)}
        yield Add(kind="signpost", key=f"T{place}", values=sign | levels | about)

    def _resource(self, place: int) -> Iterator[Edit]:
        code, actor = f"R{place:02}", f"P{place:02}"
        yield Add(kind="actor", key=actor, values={"title": f"Partner {place}"})
        yield Add(kind="resource", key=code, values={"title": code, "unit": "MW"})
        yield Add(kind="contribution", key=f"{code}/{actor}", values={"amount": 30.0})
        for goal in self.chance.sample(self.goals, min(ALLOCATED, len(self.goals))):
            yield Add(kind="allocation", key=f"{code}/{goal}", values={"amount": 4.0})
        for scenario in self.scenarios:
            told = {"capacity_percent": float(self.chance.randint(50, 120))}
            yield Add(kind="outlook", key=f"{code}/{scenario}", values=told)

    def meet(self, code: str) -> Iterator[Edit]:
        """Judge anew: two likelihoods, a few scores, an assumption and a signpost."""
        yield from self._likelihoods()
        for goal in self.chance.sample(self.goals, min(5, len(self.goals))):
            told = {"score": self.chance.randint(-2, 2)}
            key = f"{goal}/{self.chance.choice(self.scenarios)}/group"
            yield Revise(kind="impact", key=key, values=told, reason="We know more")
        tried = f"F{self.chance.randrange(TALLY)}"
        yield Confirm(kind="assumption", key=tried, rests_on=self.chance.choice(RESTED))
        state = self.chance.choice(("quiet", "watch", "triggered"))
        key = f"T{self.chance.randrange(TALLY)}"
        yield Revise(kind="signpost", key=key, values={"state": state}, reason="As measured")
        closing = {"state": "finalised", "finalised_text": f"Notes of {code}."}
        yield Revise(kind="review", key=code, values=closing)

    def _likelihoods(self) -> Iterator[Edit]:
        """Move some per cent from one scenario to another; the sum stays at 100."""
        giver, taker = self.chance.sample(range(len(self.percents)), 2)
        step = min(self.percents[giver], float(self.chance.randint(1, 5)))
        self.percents[giver] -= step
        self.percents[taker] += step
        for place in (giver, taker) if step else ():
            told = {"percent": self.percents[place]}
            key = f"{self.scenarios[place]}/group"
            yield Revise(kind="likelihood", key=key, values=told, reason="We know more")

    def measure(self, first: int, last: int) -> Iterator[Edit]:
        """Read so many of the observations, indicator by indicator, month by month."""
        for number in range(first, last):
            month, place = divmod(number, self.size.goals)
            period = Period.parse(f"{2012 + month // 12}-{month % 12 + 1:02}")
            value = round(20 + self.chance.random() * 60, 2)
            yield Add(kind="observation", key=f"I{place:03}/{period.text}", values={"value": value})


def grown(folder: Path, size: Size | None = None, seed: int = 7, name: str = NAME) -> Workspace:
    """Make a plan of a size, with each review finalised on its own day."""
    url = f"sqlite:///{folder / name}.sqlite"
    Store.open(url).create(name, None)
    workspace = Workspace.open(url, name)
    _keep(workspace, _Team(size or Size(), seed))
    workspace.clock = partial(_noon, LAST)
    return workspace


def _keep(workspace: Workspace, team: _Team) -> None:
    """Hold every review on its own day: bring in what was measured since, then judge."""
    anna, held = workspace.person("Anna"), len(team.days)
    for number, day in enumerate(team.days, start=1):
        code = f"R{number}"
        workspace.clock = partial(_noon, day)
        values = {"title": f"Review {number}", "date": day, "state": "open"}
        found = team.measure(*(team.size.observations * at // held for at in (number - 1, number)))
        begun = [*(team.begin() if number == 1 else ()), *found]
        workspace.apply([Add(kind="review", key=code, values=values), *begun], person=anna)
        workspace.apply(list(team.meet(code)), person=anna, review=code)


def _noon(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp() * 1000)
