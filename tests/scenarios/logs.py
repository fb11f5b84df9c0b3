"""Random logs for properties: raw revisions of every act, and edits that were decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from scenarios.edits import (
    Add,
    Confirm,
    Correct,
    Defer,
    Edit,
    Restore,
    Retire,
    Revise,
    Undo,
    decide,
)
from scenarios.errors import AllRefused
from scenarios.history import History, Moment
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act, Change, Revision
from scenarios.sheet import value_of
from scenarios.snapshot import Snapshot

START = date(2025, 1, 1)
DAYS = [START + timedelta(days=number) for number in range(6)]
TODAY = DAYS[-1]
RECORDS = [RecordId("goal", "S1"), RecordId("goal", "S2"), RecordId("indicator", "I1")]
VALUES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "goal": {
        "title": st.sampled_from(["a", "b"]),
        "confidence": st.sampled_from([None, 1, 2]),
        "due": st.sampled_from([None, START, date(2030, 5, 1)]),
        "sdg": st.sampled_from([None, (1,), (1, 2)]),
    },
    "indicator": {
        "title": st.sampled_from(["a", "b"]),
        "band": st.sampled_from([None, 0.5, 7.0]),
        "seasonal": st.sampled_from([None, True, False]),
        "frequency": st.sampled_from([None, "month", "year"]),
    },
}
REQUIRED = {"goal": {"title": "a"}, "indicator": {"title": "a", "unit": "MW", "wanted": "raise"}}
ALONE = (Act.ADD, Act.REVISE, Act.CONFIRM, Act.RETIRE, Act.RESTORE)
SETTING = (Act.ADD, Act.REVISE, Act.RESTORE, Act.CORRECT)
ACTS = (*ALONE, Act.REVISE, Act.CORRECT, Act.UNDO, Act.UNDO, Act.REDACT)

Plan = dict[RecordId, dict[str, Any]]


def moments_of(changes: Sequence[Change]) -> st.SearchStrategy[Moment]:
    """Draw moments of a log: any day, and what was known at any of its positions or now."""
    known = st.none() | st.integers(0, sum(len(change.revisions) for change in changes))
    return st.builds(Moment, st.sampled_from(DAYS), known)


def tables(snapshot: Snapshot) -> Plan:
    """Give the living records as their tables have them."""
    found: Plan = {}
    for kind in VALUES:
        table = snapshot.table(kind)
        found |= {RecordId(kind, key): {} for key in table["key"]}
        for name, kept_as in KINDS[kind].fields.items():
            for key, value in zip(table["key"], table[name].tolist(), strict=True):
                plain = value_of(kept_as, value)
                if plain is not None:
                    found[RecordId(kind, key)][name] = plain
    return found


@st.composite
def some_values(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Draw values for some fields of a kind."""
    names = draw(st.lists(st.sampled_from(list(VALUES[kind])), min_size=1, unique=True))
    return {name: draw(VALUES[kind][name]) for name in names}


@dataclass
class Log:
    """A log that grows: the changes so far and their revisions."""

    changes: list[Change] = field(default_factory=list)

    @property
    def rows(self) -> list[Revision]:
        """Every revision so far."""
        return [row for change in self.changes for row in change.revisions]

    def change(self, rows: Sequence[Revision]) -> Change:
        """Make the next change of revisions."""
        number = len(self.changes) + 1
        return Change(id=number, made_at=number * 1000, person="p", revisions=tuple(rows))

    def append(self, rows: Sequence[Revision]) -> Change:
        """Write the next change."""
        self.changes.append(self.change(rows))
        return self.changes[-1]


@st.composite
def raw_rows(draw: st.DrawFn, log: Log) -> list[Revision]:
    """Draw the revisions of one change, of any act on any day, whether they make sense or not."""
    rows: list[Revision] = []
    for _ in range(draw(st.integers(1, 3))):
        rows.append(draw(raw_row(log, rows)))
    return rows


