"""MariaDB's system versioning: one current row a record, its past kept by the server."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv

from benchmarks.answers import Between, Line, Plan
from benchmarks.full_rows import names, table, value_names
from benchmarks.measure import Quickest, timed
from benchmarks.peers.contender import Contender, plan_of_rows
from benchmarks.peers.folding import ends_of_lives, folded
from benchmarks.peers.mariadb_server import Server, program
from benchmarks.peers.sql import (
    STORY,
    Dialect,
    changes_of,
    chosen,
    definitions,
    fields,
    kept,
    next_row,
    story_of,
)
from benchmarks.workload import MOMENTS, Entry, Rows, Workload

MARIA = Dialect(text="CAST({} AS char)", differs="NOT ({} <=> {})")
LATEST = "2038-01-19 03:14:07.999999"
WITHOUT = " IGNORE INDEX (row_start, row_end)"
VERSIONED = (
    "row_start timestamp(6) GENERATED ALWAYS AS ROW START, "
    "row_end timestamp(6) GENERATED ALWAYS AS ROW END, "
    "PERIOD FOR SYSTEM_TIME (row_start, row_end), "
    "PRIMARY KEY (record), KEY (row_start), KEY (row_end)"
)


class MariaDb(Contender):
    """One system-versioned table a kind; who and why are columns of the row."""

    name = "mariadb"

    def available(self) -> str | None:
        """Look for the server."""
        if program() and shutil.which("mariadb-install-db"):
            return None
        return "no MariaDB server is installed; Debian's package is mariadb-server"

    def version(self) -> str:
        """Give the server's version, once it runs."""
        return (
            str(self.database.server_version).removeprefix("5.5.5-")
            if hasattr(self, "database")
            else ""
        )

    def load(self, workload: Workload) -> None:
        """Start a server and load every row with the times between which it held."""
        self.workload = workload
        self.server = Server()
        self.opened.callback(self.server.stop)
        self.database = self.server.connect()
        self.opened.callback(self.database.close)
        self._run("CREATE DATABASE plan")
        self._run("USE plan")
        self._run("SET system_versioning_insert_history = 1")
        firsts = _first_positions(workload)
        for kind, rows in workload.rows.items():
            self._load_kind(kind, rows, firsts)
        self._run("SET system_versioning_insert_history = 0")
        ways = {"indexes on the times": "", "the primary key alone": WITHOUT}
        self._at = Quickest({name: self._all(hint) for name, hint in ways.items()})
        self._difference = Quickest({"temporary tables": self._compared, "Python": self._folded})

    def _load_kind(self, kind: str, rows: Rows, firsts: Any) -> None:
        columns = definitions(rows).replace("record integer", "record integer NOT NULL")
        self._run(f"CREATE TABLE {kind} ({columns}, {VERSIONED}) WITH SYSTEM VERSIONING")
        told = table(rows, self.workload)
        for place, name in enumerate(told.column_names):
            if told.schema.types[place] == pa.bool_():
                told = told.set_column(place, name, told[name].cast(pa.int8()))
        begun = _times(rows, firsts)
        told = told.append_column("row_start", pa.array(begun))
        told = told.append_column("row_end", pa.array(_ends(rows, begun)))
        path = Path(self.server.folder.name) / "rows.csv"
        pyarrow.csv.write_csv(told, path, pyarrow.csv.WriteOptions(include_header=False))
        held = told.column_names
        marked = ", ".join(f"@{name}" for name in held)
        given = ", ".join(f"{name} = NULLIF(@{name}, '')" for name in held)
        self._run(
            f"LOAD DATA LOCAL INFILE '{path}' INTO TABLE {kind} CHARACTER SET utf8mb4 "
            "FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '' "
            f"({marked}) SET {given}"
        )
        self._run(f"ANALYZE TABLE {kind}")
        path.unlink()

    def _run(self, asked: str, values: Any = None) -> tuple[tuple[Any, ...], ...]:
        with self.database.cursor() as cursor:
            cursor.execute(asked, values)
            rows: tuple[tuple[Any, ...], ...] = cursor.fetchall()
            return rows

    def at(self, day: date) -> dict[str, Any]:
        """Ask the server what held at the end of a day."""
        answer: dict[str, Any] = self._at(_end(day))
        return answer

    def _all(self, hint: str) -> Any:
        def ask(moment: str) -> dict[str, Any]:
            return {
                kind: self._run(
                    f"SELECT {chosen(rows)} FROM {kind} "
                    f"FOR SYSTEM_TIME AS OF TIMESTAMP'{moment}'{hint} WHERE act <> 'retire'"
                )
                for kind, rows in self.workload.rows.items()
            }

        return ask

    def between(self, before: date, after: date) -> dict[str, Any]:
        """Compare the rows begun between the days with those that held before."""
        answer: dict[str, Any] = self._difference(_end(before), _end(after))
        return answer

    def _compared(self, before: str, after: str) -> dict[str, Any]:
        return {
            kind: self._between(kind, rows, before, after)
            for kind, rows in self.workload.rows.items()
        }

    def _between(self, kind: str, rows: Rows, before: str, after: str) -> tuple[Any, Any]:
        window = f"SELECT *, row_end AS ended {self._written(kind, before, after)}"
        old = f"SELECT v.* {self._held(kind, before)} AND record IN (SELECT record FROM w)"
        self._run(f"CREATE TEMPORARY TABLE w (PRIMARY KEY (position), KEY (record)) {window}")
        self._run(f"CREATE TEMPORARY TABLE o (PRIMARY KEY (record)) {old}")
        alive = f"w.ended > '{after}' AND w.act <> 'retire'"
        self._run(f"CREATE TEMPORARY TABLE b (PRIMARY KEY (record)) {kept(alive)}")
        changed = self._run(fields(rows, MARIA))
        lives = self._run("SELECT code, act FROM w WHERE act <> 'revise' ORDER BY position")
        self._run("DROP TEMPORARY TABLE w, o, b")
        return changed, lives

    def _folded(self, before: str, after: str) -> dict[str, Any]:
        found = {}
        for kind, rows in self.workload.rows.items():
            old = self._run(f"SELECT {chosen(rows)} {self._held(kind, before)}")
            heads = ", ".join(("code", "act", "review", "reason", *value_names(rows)))
            written = self._written(kind, before, after)
            window = self._run(f"SELECT {heads} {written} ORDER BY position")
            found[kind] = folded(old, window), ends_of_lives(window)
        return found

    @staticmethod
    def _written(kind: str, before: str, after: str) -> str:
        times = f"row_start > '{before}' AND row_start <= '{after}'"
        return f"FROM {kind} FOR SYSTEM_TIME ALL WHERE {times}"

    @staticmethod
    def _held(kind: str, moment: str) -> str:
        return f"FROM {kind} FOR SYSTEM_TIME AS OF TIMESTAMP'{moment}' AS v WHERE act <> 'retire'"

    def story(self, kind: str, key: str) -> list[Line]:
        """Read all rows of one record."""
        rows = self.workload.rows[kind]
        heads = ", ".join((*STORY, *value_names(rows)))
        asked = (
            f"SELECT {heads} FROM {kind} FOR SYSTEM_TIME ALL WHERE record = %s ORDER BY position"
        )
        return story_of(rows, self._run(asked, (rows.places[key],)))

    def append(self, row: Entry) -> None:
        """Update the current row; the server keeps the one before."""
        rows = self.workload.rows[row.kind]
        record = rows.places[row.key]
        asked = f"SELECT record, {', '.join(value_names(rows))} FROM {row.kind} WHERE record = %s"
        self.database.begin()
        written = next_row(rows, self._run(f"{asked} FOR UPDATE", (record,))[0], row)
        given = ", ".join(f"{name} = %s" for name in names(rows))
        self._run(f"UPDATE {row.kind} SET {given} WHERE record = %s", (*written, record))
        self.database.commit()

    @property
    def note(self) -> str:  # type: ignore[override]
        """Say how it was read, and which forms were quickest."""
        forms = f"at with {self._at.told()}, between by {self._difference.told()}"
        return f"mariadb: FOR SYSTEM_TIME, read through PyMySQL (pure Python); {forms}"

    def figures(self) -> dict[str, Any]:
        """Count what held without sending it, which is the server's own time."""
        kinds, moment = list(self.workload.rows), _end(MOMENTS["at_middle"])
        counted = [f"SELECT count(v.code) {self._held(kind, moment)}" for kind in kinds]

        def count(_: int) -> None:
            for asked in counted:
                self._run(asked)

        timing, _ = timed(count, repeats=5)
        return {"mariadb_at_middle_counted_by_server_ms": round(timing.median_ms, 3)}

    def plan(self, answer: dict[str, Any]) -> Plan:
        """Bring the rows into the plain form."""
        return plan_of_rows(self.workload, answer)

    def changes(self, answer: dict[str, Any]) -> Between:
        """Bring the rows into the plain form."""
        return changes_of(self.workload, answer)


def _end(day: date) -> str:
    return f"{day.isoformat()} 23:59:59.999999"


def _first_positions(workload: Workload) -> Any:
    """Give for every day the position of the first revision on it or after."""
    day = np.zeros(workload.revisions, dtype=np.int64)
    for rows in workload.rows.values():
        day[rows.position - 1] = rows.day
    return np.searchsorted(day, np.arange(day.max() + 2))


def _times(rows: Rows, firsts: Any) -> Any:
    """Give every row a time of its own within its day."""
    micro = rows.position - firsts[rows.day]
    return rows.day.astype("datetime64[D]").astype("datetime64[us]") + micro


def _ends(rows: Rows, begun: Any) -> Any:
    """End every row when the record's next one begins."""
    order = np.lexsort((rows.position, rows.record))
    ends = np.full(len(rows), np.datetime64(LATEST, "us"))
    follows = rows.record[order][1:] == rows.record[order][:-1]
    ends[order[:-1][follows]] = begun[order[1:][follows]]
    return ends


PEER = MariaDb
