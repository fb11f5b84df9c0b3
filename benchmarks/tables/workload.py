"""The tables: goals of ten columns, and very many observations; one row in a hundred changed."""

import csv
import io
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from scenarios.log import Log, Names, Run, marks_of
from tracker.exchange.out.writing import written

TODAY, FIRST = date(2026, 11, 23), date(2025, 1, 15)
MIDNIGHT = 1_736_899_200_000
ONE_IN = 100
Told = set[tuple[str, str, str]]  # key, field, the text it has in the file


@dataclass(frozen=True)
class Work:
    """A plan that holds the records of one kind, and a file of them in which some were changed."""

    kind: str
    keys: Sequence[str]
    history: History
    data: bytes
    file: bytes
    changed: Told

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that name a record."""
        return KINDS[self.kind].key

    @cached_property
    def header(self) -> list[str]:
        """The headings of the file."""
        return self.data.split(b"\r\n", 1)[0].decode().split(",")


def _work(kind: str, records: Mapping[str, Mapping[str, Any]], field: str, new: str) -> Work:
    history = _history(kind, records)
    data = written(history, kind, Moment(TODAY), today=TODAY)
    rows = [*csv.reader(io.StringIO(data.decode(), newline=""))]
    place, width = rows[0].index(field), len(KINDS[kind].key)
    changed: Told = set()
    for row in random.Random(7).sample(rows[1:], len(records) // ONE_IN):
        row[place] = new
        changed.add(("/".join(row[:width]).rstrip("/"), field, new))
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return Work(kind, list(records), history, data, out.getvalue().encode(), changed)


def _history(kind: str, records: Mapping[str, Mapping[str, Any]]) -> History:
    """Put every record into a history as one change."""
    n, nothing = len(records), [None] * len(records)
    keys = np.array(list(records), dtype=object)
    named = Names(keys, np.zeros(n, np.int64), [kind])
    one, none = np.ones(n, np.int64), np.zeros(n, np.int64)
    days, positions = np.full(n, FIRST.toordinal()), np.arange(1, n + 1)
    said = (nothing, nothing, nothing, nothing)
    sets = [dict(values) for values in records.values()]
    run = Run(positions, one, positions - 1, named, days, none, ["add"] * n, *said, sets)
    return History.empty().with_log(Log(marks_of([[1], [MIDNIGHT], ["p"], [None], [None]]), [run]))


def goals(n: int) -> Work:
    """Draw goals with ten columns filled."""
    records = {
        f"G{i}": {
            "title": f"Goal number {i}",
            "description": f"What we want by {i}, and why it matters.",
            "level": "committee",
            "sector": f"Sector {i % 7}",
            "owner": f"Chief {i % 50}",
            "due": f"2027-{i % 12 + 1:02d}-{i % 28 + 1:02d}",
            "status": ("met", "partly", "not_met")[i % 3],
            "confidence": i % 11,
            "document": f"https://example.org/{i}",
        }
        for i in range(n)
    }
    return _work("goal", records, "owner", "Somebody else")


def observations(n: int) -> Work:
    """Draw observations of a hundred indicators in a hundred places."""
    drawn = random.Random(1)
    places = ((i, q, p) for i in range(100) for q in range(100) for p in range(-(-n // 10_000)))
    records = {
        f"I{i:03d}/{2000 + q // 4}-Q{q % 4 + 1}/{1000 + p}": {
            "value": round(drawn.uniform(0, 1000), 2),
            "state": "final",
            "source": "SCB",
        }
        for (i, q, p), _ in zip(places, range(n), strict=False)
    }
    return _work("observation", records, "value", "-1.25")


WORKS: Mapping[str, Callable[[int], Work]] = {"goal": goals, "observation": observations}
