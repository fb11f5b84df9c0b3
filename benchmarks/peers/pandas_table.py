"""pandas: one bare table a kind with one date, in memory, sorted, with the day of the next row."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.answers import Between, Line, Plan
from benchmarks.columns import days
from benchmarks.full_rows import table, value_names
from benchmarks.peers.contender import Contender, plan_of_rows
from benchmarks.peers.sql import STORY, changes_of, story_of
from benchmarks.workload import Entry, Rows, Workload

WHY = ["act", "review", "reason"]


class Pandas(Contender):
    """Frames in the order of the log; all texts are categories, which are quickest to gather."""

    name = "pandas"
    note = "pandas: a bare one-date table in memory, shown beside; no durable append"
    durable = False

    def version(self) -> str:
        """Give pandas' version."""
        return pd.__version__

    def load(self, workload: Workload) -> None:
        """Make the frames."""
        self.workload = workload
        self.frames = {kind: _frame(rows, workload) for kind, rows in workload.rows.items()}

    def at(self, day: date) -> dict[str, pd.DataFrame]:
        """Mask what held at the end of a day."""
        return {
            kind: held(frame, days(day))[["code", *value_names(self.workload.rows[kind])]]
            for kind, frame in self.frames.items()
        }

    def between(self, before: date, after: date) -> dict[str, Any]:
        """Compare, field by field, the last row that set it with the row that held before."""
        first, last = days(before), days(after)
        return {
            kind: _difference(frame, self.workload.rows[kind], first, last)
            for kind, frame in self.frames.items()
        }

    def story(self, kind: str, key: str) -> list[Line]:
        """Mask the rows of one record."""
        rows, frame = self.workload.rows[kind], self.frames[kind]
        mine = frame[(frame["record"] == rows.places[key]).to_numpy()]
        return story_of(rows, _tuples(mine[[*STORY, *value_names(rows)]]))

    def append(self, row: Entry) -> None:
        """Write nothing: a frame keeps nothing on the disk."""

    def plan(self, answer: dict[str, pd.DataFrame]) -> Plan:
        """Bring the frames into the plain form."""
        return plan_of_rows(self.workload, {kind: _tuples(told) for kind, told in answer.items()})

    def changes(self, answer: dict[str, Any]) -> Between:
        """Bring the frames into the plain form."""
        return changes_of(
            self.workload,
            {
                kind: ([row for frame in frames for row in _tuples(frame)], _tuples(lives))
                for kind, (frames, lives) in answer.items()
            },
        )


def _frame(rows: Rows, workload: Workload) -> pd.DataFrame:
    frame = pd.DataFrame(table(rows, workload).to_pandas())
    texts = frame.select_dtypes(include=["object", "str"]).columns
    return frame.astype(dict.fromkeys(texts, "category"))


def held(frame: pd.DataFrame, day: int) -> pd.DataFrame:
    """Give the living rows at the end of a day."""
    end = int(frame["day"].searchsorted(day, side="right"))
    upto = frame.iloc[:end]
    return frame.take(np.flatnonzero((upto["until"] > day) & (upto["act"] != "retire")))


def _difference(
    frame: pd.DataFrame, rows: Rows, first: int, last: int
) -> tuple[list[pd.DataFrame], pd.DataFrame]:
    start, end = frame["day"].searchsorted([first, last], side="right").tolist()
    window = frame.iloc[start:end]
    living = window[(window["until"] > last) & (window["act"] != "retire")]
    old = held(frame, first).set_index("record")
    old = old[old.index.isin(living["record"])]
    sets = window["sets"].to_numpy()
    changed = [
        _one_field(window[(sets & (1 << place)) != 0], old, name, place)
        for place, name in enumerate(value_names(rows))
    ]
    return changed, window.loc[window["act"] != "revise", ["code", "act"]]


def _one_field(setting: pd.DataFrame, old: pd.DataFrame, name: str, place: int) -> pd.DataFrame:
    new = setting[["record", name, *WHY]].drop_duplicates("record", keep="last")
    new = new[new["record"].isin(old.index)]
    before = old.loc[new["record"], ["code", name]]
    one, two = before[name].reset_index(drop=True), new[name].reset_index(drop=True)
    differs = ((one != two) & ~(one.isna() & two.isna())).to_numpy()
    found = pd.DataFrame({"code": before["code"].array, "place": place, "before": one.array})
    return found.assign(after=two.array, **{why: new[why].array for why in WHY})[differs]


def _tuples(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    columns = (frame[name].astype(object).where(frame[name].notna(), None) for name in frame)
    return list(zip(*(column.tolist() for column in columns), strict=True))


PEER = Pandas
