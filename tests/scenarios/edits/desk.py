"""A plan on a desk: edits are decided day by day, and refusals are told with what they speak of."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

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
from scenarios.errors import AllRefused, Refused
from scenarios.history import History
from scenarios.kinds import RecordId
from scenarios.life import Life, State
from scenarios.revisions import Change, Revision

WHY = "The council decided so in June."
NOON = 12


def day(text: str) -> date:
    """Give a day of 2026 from month and day, or any day in full."""
    return date.fromisoformat(f"2026-{text}" if len(text) < len("2026-01-01") else text)


def record_of(name: str) -> tuple[str, str]:
    """Give the kind and key of goal:S1."""
    kind, _, key = name.partition(":")
    return kind, key


def said_in(more: dict[str, Any]) -> dict[str, Any]:
    """Take what an edit says of itself out of its values: on, why, and the like."""
    words = {"on": "effective_on", "why": "reason", "review": "review", "author": "author"}
    words |= {name: name for name in ("trigger", "decision", "based_on", "read_on")}
    said = {words[name]: more.pop(name) for name in list(more) if name in words}
    if isinstance(said.get("effective_on"), str):
        said["effective_on"] = day(said["effective_on"])
    return said


def add(name: str, **more: Any) -> Add:
    """Add a record."""
    kind, key = record_of(name)
    said = said_in(more)
    return Add(kind=kind, key=key, values=more, **said)


def revise(name: str, **more: Any) -> Revise:
    """Revise a record, with a reason unless told otherwise."""
    kind, key = record_of(name)
    said = {"reason": WHY} | said_in(more)
    return Revise(kind=kind, key=key, values=more, **said)


def correct(name: str, target: int | None = None, **more: Any) -> Correct:
    """Correct a record, with a reason unless told otherwise."""
    kind, key = record_of(name)
    said = {"reason": WHY} | said_in(more)
    return Correct(kind=kind, key=key, values=more, target=target, **said)


def restore(name: str, **more: Any) -> Restore:
    """Restore a record, with a reason unless told otherwise."""
    kind, key = record_of(name)
    said = {"reason": WHY} | said_in(more)
    return Restore(kind=kind, key=key, values=more, **said)


def confirm(name: str, rests_on: str | None = None, **more: Any) -> Confirm:
    """Confirm a record."""
    kind, key = record_of(name)
    return Confirm(kind=kind, key=key, rests_on=rests_on, **said_in(more))


def defer(name: str, until: date | None = None, **more: Any) -> Defer:
    """Defer a record."""
    kind, key = record_of(name)
    return Defer(kind=kind, key=key, until=until, **said_in(more))


def retire(name: str, successor: str | None = None, **more: Any) -> Retire:
    """Retire a record, with a reason unless told otherwise."""
    kind, key = record_of(name)
    said = {"reason": WHY} | said_in(more)
    return Retire(kind=kind, key=key, successor=successor, **said)


def undo(change: int, *, keep: bool = False, **more: Any) -> Undo:
    """Undo a change."""
    return Undo(change=change, keep=keep, **said_in(more))


class Desk:
    """A history that grows by what is decided; `today` is a day of 2026."""

    def __init__(self) -> None:
        self.history = History.empty()

    def decide(self, today: str, *edits: Edit, reason_needed: bool = True) -> tuple[Revision, ...]:
        """Decide edits without writing them."""
        return decide(edits, self.history, day=day(today), reason_needed=reason_needed)

    def write(self, today: str, *edits: Edit, reason_needed: bool = True) -> tuple[Revision, ...]:
        """Decide edits and write them as one change."""
        rows = self.decide(today, *edits, reason_needed=reason_needed)
        if rows:
            self.history = self.history.extended([self.change(rows, day(today))])
        return rows

    def change(self, rows: Sequence[Revision], today: date) -> Change:
        """Make the change that writes revisions at noon of a day."""
        noon = datetime(today.year, today.month, today.day, NOON, tzinfo=UTC)
        made_at = max(int(noon.timestamp() * 1000), self.history.last_made_at + 1)
        return Change(id=rows[0].change, made_at=made_at, person="p", revisions=tuple(rows))

    def refused(
        self, today: str, *edits: Edit, reason_needed: bool = True
    ) -> list[tuple[int, type[Refused], str | None]]:
        """Give for each refusal its edit, its class and the field it speaks of."""
        return [
            (turn, type(refusal), refusal.field)
            for turn, refusal in self.refusals(today, *edits, reason_needed=reason_needed)
        ]

    def refusals(
        self, today: str, *edits: Edit, reason_needed: bool = True
    ) -> Sequence[tuple[int, Refused]]:
        """Give the refusals of edits that cannot be decided."""
        try:
            rows = self.decide(today, *edits, reason_needed=reason_needed)
        except AllRefused as refused:
            return refused.refusals
        message = f"nothing was refused, {len(rows)} revisions would be written"
        raise AssertionError(message)

    def state(self, name: str, on: str = "12-31") -> State:
        """Give a record on a day."""
        record = RecordId(*record_of(name))
        return Life(self.history.revisions_of(record)).at(day(on))

    def value(self, name: str, field: str, on: str = "12-31") -> object:
        """Give what a field holds on a day."""
        return self.state(name, on).values.get(field)

    def count(self) -> int:
        """Give how many revisions there are."""
        return self.history.position
