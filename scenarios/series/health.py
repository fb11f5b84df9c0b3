"""How well each record is kept: looked at, confirmed, revised, and turned to and fro."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import KINDS, RecordId, owner_of
from scenarios.lexicons import natural
from scenarios.revisions import Act
from scenarios.series.revised import NOT_BELIEVED
from scenarios.series.staleness import is_checked, is_try
from scenarios.series.stops import tidy
from scenarios.series.told import told_of

HEALTH = {
    "kind": "object",
    "key": "object",
    "title": "object",
    "reviews": "int64",
    "confirmed": "int64",
    "unchecked": "int64",
    "revised": "int64",
    "turns": "int64",
    "looked": "object",
    "reviews_since": "int64",
}
ROUTINE = {
    "kind": "object",
    "key": "object",
    "field": "object",
    "before": "object",
    "after": "object",
    "day": "object",
    "review": "object",
    "reason": "object",
}
BACKGROUND = frozenset(
    {"variant", "cross_impact", "projection", "actor", "stance"}
)  # what a review does not go through record by record
RHYTHM = ("cadence", "date")  # what of a review belongs to the routine
ASKED = frozenset({"assumption", "likelihood"})  # of which a confirmation says what it rests on
Lines = list[StoryLine]


def revision_health(
    history: History, moment: Moment, today: date, kinds: Collection[str] | None = None
) -> pd.DataFrame:
    """Give for each living record at how many reviews it was looked at, and what came of it.

    `reviews` counts those it was there for; `confirmed`, `unchecked` and `revised` those where that
    was done, a day without a review counting as one. `turns` counts how often a value went back
    the way it came. `looked` is the day of the last real look: a confirmation without a new check
    is none. Records that join others count with the first they name; the longest unseen come first.
    """
    held = [mark.day for mark in history.reviews(today) if mark.day <= moment.day]
    snapshot = history.at(moment)
    asked = kinds or [name for name in KINDS if name not in NOT_BELIEVED | BACKGROUND]
    rows = [
        {"kind": record.kind, "key": record.key, **_health(stories, held)}
        | {"title": _title(snapshot.values(*record) or {})}
        for record, stories in _stories(history, moment, asked).items()
        if snapshot.has(*record)
    ]
    rows.sort(key=lambda row: (-row["reviews_since"], -row["turns"], natural(row["key"])))
    return tidy(rows, HEALTH)


def _stories(
    history: History, moment: Moment, kinds: Iterable[str]
) -> dict[RecordId, list[tuple[str, Lines]]]:
    """Give what was said of each record and of those that belong to it, by kind, in order."""
    found: dict[RecordId, list[tuple[str, Lines]]] = defaultdict(list)
    for name in kinds:
        for key in history.numbers(name):
            record = RecordId(name, key)
            if lines := told_of(history, moment, record):
                found[owner_of(record)].append((name, lines[::-1]))
    return found


def _health(stories: Sequence[tuple[str, Lines]], held: Sequence[date]) -> dict[str, Any]:
    every = [(kind, line) for kind, lines in stories for line in lines]
    made = min(line.effective_on for _, line in every)
    looked = max(line.effective_on for kind, line in every if _is_look(kind, line))
    return {
        "reviews": sum(made <= day for day in held),
        "confirmed": _occasions(line for kind, line in every if _rests(kind, line) is True),
        "unchecked": _occasions(line for kind, line in every if _rests(kind, line) is False),
        "revised": _occasions(line for _, line in every if line.act == Act.REVISE),
        "turns": sum(turns(values) for _, lines in stories for values in _values(lines)),
        "looked": looked,
        "reviews_since": sum(looked < day for day in held),
    }


def _is_look(kind: str, line: StoryLine) -> bool:
    if kind not in ASKED and line.act == Act.CONFIRM:
        return True
    return is_try(line.act, line.carried.get("rests_on"))


def _rests(kind: str, line: StoryLine) -> bool | None:
    """Tell whether a confirmation rests on something; None of what is no confirmation."""
    if line.act != Act.CONFIRM:
        return None
    return kind not in ASKED or is_checked(line.carried.get("rests_on"))


def _occasions(lines: Iterable[StoryLine]) -> int:
    return len({line.review or line.effective_on for line in lines})


def _values(lines: Lines) -> Iterable[list[Any]]:
    """Give the values that each field has had, in order; a correction is what it was all along."""
    found: dict[str, list[Any]] = defaultdict(list)
    for line in lines:
        for name, (_, value) in line.set.items():
            if line.act == Act.CORRECT and found[name]:
                found[name].pop()
            if not found[name] or found[name][-1] != value:
                found[name].append(value)
    return found.values()


def turns(values: Sequence[Any]) -> int:
    """Count how often a number changed direction, or anything else became what it had been."""
    count = 0
    for (first, second), (_, third) in pairwise(pairwise(values)):
        if all(isinstance(one, int | float) for one in (first, second, third)):
            count += (second - first) * (third - second) < 0
        else:
            count += first == third
    return count


def _title(values: dict[str, Any]) -> str | None:
    return values.get("title") or values.get("text")


def routine_changes(history: History, moment: Moment) -> pd.DataFrame:
    """Give each change of the routine itself: of the settings, of when and how often to meet.

    A review that is planned with another cadence than the one before it has changed it too.
    """
    rows = [
        {"kind": record.kind, "key": record.key, "field": name, "before": before, "after": after}
        | {"day": line.effective_on, "review": line.review, "reason": line.reason}
        for record, names in _of_the_routine(history)
        for line in told_of(history, moment, record)
        if line.act == Act.REVISE
        for name, (before, after) in line.set.items()
        if before != after and (not names or name in names)
    ]
    rows += _other_cadences(history, moment)
    rows.sort(key=lambda row: row["day"], reverse=True)
    return tidy(rows, ROUTINE)


def _of_the_routine(history: History) -> list[tuple[RecordId, tuple[str, ...]]]:
    """Give the records of the routine and which of their fields belong to it; none means all."""
    settings = [(RecordId("settings", key), ()) for key in history.numbers("settings")]
    return [*settings, *((RecordId("review", key), RHYTHM) for key in history.numbers("review"))]


def _other_cadences(history: History, moment: Moment) -> Iterable[dict[str, Any]]:
    every = sorted(history.at(moment).all("review"), key=lambda one: (one.date, one.code))
    for before, after in pairwise(every):
        if before.cadence and after.cadence and before.cadence != after.cadence:
            row = {"kind": "review", "key": after.code, "field": "cadence"}
            row |= {"before": before.cadence, "after": after.cadence, "day": after.date}
            lines = told_of(history, moment, RecordId("review", after.code))
            yield row | {"review": after.code, "reason": lines[-1].reason}
