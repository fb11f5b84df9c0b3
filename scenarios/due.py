"""What a plan asks for at a moment: what is late, triggered, stale, missing or promised twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scenarios.history import History, Moment, Snapshot
from scenarios.kinds import RecordId
from scenarios.periods import Period
from scenarios.series.resources import capacity

STALE_REVIEWS = 2
OPEN = ("open", "under_way")
TRIES = ("add", "revise", "confirm", "correct", "restore")
STANDING = (None, "holds", "uncertain")


@dataclass(frozen=True, slots=True)
class Due:
    """The codes of what waits for an answer, each kind of waiting by itself.

    `untried` says how many reviews each stale assumption has gone without being tried, `missing`
    the last closed period that each indicator lacks a value for.
    """

    late: tuple[str, ...]
    open: tuple[str, ...]
    triggered: tuple[str, ...]
    stale: tuple[str, ...]
    uncertain: tuple[str, ...]
    missing: dict[str, str]
    over: tuple[str, ...]
    untried: dict[str, int]

    def __bool__(self) -> bool:
        told = (self.late, self.triggered, self.stale, self.uncertain, self.missing, self.over)
        return any(told)


def due(history: History, moment: Moment, today: date) -> Due:
    """Find what a plan asks for at a moment."""
    snapshot = history.at(moment)
    undone = [one for one in snapshot.all("decision") if (one.state or "open") in OPEN]
    untried = _untried(history, moment, today)
    loads = capacity(snapshot)
    limit = snapshot.settings.stale_reviews or STALE_REVIEWS
    return Due(
        late=tuple(one.code for one in undone if one.due and one.due < moment.day),
        open=tuple(one.code for one in undone),
        triggered=_in_state(snapshot, "signpost", "triggered"),
        stale=tuple(code for code, reviews in untried.items() if reviews >= limit),
        uncertain=_in_state(snapshot, "assumption", "uncertain"),
        missing=_missing(snapshot, moment.day),
        over=tuple(loads.loc[loads["state"] == "over", "resource"]),
        untried=untried,
    )


def _in_state(snapshot: Snapshot, kind: str, state: str) -> tuple[str, ...]:
    return tuple(one.code for one in snapshot.all(kind) if one.state == state)


def _untried(history: History, moment: Moment, today: date) -> dict[str, int]:
    """Count the reviews since each assumption that still stands was last tried."""
    reviews = [mark for mark in history.reviews(today) if mark.day <= moment.day]
    found = {}
    for one in history.at(moment).all("assumption"):
        if one.state in STANDING:
            tried = _last_tried(history, moment, one.code)
            found[one.code] = sum(mark.day > tried for mark in reviews)
    return found


def _last_tried(history: History, moment: Moment, code: str) -> date:
    lines: Sequence[Any] = history.story(RecordId("assumption", code))
    known = history.position if moment.known is None else moment.known
    days = [
        line.effective_on
        for line in lines
        if line.in_force
        and line.act in TRIES
        and line.effective_on <= moment.day
        and line.position <= known
    ]
    return max(days, default=date.min)


def _missing(snapshot: Snapshot, day: date) -> dict[str, str]:
    """Give the last closed period of every indicator that has no observation for it."""
    seen = {(one.indicator, one.period) for one in snapshot.all("observation")}
    found = {}
    for one in snapshot.all("indicator"):
        if one.frequency in (None, "free"):
            continue
        period = Period.of(day, one.frequency).previous().text
        if (one.code, period) not in seen:
            found[one.code] = period
    return found
