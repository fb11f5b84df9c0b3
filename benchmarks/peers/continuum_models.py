"""SQLAlchemy-Continuum on SQLite: one versioned model a kind, read through its version tables."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib.metadata import version
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy_continuum import make_versioned, remove_versioning, versioning_manager
from sqlalchemy_continuum.plugins import PropertyModTrackerPlugin
from sqlalchemy_continuum.transaction import TransactionFactory

from benchmarks.answers import Between, Line, Plan
from benchmarks.columns import EPOCH
from benchmarks.full_rows import META, WHY, alive_at_end, tuples, value_names
from benchmarks.measure import Quickest
from benchmarks.peers.contender import Contender, plan_of_rows
from benchmarks.peers.floor import Arrays
from benchmarks.peers.folding import ends_of_lives, folded
from benchmarks.peers.sql import STORY, Dialect, changes_of, chosen, difference, story_of
from benchmarks.workload import Entry, Rows, Workload

TYPES = {"number": sa.Float, "day": sa.Integer, "flag": sa.Boolean}
CONTINUUM = Dialect(text="{}", differs="{} IS NOT {}", sets="w.{name}_mod")
OWN = ("number", "day", "act", "author", "review", "cause", "reason")
OPERATIONS = {"add": 0, "revise": 1, "retire": 2, "restore": 0}
HELD = (
    "transaction_id <= :{now} AND (end_transaction_id > :{now} OR end_transaction_id IS NULL) "
    "AND operation_type <> 2"
)
WRITTEN = "transaction_id > :before AND transaction_id <= :after"


class Continuum(Contender):
    """Models with the validity strategy and the plugin that notes which fields were changed."""

    name = "sqlalchemy-continuum"

    def version(self) -> str:
        """Give both versions."""
        return f"{version('SQLAlchemy-Continuum')} on SQLAlchemy {sa.__version__}"

    def load(self, workload: Workload) -> None:
        """Make the tables and write versions, transactions and current rows in bulk."""
        self.workload = workload
        folder = self.opened.enter_context(tempfile.TemporaryDirectory(prefix="continuum-"))
        self.engine = sa.create_engine(f"sqlite:///{folder}/versions.sqlite")
        self.opened.callback(self.engine.dispose)
        sa.event.listen(self.engine, "connect", _durably)
        self._define()
        self.connection = self.opened.enter_context(self.engine.connect())
        self._load_transactions()
        for kind, rows in workload.rows.items():
            self._load_kind(kind, rows)
        self.connection.execute(sa.text("ANALYZE"))
        self.connection.commit()
        self._difference = Quickest({"SQL": self._compared, "Python": self._folded})

    def _define(self) -> None:
        versioning_manager.reset()
        versioning_manager.transaction_cls = TransactionFactory()
        make_versioned(user_cls=None, plugins=[PropertyModTrackerPlugin()])
        self.opened.callback(remove_versioning)
        base = orm.declarative_base()
        told = self.workload.rows.items()
        self.models = {kind: _model(base, kind, rows) for kind, rows in told}
        orm.configure_mappers()
        base.metadata.create_all(self.engine)

    def _insert(self, table: str, columns: list[str], told: Iterator[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(columns))
        raw: Any = self.connection.connection.driver_connection
        raw.executemany(f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({marks})', told)

    def _load_transactions(self) -> None:
        begun = datetime.combine(EPOCH, time.min)
        moments = sorted(
            (position, day)
            for rows in self.workload.rows.values()
            for position, day in zip(rows.position.tolist(), rows.day.tolist(), strict=True)
        )
        told = (
            (position, (begun + timedelta(days=day)).isoformat(" ", "microseconds"))
            for position, day in moments
        )
        self._insert("transaction", ["id", "issued_at"], told)
        self.connection.execute(sa.text('CREATE INDEX issued ON "transaction" (issued_at)'))

    def _load_kind(self, kind: str, rows: Rows) -> None:
        values = value_names(rows)
        heads = ["code", *OWN, *values]
        every = list(tuples(rows, self.workload))
        live = (_row(every[row]) for row in alive_at_end(rows))
        self._insert(kind, heads, live)
        extra = ["transaction_id", "end_transaction_id", "operation_type"]
        modified = [f"{name}_mod" for name in values]
        ends = _ends(rows)
        told = (
            (*_row(row), row[0], end, OPERATIONS[row[6]], *_modified(row[11], len(values)))
            for row, end in zip(every, ends, strict=True)
        )
        self._insert(f"{kind}_version", [*heads, *extra, *modified], told)

    def _ask(self, asked: str, **values: Any) -> list[tuple[Any, ...]]:
        raw: Any = self.connection.connection.driver_connection
        found: list[tuple[Any, ...]] = raw.execute(asked, values).fetchall()
        return found

    def _transaction(self, day: date) -> int:
        asked = 'SELECT max(id) FROM "transaction" WHERE issued_at < :then'
        then = (day + timedelta(days=1)).isoformat()
        return self._ask(asked, then=then)[0][0] or 0

    def at(self, day: date) -> dict[str, list[tuple[Any, ...]]]:
        """Select the versions that held when the day's last transaction was done."""
        return self._at(self._transaction(day))

    def _at(self, now: int) -> dict[str, list[tuple[Any, ...]]]:
        held = HELD.format(now="now")
        return {
            kind: self._ask(f"SELECT {chosen(rows)} FROM {kind}_version WHERE {held}", now=now)
            for kind, rows in self.workload.rows.items()
        }

    def between(self, before: date, after: date) -> dict[str, Any]:
        """Compare the versions between the days with those that held before."""
        answer: dict[str, Any] = self._difference(
            self._transaction(before), self._transaction(after)
        )
        return answer

    def _compared(self, before: int, after: int) -> dict[str, Any]:
        ends = {"before": before, "after": after}
        return {kind: self._between(kind, rows, ends) for kind, rows in self.workload.rows.items()}

    def _between(self, kind: str, rows: Rows, ends: dict[str, int]) -> tuple[Any, Any]:
        asked = difference(
            rows,
            CONTINUUM,
            window=f"SELECT transaction_id AS position, code AS record, * FROM {kind}_version "
            f"WHERE {WRITTEN}",
            old=f"SELECT code AS record, * FROM {kind}_version WHERE {HELD.format(now='before')} "
            "AND code IN (SELECT code FROM w)",
            alive="(w.end_transaction_id > :after OR w.end_transaction_id IS NULL) "
            "AND w.operation_type <> 2",
        )
        for name in "wob":
            asked = asked.replace(f"{name} AS (", f"{name} AS MATERIALIZED (")
        lives = (
            f"SELECT code, act FROM {kind}_version WHERE {WRITTEN} AND act <> 'revise' "
            "ORDER BY transaction_id"
        )
        return self._ask(asked, **ends), self._ask(lives, **ends)

    def _folded(self, before: int, after: int) -> dict[str, Any]:
        old, found = self._at(before), {}
        for kind, rows in self.workload.rows.items():
            heads = ", ".join(("code", "act", "review", "reason", *value_names(rows)))
            asked = f"SELECT {heads} FROM {kind}_version WHERE {WRITTEN} ORDER BY transaction_id"
            told = self._ask(asked, before=before, after=after)
            found[kind] = folded(old[kind], told), ends_of_lives(told)
        return found

    def story(self, kind: str, key: str) -> list[Line]:
        """Read the versions of one record."""
        rows = self.workload.rows[kind]
        heads = ", ".join((*STORY, *value_names(rows)))
        asked = f"SELECT {heads} FROM {kind}_version WHERE code = :key ORDER BY transaction_id"
        return story_of(rows, self._ask(asked, key=key))

    def append(self, row: Entry) -> None:
        """Commit the changed object; the library writes its version and ends the one before."""
        with orm.Session(self.engine) as session:
            record = session.get_one(self.models[row.kind], row.key)
            for name, value in row.values.items():
                setattr(record, f"f_{name}", value)
            said = (row.number, row.day, row.act, row.author, row.review, row.trigger, row.reason)
            for name, value in zip(OWN, said, strict=True):
                setattr(record, name, value)
            session.commit()

    @property
    def note(self) -> str:  # type: ignore[override]
        """Say how it was read, and which form was quickest."""
        how = "columns of the version tables, not objects; SQLite WAL FULL"
        return f"sqlalchemy-continuum: {how}; between by {self._difference.told()}"

    def plan(self, answer: dict[str, list[tuple[Any, ...]]]) -> Plan:
        """Bring the rows into the plain form."""
        return plan_of_rows(self.workload, answer)

    def changes(self, answer: dict[str, Any]) -> Between:
        """Bring the rows into the plain form."""
        return changes_of(self.workload, answer)


def _durably(raw: Any, _record: Any) -> None:
    raw.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")


def _model(base: Any, kind: str, rows: Rows) -> Any:
    """Define the model of a kind."""
    body: dict[str, Any] = {
        "__tablename__": kind,
        "__versioned__": {},
        "code": sa.Column(sa.Text, primary_key=True),
        **{name: sa.Column(sa.Integer if name in {"number", "day"} else sa.Text) for name in OWN},
    }
    body |= {
        f"f_{column.name}": sa.Column(TYPES.get(column.sort, sa.Text)) for column in rows.columns
    }
    return type(kind.title().replace("_", ""), (base,), body)


def _row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Bring a full row into the order of the models' columns."""
    _, _, code, number, day, _, act, author, review, cause, reason, _ = row[: len(META) + len(WHY)]
    return code, number, day, act, author, review, cause, reason, *row[len(META) + len(WHY) :]


def _modified(sets: int, width: int) -> list[bool]:
    return [bool(sets & (1 << place)) for place in range(width)]


def _ends(rows: Rows) -> list[int | None]:
    """Give for every row the position at which the record's next one ended it."""
    following = Arrays(rows).successor
    return [
        int(rows.position[place]) if place < len(rows) else None for place in following.tolist()
    ]


PEER = Continuum
