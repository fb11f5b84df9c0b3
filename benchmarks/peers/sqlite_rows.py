"""SQLite with plain full rows and, for each record, a seek to its last row up to the day."""

import sqlite3
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.answers import Between, Line, Plan
from benchmarks.columns import days
from benchmarks.full_rows import names, tuples, value_names
from benchmarks.measure import Quickest
from benchmarks.peers.contender import Contender, plan_of_rows
from benchmarks.peers.folding import ends_of_lives, folded
from benchmarks.peers.sql import (
    STORY,
    Dialect,
    changes_of,
    chosen,
    definitions,
    difference,
    next_row,
    story_of,
)
from benchmarks.workload import Entry, Rows, Workload

SQLITE = Dialect(text="{}", differs="{} IS NOT {}")
BETWEEN = "day > :before AND day <= :after"
SEEK = (
    "(SELECT position FROM {kind} AS r WHERE r.record = {record} AND r.day <= :{day} "
    "ORDER BY r.day DESC, r.position DESC LIMIT 1)"
)


class Sqlite(Contender):
    """One table a kind, indexed by record and day; nothing is ever updated."""

    name = "sqlite"

    @property
    def note(self) -> str:  # type: ignore[override]
        """Say how it is kept, and which form was quickest."""
        how = "full rows, per-record seek on (record, day, position); WAL, synchronous=FULL"
        return f"sqlite: {how}; between by {self._difference.told()}"

    def version(self) -> str:
        """Give SQLite's version."""
        return sqlite3.sqlite_version

    def load(self, workload: Workload) -> None:
        """Write all rows, then index them."""
        self.workload = workload
        folder = self.opened.enter_context(tempfile.TemporaryDirectory(prefix="sqlite-rows-"))
        path = Path(folder) / "rows.sqlite"
        self.database = sqlite3.connect(path, isolation_level=None)
        self.opened.callback(self.database.close)
        self.database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
        for kind, rows in workload.rows.items():
            self._load_kind(kind, rows)
        self.database.executescript("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")
        self._difference = Quickest({"SQL": self._compared, "Python": self._folded})

    def _load_kind(self, kind: str, rows: Rows) -> None:
        marks = ", ".join("?" * len(names(rows)))
        heads = ", ".join(names(rows))
        columns = definitions(rows).replace("position bigint", "position integer primary key")
        self.database.execute(f"CREATE TABLE {kind} ({columns})")
        self.database.execute(f"CREATE TABLE {kind}_record (record integer primary key, code text)")
        self.database.execute("BEGIN")
        told = tuples(rows, self.workload)
        self.database.executemany(f"INSERT INTO {kind} ({heads}) VALUES ({marks})", told)
        keys = enumerate(rows.keys)
        self.database.executemany(f"INSERT INTO {kind}_record VALUES (?, ?)", keys)
        self.database.execute(f"CREATE INDEX {kind}_seek ON {kind} (record, day, position)")
        self.database.execute(f"CREATE INDEX {kind}_day ON {kind} (day)")
        self.database.execute(f"CREATE UNIQUE INDEX {kind}_code ON {kind}_record (code)")
        self.database.execute("COMMIT")

    def at(self, day: date) -> dict[str, list[tuple[Any, ...]]]:
        """Seek the last row of every record."""
        return {kind: self._at(kind, rows, day) for kind, rows in self.workload.rows.items()}

    def _at(self, kind: str, rows: Rows, day: date) -> list[tuple[Any, ...]]:
        seek = SEEK.format(kind=kind, record="k.record", day="day")
        asked = (
            f"SELECT {chosen(rows, 'v')} FROM {kind}_record AS k CROSS JOIN {kind} AS v "
            f"ON v.position = {seek} WHERE v.act <> 'retire'"
        )
        return self.database.execute(asked, {"day": days(day)}).fetchall()

    def between(self, before: date, after: date) -> dict[str, Any]:
        """Compare the rows between the days with those that held before, in the quickest form."""
        answer: dict[str, Any] = self._difference(before, after)
        return answer

    def _compared(self, before: date, after: date) -> dict[str, Any]:
        days_of = {"before": days(before), "after": days(after)}
        told = self.workload.rows.items()
        return {kind: self._between(kind, rows, days_of) for kind, rows in told}

    def _between(self, kind: str, rows: Rows, days_of: dict[str, int]) -> tuple[Any, Any]:
        seek = SEEK.format(kind=kind, record="t.record", day="before")
        asked = difference(
            rows,
            SQLITE,
            window=f"SELECT * FROM {kind} WHERE {BETWEEN}",
            old=f"SELECT v.* FROM (SELECT DISTINCT record FROM w) AS t CROSS JOIN {kind} AS v "
            f"ON v.position = {seek} WHERE v.act <> 'retire'",
            alive="w.position IN (SELECT max(position) FROM w GROUP BY record) "
            "AND w.act <> 'retire'",
        )
        for name in "wb":
            asked = asked.replace(f"{name} AS (", f"{name} AS MATERIALIZED (")
        lives = (
            f"SELECT code, act FROM {kind} WHERE {BETWEEN} AND act <> 'revise' ORDER BY position"
        )
        changed = self.database.execute(asked, days_of).fetchall()
        return changed, self.database.execute(lives, days_of).fetchall()

    def _folded(self, before: date, after: date) -> dict[str, Any]:
        old, found = self.at(before), {}
        for kind, rows in self.workload.rows.items():
            heads = ", ".join(("code", "act", "review", "reason", *value_names(rows)))
            asked = f"SELECT {heads} FROM {kind} WHERE {BETWEEN} ORDER BY position"
            days_of = {"before": days(before), "after": days(after)}
            told = self.database.execute(asked, days_of).fetchall()
            found[kind] = folded(old[kind], told), ends_of_lives(told)
        return found

    def story(self, kind: str, key: str) -> list[Line]:
        """Read the rows of one record."""
        rows = self.workload.rows[kind]
        asked = (
            f"SELECT {', '.join((*STORY, *value_names(rows)))} FROM {kind} WHERE record = "
            f"(SELECT record FROM {kind}_record WHERE code = ?) ORDER BY position"
        )
        return story_of(rows, self.database.execute(asked, (key,)))

    def append(self, row: Entry) -> None:
        """Insert the full row that follows the record's last one."""
        rows = self.workload.rows[row.kind]
        self.database.execute("BEGIN IMMEDIATE")
        last = self.database.execute(
            f"SELECT record, {', '.join(value_names(rows))} FROM {row.kind} WHERE record = "
            f"(SELECT record FROM {row.kind}_record WHERE code = ?) ORDER BY position DESC LIMIT 1",
            (row.key,),
        ).fetchone()
        marks = ", ".join("?" * len(names(rows)))
        self.database.execute(f"INSERT INTO {row.kind} VALUES ({marks})", next_row(rows, last, row))
        self.database.execute("COMMIT")

    def plan(self, answer: dict[str, list[tuple[Any, ...]]]) -> Plan:
        """Bring the rows into the plain form."""
        return plan_of_rows(self.workload, answer)

    def changes(self, answer: dict[str, Any]) -> Between:
        """Bring the rows into the plain form."""
        return changes_of(self.workload, answer)


PEER = Sqlite
