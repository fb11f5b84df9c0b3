"""polars: one bare table a kind with one date, in memory, sorted, with the day of the next row."""

from datetime import date
from typing import Any

import polars as pl

from benchmarks.answers import Between, Line, Plan
from benchmarks.columns import days
from benchmarks.full_rows import table, value_names
from benchmarks.peers.contender import Contender, plan_of_rows
from benchmarks.peers.sql import STORY, changes_of, story_of
from benchmarks.workload import Entry, Rows, Workload

WHY = ["act", "review", "reason"]


class Polars(Contender):
    """Frames in the order of the log."""

    name = "polars"
    note = "polars: a bare one-date table in memory, shown beside; no durable append"
    durable = False

    def version(self) -> str:
        """Give polars' version."""
        return str(pl.__version__)

    def load(self, workload: Workload) -> None:
        """Make the frames; choices and the words of explanation become categories."""
        self.workload = workload
        self.frames = {kind: _frame(rows, workload) for kind, rows in workload.rows.items()}

    def at(self, day: date) -> dict[str, pl.DataFrame]:
        """Filter what held at the end of a day."""
        return {
            kind: held(frame, days(day)).select("code", *value_names(self.workload.rows[kind]))
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
        """Filter the rows of one record."""
        rows = self.workload.rows[kind]
        mine = self.frames[kind].filter(pl.col("record") == rows.places[key])
        return story_of(rows, mine.select(*STORY, *value_names(rows)).rows())

    def append(self, row: Entry) -> None:
        """Write nothing: a frame keeps nothing on the disk."""

    def plan(self, answer: dict[str, pl.DataFrame]) -> Plan:
        """Bring the frames into the plain form."""
        return plan_of_rows(self.workload, {kind: told.rows() for kind, told in answer.items()})

    def changes(self, answer: dict[str, Any]) -> Between:
        """Bring the frames into the plain form."""
        return changes_of(
            self.workload,
            {
                kind: ([row for frame in frames for row in frame.rows()], lives.rows())
                for kind, (frames, lives) in answer.items()
            },
        )


def _frame(rows: Rows, workload: Workload) -> pl.DataFrame:
    frame = pl.DataFrame(table(rows, workload))
    few = [name for name in frame.columns if frame[name].dtype == pl.String]
    few = [name for name in few if frame[name].n_unique() < 100]  # noqa: PLR2004 - a handful
    return frame.with_columns(pl.col(few).cast(pl.Categorical)).rechunk()


def held(frame: pl.DataFrame, day: int) -> pl.DataFrame:
    """Give the living rows at the end of a day."""
    upto = frame.head(frame["day"].search_sorted(day, side="right"))
    return upto.filter((pl.col("until") > day) & (pl.col("act") != "retire"))


def _difference(frame: pl.DataFrame, rows: Rows, first: int, last: int) -> tuple[Any, pl.DataFrame]:
    start, end = (frame["day"].search_sorted(day, side="right") for day in (first, last))
    window = frame.slice(start, end - start)
    living = window.filter((pl.col("until") > last) & (pl.col("act") != "retire"))
    old = held(frame, first).join(living.select("record"), on="record", how="semi").lazy()
    asked = [
        _one_field(window.lazy(), old, name, place) for place, name in enumerate(value_names(rows))
    ]
    lives = window.filter(pl.col("act") != "revise").select("code", "act")
    return pl.collect_all(asked), lives


def _one_field(window: pl.LazyFrame, old: pl.LazyFrame, name: str, place: int) -> pl.LazyFrame:
    setting = window.filter((pl.col("sets") & (1 << place)) != 0)
    new = setting.select("record", name, *WHY).unique("record", keep="last")
    joined = new.join(old.select("record", "code", pl.col(name).alias("before")), on="record")
    changed = joined.filter(pl.col("before").ne_missing(pl.col(name)))
    return changed.select("code", pl.lit(place).alias("place"), "before", name, *WHY)


PEER = Polars
