"""A plain replay of the source files: what each record was at a moment, and who had said so.

Nothing of the product is used here, so that its answers can be held against these.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from demo import schema

SOURCE = Path(__file__).parent / "source"
NEVER = "9999"
Row = dict[str, str]


@dataclass(frozen=True)
class Moment:
    """A day, and the moment up to which what was written counts."""

    day: str
    known: str = NEVER


@dataclass
class State:
    """A record at a moment: whether it lives, its fields, and the rows that last set each."""

    alive: bool = False
    ever: bool = False
    fields: Row = field(default_factory=dict)
    set_by: dict[str, Row] = field(default_factory=dict)


def rows_of(name: str) -> list[Row]:
    """Read one of the source files."""
    path = SOURCE / f"{name}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Replay:
    """All source files, read once."""

    def __init__(self) -> None:
        self.changes = rows_of("changes")
        self.english = {row["swedish"]: row["english"] for row in rows_of("english")}
        self.records: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for kind in schema.KEYS:
            for row in rows_of(kind):
                self.records[kind, schema.key_of(kind, row)].append(row)

    def undone(self, known: str) -> set[str]:
        """Give the changes that had been taken out of force by then."""
        return {row["undoes"] for row in self.changes if row["undoes"] and row["made_at"] <= known}

    def in_effect(self, kind: str, key: str, moment: Moment) -> Iterator[Row]:
        """Give a record's rows that count at a moment, in order of effect.

        A correction has the place of what it corrects: the row of its day before it.
        """
        undone = self.undone(moment.known)
        known = [
            row
            for row in self.records[kind, key]
            if row["made_at"] <= moment.known and row["made_at"] not in undone
        ]
        placed = [(row["effective_on"], _place(row, known), row["made_at"], row) for row in known]
        for day, _, _, row in sorted(placed, key=lambda found: found[:3]):
            if day <= moment.day:
                yield row

    def state(self, kind: str, key: str, moment: Moment) -> State:
        """Give a record at a moment."""
        state = State()
        for row in self.in_effect(kind, key, moment):
            if row["act"] in {"add", "restore"}:
                state.alive = state.ever = True
            if row["act"] == "retire":
                state.alive = False
            if row["act"] in schema.SETTING_ACTS:
                _set(kind, state, row)
        return state

    def living(self, kind: str, moment: Moment) -> dict[str, State]:
        """Give every record of a kind that lives at a moment, by key."""
        states = {
            key: self.state(kind, key, moment) for of, key in sorted(self.records) if of == kind
        }
        return {key: state for key, state in states.items() if state.alive}

    def finalised(self, review: str) -> Moment:
        """Give a finalised review: its day, and the change that finalised it."""
        rows = self.records["review", review]
        made = [row["made_at"] for row in rows if row["state"] == "finalised"]
        return Moment(rows[-1]["date"], made[0])


def _place(row: Row, known: list[Row]) -> str:
    if row["act"] != "correct":
        return row["made_at"]
    same_day = [
        other
        for other in known
        if other["effective_on"] == row["effective_on"] and other["act"] in {"add", "revise"}
    ]
    return same_day[-1]["made_at"]


def _set(kind: str, state: State, row: Row) -> None:
    for name in schema.FIELDS[kind]:
        if row[name] != state.fields.get(name, ""):
            state.set_by[name] = row
        state.fields[name] = row[name]
