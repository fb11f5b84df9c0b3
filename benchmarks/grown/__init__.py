"""A plan that was kept for years: every review judged it anew, and every quarter was measured."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.grown.founding import founded
from benchmarks.grown.meetings import Meetings
from benchmarks.grown.size import APART, LAST, Size
from scenarios.edits import Add
from tracker.store import Store
from tracker.workspace import Workspace

__all__ = ["APART", "LAST", "Size", "grown"]
NAME = "grown"


def grown(folder: Path, size: Size | None = None, seed: int = 7, name: str = NAME) -> Workspace:
    """Make a plan of a size: each review is finalised on its own day, and the next one is open."""
    url = f"sqlite:///{folder / name}.sqlite"
    Store.open(url).create(name, None)
    workspace = Workspace.open(url, name)
    _keep(workspace, size or Size(), Random(seed))
    return workspace


def _keep(workspace: Workspace, size: Size, chance: Random) -> None:
    """Hold every review on its own day: bring in what was measured since, then judge."""
    anna, meetings = workspace.person("Anna"), Meetings(size, chance)
    for number, day in enumerate(size.days, start=1):
        workspace.clock = partial(_noon, day)
        first = founded(size, chance) if number == 1 else ()
        found = [_opened(number, day), *first, *meetings.measured(number)]
        workspace.apply(found, person=anna)
        workspace.apply(list(meetings.held(number)), person=anna, review=f"R{number}")
    workspace.clock = partial(_noon, LAST + APART)
    workspace.apply([_opened(size.reviews + 1, LAST + APART)], person=anna)


def _opened(number: int, day: date) -> Add:
    told = {"title": f"Review {number}", "date": day, "state": "open"}
    return Add(kind="review", key=f"R{number}", values=told)


def _noon(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp() * 1000)
