"""Where a figure over time stops: each review up to a moment, and the moment itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot


@dataclass(frozen=True, slots=True)
class Stop:
    """One column of a figure: a review, or, with review None, the moment that is looked at."""

    review: str | None
    day: date
    title: str
    moment: Moment


def stops(history: History, moment: Moment, today: date) -> list[Stop]:
    """Give the reviews held up to a moment, in order, and the moment itself when it is later."""
    held = [
        Stop(mark.code, mark.day, mark.title, mark.moment)
        for mark in history.reviews(today)
        if mark.day <= moment.day
    ]
    if held and held[-1].moment == moment:
        return held
    return [*held, Stop(None, moment.day, "", moment)]


def since_last(history: History, moment: Moment, today: date) -> tuple[Stop, Stop] | None:
    """Give the last review that is done with, and the moment; None when there is none before it.

    A review that is still open belongs to what is going on, so the one before it is the last.
    """
    every = stops(history, moment, today)
    unfinished = {mark.code for mark in history.reviews(today) if mark.state != "finalised"}
    end = every[-1]
    before = [one for one in every[:-1] if one.review not in unfinished]
    return (before[-1], end) if before else None


def reviews_held(snapshot: Snapshot) -> tuple[tuple[str, date], ...]:
    """Give code and day of each review up to a snapshot's day, to be marked in a figure.

    They go in a table's `attrs`, which pandas copies at every turn.
    """
    held = [(one.date, one.code) for one in snapshot.all("review")]
    return Lasting((code, day) for day, code in sorted(held) if day <= snapshot.moment.day)


class Lasting(tuple[Any, ...]):
    """What stands beside a table in its `attrs`, and is itself its copy, however long it is."""

    __slots__ = ()

    def __deepcopy__(self, _: object) -> "Lasting":
        return self


def tidy(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Make a table with exactly these columns, each of its type, also without rows."""
    return pd.DataFrame(
        {
            name: pd.Series([row.get(name) for row in rows], dtype=dtype)
            for name, dtype in columns.items()
        }
    )
