"""Why the plan was revised: how often for each trigger, review by review."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from scenarios.fields import FIRST_DAY
from scenarios.folding import ACT_CODE
from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import TRIGGERS, Act
from scenarios.series.revised import NOT_BELIEVED
from scenarios.series.stops import Stop, stops, tidy
from scenarios.series.told import told_of

WHY = {
    "trigger": "object",
    "review": "object",
    "day": "object",
    "count": "int64",
    "records": "object",
    "reasons": "object",
}
MINDS = (Act.REVISE, Act.RETIRE)


def revised_why(history: History, moment: Moment, today: date, columns: int = 12) -> pd.DataFrame:
    """Give how often what is believed was revised or retired, by trigger and review.

    A revision counts with the review it was made in, or else with the next; repairs of the past
    are no change of mind. One row a trigger and review, in the order of the triggers, none of them
    last; `attrs` hold the reviews shown, with the one before each, and how many were left out.
    """
    every = stops(history, moment, today)
    shown, since = every[-columns:], every[-columns - 1 : -columns]
    found: dict[tuple[str, int], list[tuple[RecordId, StoryLine]]] = defaultdict(list)
    for record, line in _turns(history, moment, since[0].day if since else FIRST_DAY):
        found[line.trigger or "", _place(shown, line)].append((record, line))
    names = [*TRIGGERS, ""]
    rows = [
        _row(trigger, shown[place], found[trigger, place])
        for trigger, place in sorted(found, key=lambda cell: (names.index(cell[0]), cell[1]))
    ]
    table = tidy(rows, WHY)
    table.attrs |= {"stops": _named(shown, since, rows), "left_out": len(every) - len(shown)}
    return table


def _turns(history: History, moment: Moment, since: date) -> Iterator[tuple[RecordId, StoryLine]]:
    for kind in KINDS:
        if kind not in NOT_BELIEVED:
            for key in _revised(history, kind, since):
                record = RecordId(kind, key)
                for line in reversed(told_of(history, moment, record)):
                    if line.act in MINDS and line.effective_on > since:
                        yield record, line


def _revised(history: History, kind: str, since: date) -> list[str]:
    """Give the keys of a kind that were revised or retired after a day."""
    columns = history.columns[kind]
    acts = columns.rows["act"][columns.ordered("row")]
    turned = np.isin(acts, [ACT_CODE[act] for act in MINDS])
    late = columns.ordered("day") > since.toordinal()
    records = np.unique(columns.ordered("record")[turned & late]).tolist()
    return [columns.words.keys.words[record] for record in records]


def _place(shown: Sequence[Stop], line: StoryLine) -> int:
    """Give the column of a revision: of its own review, or of the next stop from its day on."""
    codes = [stop.review for stop in shown]
    if line.review in codes and line.review:
        return codes.index(line.review)
    return min(bisect_left([stop.day for stop in shown], line.effective_on), len(shown) - 1)


def _row(trigger: str, stop: Stop, told: Sequence[tuple[RecordId, StoryLine]]) -> dict[str, Any]:
    reasons = dict.fromkeys(line.reason for _, line in told if line.reason)
    return {
        "trigger": trigger or None,
        "review": stop.review,
        "day": stop.day,
        "count": len(told),
        "records": tuple(dict.fromkeys(record for record, _ in told)),
        "reasons": tuple(reasons),
    }


def _named(
    shown: Sequence[Stop], since: Sequence[Stop], rows: Sequence[dict[str, Any]]
) -> list[tuple[str | None, date, str | None]]:
    """Give each stop's review, day and the review before it; no moment without any revision."""
    before = [since[0] if since else None, *shown[:-1]]
    named = [
        (stop.review, stop.day, earlier.review if earlier else None)
        for stop, earlier in zip(shown, before, strict=True)
    ]
    is_idle = named[-1][0] is None and not any(row["review"] is None for row in rows)
    return named[:-1] if is_idle and named[1:] else named
