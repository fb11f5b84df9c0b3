"""DuckDB with full rows and the day of the next one, in a file, read as Arrow."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.answers import Between, Line, Plan
from benchmarks.columns import days
from benchmarks.full_rows import names, table, value_names
from benchmarks.measure import Quickest
from benchmarks.peers.contender import Contender, plan_of_rows
from benchmarks.peers.sql import STORY, Dialect, changes_of, chosen, difference, next_row, story_of
from benchmarks.workload import NEVER, Entry, Rows, Workload

DUCK = Dialect(text="CAST({} AS VARCHAR)")
BETWEEN = "day > $before AND day <= $after"


class DuckDb(Contender):
    """One table a kind; the quickest of two forms answers what held on a day."""

    name = "duckdb"

    def version(self) -> str:
        """Give DuckDB's version."""
        return str(duckdb.__version__)

    def load(self, workload: Workload) -> None:
        """Write all rows."""
        self.workload = workload
        folder = self.opened.enter_context(tempfile.TemporaryDirectory(prefix="duckdb-"))
        self.database = duckdb.connect(str(Path(folder) / "rows.duckdb"))
        self.opened.callback(self.database.close)
        for kind, rows in workload.rows.items():
            self.database.register("loaded", table(rows, workload))
            self.database.execute(f"CREATE TABLE {kind} AS SELECT * FROM loaded")
            self.database.unregister("loaded")
        self.database.execute("CHECKPOINT")
        self._quickest = Quickest({"interval": self._interval, "last row": self._last_row})

    def at(self, day: date) -> dict[str, Any]:
        """Select what held at the end of a day, in the quickest form."""
        answer: dict[str, Any] = self._quickest(days(day))
        return answer

    def _interval(self, day: int) -> dict[str, Any]:
        return self._all("day <= $day AND until > $day AND act <> 'retire'", day)

    def _last_row(self, day: int) -> dict[str, Any]:
        last = "SELECT max(position) FROM {kind} WHERE day <= $day GROUP BY record"
        return self._all(f"position IN ({last}) AND act <> 'retire'", day)

    def _all(self, held: str, day: int) -> dict[str, Any]:
        return {
            kind: self._ask(
                f"SELECT {chosen(rows)} FROM {kind} WHERE {held.format(kind=kind)}", day=day
            )
            for kind, rows in self.workload.rows.items()
        }

    def _ask(self, asked: str, **values: Any) -> Any:
        return self.database.sql(asked, params=values).to_arrow_table()

    def between(self, before: date, after: date) -> dict[str, Any]:
        """Compare the rows between the days with those that held before."""
        moments = {"before": days(before), "after": days(after)}
        return {
            kind: self._between(kind, rows, moments) for kind, rows in self.workload.rows.items()
        }

    def _between(self, kind: str, rows: Rows, moments: dict[str, int]) -> tuple[Any, Any]:
        asked = difference(
            rows,
            DUCK,
            window=f"SELECT *, $after AS last FROM {kind} WHERE {BETWEEN}",
            old=f"SELECT * FROM {kind} WHERE day <= $before AND until > $before "
            "AND act <> 'retire' AND record IN (SELECT record FROM w)",
            alive="w.until > w.last AND w.act <> 'retire'",
        )
        lives = (
            f"SELECT code, act FROM {kind} WHERE {BETWEEN} AND act <> 'revise' ORDER BY position"
        )
        return self._ask(asked, **moments), self._ask(lives, **moments)

    def story(self, kind: str, key: str) -> list[Line]:
        """Read the rows of one record."""
        rows = self.workload.rows[kind]
        heads = ", ".join((*STORY, *value_names(rows)))
        asked = f"SELECT {heads} FROM {kind} WHERE code = $key ORDER BY position"
        return story_of(rows, self.database.execute(asked, {"key": key}).fetchall())

    def append(self, row: Entry) -> None:
        """End the record's last row and insert the one that follows it."""
        rows, values = self.workload.rows[row.kind], {"key": row.key, "never": NEVER}
        held = "WHERE code = $key AND until = $never"
        self.database.execute("BEGIN")
        asked = f"SELECT record, {', '.join(value_names(rows))} FROM {row.kind} {held}"
        last = self.database.execute(asked, values).fetchone()
        ended = {**values, "day": row.day}
        self.database.execute(f"UPDATE {row.kind} SET until = $day {held}", ended)
        marks = ", ".join("?" * len(names(rows)))
        written = next_row(rows, last, row)
        self.database.execute(f"INSERT INTO {row.kind} VALUES ({marks})", written)
        self.database.execute("COMMIT")

    @property
    def note(self) -> str:  # type: ignore[override]
        """Say which form was quickest."""
        return (
            f"duckdb: full rows in a file, answers as Arrow; quickest form: {self._quickest.told()}"
        )

    def plan(self, answer: dict[str, Any]) -> Plan:
        """Bring the rows into the plain form."""
        return plan_of_rows(self.workload, {kind: _tuples(told) for kind, told in answer.items()})

    def changes(self, answer: dict[str, Any]) -> Between:
        """Bring the rows into the plain form."""
        plain = {kind: (_tuples(one), _tuples(two)) for kind, (one, two) in answer.items()}
        return changes_of(self.workload, plain)


def _tuples(told: Any) -> list[tuple[Any, ...]]:
    return list(zip(*(column.to_pylist() for column in told.columns), strict=True))


PEER = DuckDb
