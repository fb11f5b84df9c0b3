"""The edits that are being decided, on top of the history as it was before them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

from scenarios.edits.edit import Add, Edit, OfRecord
from scenarios.errors import AllRefused, Refused
from scenarios.history import History
from scenarios.kinds import RecordId
from scenarios.life import Life, State
from scenarios.revisions import Act, Revision
from scenarios.snapshot import Moment


class Said(NamedTuple):
    """What an edit says of itself, checked, and the day on which it takes effect."""

    day: date
    asked: bool
    review: str | None
    trigger: str | None
    reason: str | None
    author: str | None
    decision: str | None


class Batch:
    """What was decided so far, and the plan as it would then be; `turn` is the edit at hand."""

    def __init__(
        self, edits: Sequence[Edit], history: History, day: date, *, reason_needed: bool
    ) -> None:
        self.edits, self.history, self.day = edits, history, day
        self.reason_needed = reason_needed
        self.rows: list[Revision] = []
        self.turns: list[int] = []
        self.turn = 0
        self.refusals: list[tuple[int, Refused]] = []
        self.doomed: set[RecordId] = set()
        self.sayings: dict[Any, Said] = {}
        self.closed: dict[str, bool] = {}
        self._change = history.last_change + 1
        self._before: dict[RecordId, Life] = {}
        self._now: dict[RecordId, Life] = {}
        self._alive: dict[tuple[RecordId, date], bool] = {}
        self._ahead: dict[RecordId, list[int]] | None = None

    # ------------------------------------------------------------------ reading

    def before(self, record: RecordId) -> Life:
        """Give the life of a record as it was before the batch."""
        found = self._before.get(record)
        if found is None:
            found = self._before[record] = self._looked_up(record)
        return found

    def knows(self, kind: str, key: str) -> bool:
        """Tell whether a key is one that was written before, and so is as keys are to be."""
        return self.history.columns[kind].words.keys.codes.get(key, -1) >= 0

    def _looked_up(self, record: RecordId) -> Life:
        if not self.knows(*record):
            return Life()
        return Life(partial(self.history.revisions_of, record), self.history.outline(record))

    def life(self, record: RecordId) -> Life:
        """Give the life of a record with what was decided so far."""
        return self._now.get(record) or self.before(record)

    def state(self, record: RecordId, day: date) -> State:
        """Give a record as it would be on a day, without who set its fields."""
        return self.life(record).holds(day)

    def touched(self, kind: str | None = None) -> list[RecordId]:
        """Give the records that the batch wrote."""
        return [record for record in self._now if kind is None or record.kind == kind]

    def is_alive(self, record: RecordId, day: date) -> bool:
        """Tell whether a record would be there on a day."""
        found = self._alive.get((record, day))
        if found is None:
            life = self._now.get(record)
            alive = self.history.is_alive(record, day) if life is None else life.holds(day).alive
            found = self._alive[record, day] = alive
        return found

    def living(self, kind: str, day: date, names: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        """Give some fields of every record of a kind that would live on a day, by key."""
        found: dict[str, tuple[Any, ...]] = {}
        if self.history.columns[kind].length:
            sheet = self.history.at(Moment(day)).sheet(kind)
            columns = [sheet.values(name) for name in names]
            rows = zip(*columns, strict=True) if columns else repeat(())
            found = dict(zip(sheet.keys(), rows, strict=False))
        for record in self.touched(kind):
            state = self.state(record, day)
            found.pop(record.key, None)
            if state.alive:
                found[record.key] = tuple(state.values.get(name) for name in names)
        return found

    def ahead(self, record: RecordId) -> list[Edit]:
        """Give the edits of a record that come after the one at hand."""
        if self._ahead is None:
            self._ahead = {}
            for turn, edit in enumerate(self.edits):
                if isinstance(edit, OfRecord):
                    self._ahead.setdefault(RecordId(edit.kind, edit.key), []).append(turn)
        return [self.edits[turn] for turn in self._ahead.get(record, ()) if turn > self.turn]

    def date_of_review(self, code: str) -> Any:
        """Give the date of a review that is there or that this batch adds."""
        record = RecordId("review", code)
        state = self.state(record, self.day)
        if state.alive:
            return state.values.get("date")
        adds = [edit for edit in self.ahead(record) if isinstance(edit, Add)]
        return adds[0].values.get("date") if adds else None

    # ------------------------------------------------------------------ writing

    def row(
        self,
        record: RecordId,
        act: Act,
        said: Said,
        values: Mapping[str, Any],
        target: int | None = None,
    ) -> Revision:
        """Make the next revision of a record, without writing it yet."""
        return Revision(
            position=self.history.position + len(self.rows) + 1,
            change=self._change,
            kind=record.kind,
            key=record.key,
            number=self.life(record).count + 1,
            act=act,
            effective_on=said.day,
            values={**values, "decision": said.decision} if said.decision else values,
            review=said.review,
            trigger=said.trigger,
            reason=said.reason,
            author=said.author,
            target=target,
        )

    def write(self, row: Revision) -> None:
        """Put a revision behind what was decided so far."""
        record = row.record
        self._now[record] = self.life(record).and_then(row)
        self.rows.append(row)
        self.turns.append(self.turn)
        self._alive.clear()
        if record.kind == "review":
            self.sayings.clear()

    def refuse(self, refusal: Refused, turn: int | None = None) -> None:
        """Keep a refusal of the edit at hand, or of another, and go on."""
        place = self.turn if turn is None else turn
        several = refusal.refusals if isinstance(refusal, AllRefused) else [(0, refusal)]
        self.refusals += [(place, one) for _, one in several]

    def refused(self) -> None:
        """Refuse the batch when any of its edits was refused."""
        if self.refusals:
            raise AllRefused(sorted(self.refusals, key=lambda refusal: refusal[0]))