@st.composite
def raw_row(draw: st.DrawFn, log: Log, rows: list[Revision]) -> Revision:
    """Draw the next revision of a change that is being drawn."""
    before = [*log.rows, *rows]
    record = draw(st.sampled_from(RECORDS))
    own = [row for row in before if row.record == record]
    settable = [row for row in own if row.act in SETTING]
    act = draw(st.sampled_from(ACTS))
    act = Act.ADD if not own or (act in {Act.CORRECT, Act.REDACT} and not settable) else act
    undoable = [row for row in own if row.act is not Act.REDACT]
    aims = {Act.CORRECT: settable, Act.REDACT: settable, Act.UNDO: undoable}.get(act)
    target = draw(st.sampled_from(aims[-4:])) if aims else None
    values = draw(some_values(record.kind)) if act in SETTING else {}
    if act is Act.REDACT and target and "title" in target.values:
        values = {"title": f"redacted {len(before)}"}
    return Revision(
        position=len(before) + 1,
        change=len(log.changes) + 1,
        kind=record.kind,
        key=record.key,
        number=len(own) + 1,
        act=act,
        effective_on=target.effective_on if target else draw(st.sampled_from(DAYS)),
        values=values,
        reason=f"reason {len(before)}",
        target=target.position if target else None,
    )


def next_row(record: RecordId, rows: Sequence[Revision], day: date) -> Revision:
    """Give one more revision of a record, which clears a field."""
    return Revision(
        position=10_000,
        change=10_000,
        kind=record.kind,
        key=record.key,
        number=len(rows) + 1,
        act=Act.REVISE,
        effective_on=day,
        values={"owner": None},
    )


@st.composite
def raw_logs(draw: st.DrawFn) -> list[Change]:
    """Draw a log of raw revisions."""
    log = Log()
    for _ in range(draw(st.integers(1, 6))):
        log.append(draw(raw_rows(log)))
    return log.changes


@st.composite
def edits(draw: st.DrawFn, last_change: int) -> Edit:
    """Draw one edit, on any day and of any act, whether it can be done or not."""
    record = draw(st.sampled_from(RECORDS))
    day = draw(st.none() | st.sampled_from(DAYS))
    said: dict[str, Any] = {"effective_on": day, "reason": f"because {draw(st.integers())} of it"}
    if last_change and draw(st.integers(0, 3)) == 0:
        number = draw(st.integers(max(1, last_change - 3), last_change))
        return Undo(change=number, keep=draw(st.booleans()), **said)
    named = {"kind": record.kind, "key": record.key, **said}
    values = draw(some_values(record.kind))
    return draw(
        st.sampled_from(
            [
                Add(**named, values=REQUIRED[record.kind] | values),
                Revise(**named, values=values),
                Revise(**named, values=values),
                Correct(**named, values=values),
                Confirm(**named),
                Defer(**named),
                Retire(**named),
                Restore(**named, values=values),
            ]
        )
    )


def decided(
    wanted: Sequence[Edit], history: History, day: date, kept: list[Edit] | None = None
) -> tuple[Revision, ...]:
    """Give the revisions of those edits, one after the other, that are not refused; keep these."""
    kept = [] if kept is None else kept
    rows: tuple[Revision, ...] = ()
    for edit in wanted:
        try:
            rows = decide([*kept, edit], history, day=day, reason_needed=False)
            kept.append(edit)
        except AllRefused:
            continue
    return rows


@st.composite
def decided_logs(draw: st.DrawFn) -> list[Change]:
    """Draw a log of edits that were decided on one day after the other."""
    log, history = Log(), History.empty()
    for day in sorted(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=8))):
        wanted = draw(st.lists(edits(history.last_change), min_size=1, max_size=4))
        rows = decided(wanted, history, day)
        if rows:
            history = history.extended([log.append(rows)])
    return log.changes
