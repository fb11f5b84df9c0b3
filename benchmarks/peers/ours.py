"""Ours: the workload in an SQLite database, read and written through the product's own door."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.answers import Between, Line, Plan, tidied
from benchmarks.columns import days
from benchmarks.measure import Clocked
from benchmarks.peers.contender import Contender, Question, tidy_changed
from benchmarks.peers.log import PERSON, values, write
from benchmarks.workload import MOMENTS, Entry, Workload, day_of
from scenarios.difference import compare
from scenarios.edits import Revise
from scenarios.history import Moment, Snapshot, StoryLine
from scenarios.kept import forget
from scenarios.kinds import RecordId
from tracker.store.saved import place_for
from tracker.workspace import Workspace


class Ours(Contender):
    """A workspace of the application; snapshots are forgotten between questions."""

    name = "ours"
    note = (
        "ours: at gives finished pandas tables of every kind; between gives arrays of fields, "
        "values, acts, reviews and reasons; append decides, writes to SQLite, extends the history"
    )

    def version(self) -> str:
        """Give the version of the application, if it is installed and not only here."""
        try:
            return version("scenario-tracker")
        except PackageNotFoundError:
            return "source"

    def load(self, workload: Workload) -> None:
        """Write the log twice: one revision a change, to be asked, and twenty, to be weighed."""
        self.workload = workload
        kept = tempfile.TemporaryDirectory(prefix="ours-")
        self.folder = Path(self.opened.enter_context(kept))
        self.weights = {number: self._written(number) for number in (20, 1)}
        self.started: dict[str, list[dict[str, Any]]] = {"log": [], "saved": []}
        self.workspace = Workspace.open(self._url(1), "plan")
        self.opened.callback(self.workspace.store.close)
        self.history = self.workspace.history()

    def _path(self, at_a_time: int) -> Path:
        return self.folder / f"plan-{at_a_time}.sqlite"

    def _url(self, at_a_time: int) -> str:
        return f"sqlite:///{self._path(at_a_time)}"

    def _written(self, at_a_time: int) -> float:
        """Write the log with so many revisions a change; give its bytes a revision."""
        write(self._url(at_a_time), "plan", self.workload, at_a_time)
        reasons = sum(len(entry.reason.encode()) for entry in self.workload.log() if entry.reason)
        size = self._path(at_a_time).stat().st_size
        return (size - reasons) / self.workload.revisions

    def _snapshot(self, day: date) -> Snapshot:
        self._forget()
        return self.history.at(Moment(day))

    def _forget(self) -> None:
        forget()  # else the second answer would be the first
        for columns in self.history.columns.values():
            columns.sheets.clear()
            columns.rows.made.clear()

    def at(self, day: date) -> dict[str, Any]:
        """Make the finished table of every kind."""
        snapshot = self._snapshot(day)
        return {kind: snapshot.table(kind) for kind in self.workload.rows}

    def arrays(self, day: date) -> dict[str, list[Any]]:
        """Gather every column of every kind, without making a table."""
        snapshot, found = self._snapshot(day), {}
        for kind, rows in self.workload.rows.items():
            sheet = snapshot.sheet(kind)
            fields = [sheet.stored(column.name) for column in rows.columns]
            found[kind] = [sheet.records, *fields]
        return found

    def between(self, before: date, after: date) -> Any:
        """Compare two days, as arrays and the records that came and went."""
        self._forget()
        found = compare(self.history, Moment(before), Moment(after))
        return found.columns(), found.added, found.retired, found.restored

    def story(self, kind: str, key: str) -> list[StoryLine]:
        """Tell a record's revisions."""
        return self.history.story(RecordId(kind, key))

    def append(self, row: Entry) -> None:
        """Apply one edit."""
        edit = Revise(
            kind=row.kind,
            key=row.key,
            values=values(row),
            effective_on=day_of(row.day),
            trigger=row.trigger,
            reason=row.reason,
            author=row.author,
        )
        self.workspace.apply([edit], person=PERSON)
        self.history = self.workspace.history()

    def more(self, workload: Workload) -> Iterator[Question]:
        """Ask for arrays, for late appends, and how long it takes to start."""
        day = MOMENTS["at_now"]
        counts = {kind: len(table) for kind, table in self.at(day).items()}

        def same(answer: dict[str, list[Any]]) -> bool:
            return counts == {kind: len(records) for kind, (records, *_) in answer.items()}

        yield Question("at_now_arrays", lambda _: self.arrays(day), same)
        yield Question("start_up_log", self._start_from_log, self._is_whole, 3)
        yield Question("start_up_saved", self._start_from_saved, self._is_whole, 5)
        late = workload.late
        call, most = lambda n: self.append(late[n]), min(100, len(late) - 1)
        yield Question("appended_one_day_back", call, lambda _: self._tells(late[0]), most)

    def _tells(self, row: Entry) -> bool:
        """Look for a row in its record's story."""
        lines = self.lines(row.kind, self.story(row.kind, row.key))
        return any((line.day, line.reason) == (row.day, row.reason) for line in lines)

    def _start_from_log(self, _: int) -> Clocked:
        place_for(self._path(1), self._url(1), "plan").unlink(missing_ok=True)
        return self._start("log")

    def _start_from_saved(self, _: int) -> Clocked:
        return self._start("saved")

    def _start(self, way: str) -> Clocked:
        """Start another process on the same log."""
        asked = [sys.executable, "-m", "benchmarks.start_up", self._url(1), "plan"]
        said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
        found = json.loads(said)
        self.started[way].append(found)
        return Clocked(found["seconds"], found["position"])

    def _is_whole(self, position: int) -> bool:
        return position == self.workload.revisions

    def figures(self) -> dict[str, Any]:
        """Give bytes a revision, on disk and in memory."""
        loaded = self.started["log"][0]
        return {
            "bytes_on_disk_per_revision": round(self.weights[1], 1),
            "bytes_on_disk_per_revision_at_twenty_a_change": round(self.weights[20], 1),
            "bytes_in_memory_per_revision": round(loaded["held"] / self.workload.revisions, 1),
            "bytes_of_process_per_revision": round(loaded["grown"] / self.workload.revisions, 1),
        }

    def plan(self, answer: dict[str, Any]) -> Plan:
        """Read the tables."""
        plan = {}
        for kind, table in answer.items():
            columns = self.workload.rows[kind].columns
            heads = ["key", *(column.name for column in columns)]
            read = (table[head].astype(object).tolist() for head in heads)
            plan[kind] = tidied(columns, zip(*read, strict=True))
        return plan

    def changes(self, answer: Any) -> Between:
        """Read the arrays."""
        told, *ends = answer
        between = Between([], *([tuple(record) for record in records] for records in ends))
        places = {
            kind: {column.name: place for place, column in enumerate(rows.columns)}
            for kind, rows in self.workload.rows.items()
        }
        heads = ("kind", "key", "field", "before", "after", "act", "review", "reason")
        for kind, key, field, *rest in zip(*(told[head].tolist() for head in heads), strict=True):
            line = (key, places[kind][field], *rest)
            between.revised.append(tidy_changed(self.workload.rows[kind], line))
        return between

    def lines(self, kind: str, answer: list[StoryLine]) -> list[Line]:
        """Read the lines."""
        tidy = {column.name: column.tidy for column in self.workload.rows[kind].columns}
        return [
            Line(
                line.number,
                line.act,
                days(line.effective_on),
                *(line.review, line.trigger, line.reason, line.author),
                {name: (tidy[name](old), tidy[name](new)) for name, (old, new) in line.set.items()},
            )
            for line in answer
        ]


PEER = Ours
