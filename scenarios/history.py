"""The history: every revision in the order in which it takes effect, and the plan at any moment.

A History never changes. Writing, catching up and previews make the next one, which shares all
that is old with the one before, so that any number of readers need no lock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from scenarios.arrays import dump, restored
from scenarios.columns import Columns
from scenarios.entries import joined
from scenarios.errors import NoSuchMoment, NoSuchRecord, Refused
from scenarios.fields import Day
from scenarios.kept import kept
from scenarios.kinds import KINDS, RecordId
from scenarios.ledger import Ledger, ReadFrom
from scenarios.lexicons import Lexicons, words_of_acts
from scenarios.life import Outline
from scenarios.log import Log, Run, log_of
from scenarios.marks import Marks
from scenarios.naming import referrers
from scenarios.revisions import Act, Change, ChangeMark, Revision
from scenarios.snapshot import Moment, ReviewMark, Snapshot
from scenarios.story import StoryLine, story_known, story_of
from scenarios.written import Traces, revisions_from

__all__ = ["History", "Moment", "ReviewMark", "Snapshot", "StoryLine"]


class History(ReadFrom):
    """All revisions of a workspace, as far as they are known here."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def on(self, ledger: Ledger) -> "History":
        """Give the history that a ledger holds."""
        return History(ledger)

    @property
    def columns(self) -> Mapping[str, Columns]:
        """The revisions of each kind in columns."""
        return self.ledger

    @property
    def marks(self) -> Marks:
        """Every change."""
        self.ledger.read_whole()
        return self.ledger.marks

    @property
    def position(self) -> int:
        """The last position that is known here."""
        self.ledger.read_whole()
        return self.ledger.position

    @classmethod
    def empty(cls) -> "History":
        """Give the history of a workspace without revisions."""
        acts = words_of_acts()
        columns = {name: Columns.empty(k, Lexicons(k, acts)) for name, k in KINDS.items()}
        return cls(Ledger(columns, Marks.empty(), 0))

    # ------------------------------------------------------------------ growing

    def extended(self, changes: Sequence[Change]) -> "History":
        """Give the history with more changes: an append, or the preview of one."""
        return self.with_log(log_of(changes))

    def with_log(self, log: Log) -> "History":
        """Give the history with a stretch of the log that follows it."""
        if not log:
            return self
        if log.one is not None:
            return self._with_one(log, log.one)
        rows: dict[str, list[dict[str, np.ndarray]]] = {}
        where: list[np.ndarray] = []
        for run in log.runs:
            where.append(np.stack([run.changes, run.positions]))
            for name, places in run.by_kind():
                rows.setdefault(name, []).append(self.columns[name].read(run, places))
        new = {name: joined(parts) for name, parts in rows.items()}
        columns = {name: self.columns[name].with_rows(arrays) for name, arrays in new.items()}
        return self._lengthened(columns, log, np.concatenate(where, axis=1))

    def _with_one(self, log: Log, run: Run) -> "History":
        """Give the history with one revision more, as after the save of one record."""
        name = run.named.kinds[0]
        columns = {name: self.columns[name].with_one(run)}
        return self._lengthened(columns, log, np.stack([run.changes, run.positions]))

    def _lengthened(self, columns: Mapping[str, Columns], log: Log, where: np.ndarray) -> "History":
        """Give the history with other columns and more changes, each beside what it wrote."""
        marks = self.marks.with_changes(log.marks, *where)
        return History(Ledger({**self.columns, **columns}, marks, int(where[1, -1])))

    # ------------------------------------------------------------------ moments

    def at(self, moment: Moment) -> Snapshot:
        """Give the plan at a moment."""
        knows_all = (moment.known or 0) >= self.ledger.position
        return Snapshot(replace(moment, known=None) if knows_all else moment, self.ledger)

    def now(self, today: date) -> Snapshot:
        """Give the plan as it stands today, with everything that was written."""
        return self.at(Moment(today))

    def moment(self, text: str, today: date) -> Moment:
        """Read a moment: now, a day, a day with its position, or a review's code."""
        wanted = text.strip()
        if wanted in ("", "now"):
            return Moment(today)
        for review in self.reviews(today):
            if review.code == wanted:
                return review.moment
        day, at, known = wanted.partition("@")
        try:
            position = int(known) if at else None
            return Moment(Day().check(day), position)
        except (Refused, ValueError):
            raise NoSuchMoment(text=text) from None

    def reviews(self, today: date) -> list[ReviewMark]:
        """Give every review that is not retired as a moment, by date."""
        return list(kept(self._marked, today))

    def _marked(self, today: date) -> list[ReviewMark]:
        reviews = self.at(Moment(today)).all("review")
        marks = [
            ReviewMark(
                review.code,
                review.date,
                review.title,
                review.state or "planned",
                Moment(min(review.date, today), self.closed_at(review.code)),
            )
            for review in reviews
        ]
        return sorted(marks, key=lambda mark: (mark.day, mark.code))

    def closed_at(self, code: str) -> int | None:
        """Give the last position of the change that finalised a review, on the day it was written.

        A day's difference is allowed for the time zone of who wrote it. A review that was added as
        finalised came in so from elsewhere, and closes nothing.
        """
        for line in self.story(RecordId("review", code), "state"):
            set_so = line.set.get("state", (None, None))[1] == "finalised"
            finalised = set_so and line.act == Act.REVISE
            written = datetime.fromtimestamp(line.made_at / 1000, UTC).date()
            if finalised and line.in_force and abs((written - line.effective_on).days) <= 1:
                return self.ledger.marks.ends_at(line.change)
        return None

    # ------------------------------------------------------------------ changes

    @property
    def first_change(self) -> ChangeMark:
        """The change that began the plan."""
        return self.change(self.marks.first_id)

    @property
    def last_change(self) -> int:
        """The id of the last change, 0 before the first."""
        return self.marks.last_id

    @property
    def last_made_at(self) -> int:
        """When the last change was written, UTC milliseconds; 0 before the first."""
        return self.marks.last_made_at

    def change(self, number: int) -> ChangeMark:
        """Give a change by its id."""
        return self.ledger.marks.of(number)

    def changes(self) -> list[ChangeMark]:
        """Give every change, the first first."""
        return self.marks.all()

    def revisions_in(self, change: int) -> list[Revision]:
        """Give the revisions that a change wrote, in order of position."""
        self.change(change)
        found: list[Revision] = []
        for columns in self.columns.values():
            rows = columns.rows["change"][columns.ordered("row")] == change
            records = np.unique(columns.ordered("record")[rows])
            for record in records:
                key = columns.words.keys.words[record]
                found += [
                    row
                    for row in self.revisions_of(RecordId(columns.kind.name, key))
                    if row.change == change
                ]
        return sorted(found, key=lambda row: row.position)

    # ------------------------------------------------------------------ one record

    def _places(self, record: RecordId) -> np.ndarray:
        columns = self.columns[record.kind]
        code = columns.words.keys.codes.get(record.key)
        return np.zeros(0, np.int64) if code is None else columns.places_of(code)

    def revisions_of(self, record: RecordId) -> list[Revision]:
        """Give every revision of a record, in and out of force, in order of position."""
        return revisions_from(self.columns[record.kind], self._places(record), record)

    def outline(self, record: RecordId) -> Outline:
        """Give what can be said of a record without making its revisions."""
        return Traces(self.columns[record.kind], self._places(record))

    def numbers(self, kind: str, known: int | None = None) -> dict[str, int]:
        """Give how many revisions each record of a kind has, of those known at a position."""
        counts = self.number_array(kind, known).tolist()
        keys = self.columns[kind].words.keys.words
        return {key: count for key, count in zip(keys, counts, strict=False) if count}

    def number_array(self, kind: str, known: int | None = None) -> np.ndarray:
        """Give the same by the numbers of the records, as `Sheet.records` has them."""
        columns = self.columns[kind]
        record = columns.ordered("record")
        if known is not None:
            record = record[columns.rows["position"][columns.ordered("row")] <= known]
        return np.bincount(record, minlength=len(columns.words.keys))

    def is_alive(self, record: RecordId, day: date) -> bool:
        """Tell whether a record is there on a day, as it is known now."""
        columns, places = self.columns[record.kind], self._places(record)
        if not len(places):
            return False
        end = int(np.searchsorted(columns.ordered("day"), np.int32(day.toordinal()), "right"))
        places = places[places < end]
        latest = places[columns.order["succ"][places] >= end]
        return len(latest) > 0 and bool(columns.rows["alive"][columns.order["row"][latest[0]]])

    def referrers(self, record: RecordId, day: date) -> list[RecordId]:
        """Give the living records that name a record on a day, in their key or in a field."""
        return referrers(self.at(Moment(day)), record)

    def story(
        self, record: RecordId, name: str | None = None, known: int | None = None
    ) -> list[StoryLine]:
        """Give a record's revisions with what each changed, newest first in order of effect.

        With a position, they are told as they were known then.
        """
        places = self._places(record)
        if not len(places):
            raise NoSuchRecord(kind=record.kind, key=record.key)
        columns, revisions = self.columns[record.kind], self.revisions_of(record)
        if known is None:
            lines = story_of(columns, places, revisions, self.change)
        else:
            written = [row for row in revisions if row.position <= known]
            lines = story_known(written, columns.kind.fields, self.change)
        if name is not None:
            lines = [line for line in lines if name in line.set or not line.set]
        return lines[::-1]

    # ------------------------------------------------------------------ saved arrays

    def dump(self) -> dict[str, Any]:
        """Give everything as arrays and word lists, for a file that saves reading the log."""
        saved: dict[str, Any] = {"position": self.position}
        acts = self.columns["settings"].words.acts
        saved["acts"] = {name: lexicon.words for name, lexicon in acts.items()}
        saved |= {f"mark/{name}": value for name, value in self.marks.dump().items()}
        for name, columns in self.columns.items():
            saved |= {f"{name}/{key}": value for key, value in dump(columns).items()}
        return saved

    @classmethod
    def restored(cls, saved: Mapping[str, Any]) -> "History":
        """Make the history that was dumped."""
        acts = words_of_acts(saved["acts"])
        columns = {
            name: restored(Lexicons(kind, acts), _under(saved, name))
            for name, kind in KINDS.items()
        }
        return cls(Ledger(columns, Marks.restored(_under(saved, "mark")), saved["position"]))


def _under(saved: Mapping[str, Any], name: str) -> dict[str, Any]:
    start = f"{name}/"
    return {key[len(start) :]: value for key, value in saved.items() if key.startswith(start)}
