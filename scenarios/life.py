"""One record's revisions folded in plain Python: what it was on a day, and who set it so."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from scenarios.revisions import CARRIED, Act, Revision

SPEAKING = frozenset({Act.CORRECT, Act.UNDO, Act.REDACT})
SETS_ONLY = frozenset({Act.REVISE, Act.CONFIRM, Act.DEFER})
NEEDS_LIFE = SETS_ONLY | {Act.RETIRE}
Place = tuple[date, int]


@dataclass(frozen=True, slots=True)
class State:
    """A record on a day: whether it lives, had ever lived, what its fields hold and who set them.

    A field that was cleared holds None; one that was never set is absent. Values stay when the
    record is retired.
    """

    alive: bool = False
    born: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)
    setters: Mapping[str, Revision] = field(default_factory=dict)


class Outline(Protocol):
    """What is known of a record without making its revisions."""

    @property
    def writes(self) -> int:
        """How often the record was written."""
        ...

    def touches(self, day: date) -> bool:
        """Tell whether anything was written for a day, in or out of force."""
        ...

    def sets(self, name: str, after: date, until: date) -> bool:
        """Tell whether a field is set, in force, after one day and not after another."""
        ...

    def state(self, day: date) -> State:
        """Give the record on a day, without who set its fields."""
        ...


@dataclass(frozen=True, slots=True)
class Longer:
    """An outline with more rows, which only set fields: each stands last on its day."""

    first: Outline
    rows: tuple[Revision, ...]

    @property
    def writes(self) -> int:
        """How often the record was written."""
        return self.first.writes + len(self.rows)

    def touches(self, day: date) -> bool:
        """Tell whether anything was written for a day, in or out of force."""
        return any(row.effective_on == day for row in self.rows) or self.first.touches(day)

    def sets(self, name: str, after: date, until: date) -> bool:
        """Tell whether a field is set, in force, after one day and not after another."""
        more = any(name in row.values and after < row.effective_on <= until for row in self.rows)
        return more or self.first.sets(name, after, until)

    def state(self, day: date) -> State:
        """Give the record on a day, without who set its fields."""
        state = self.first.state(day)
        more: dict[str, Any] = {}
        for row in sorted(self.rows, key=lambda row: row.effective_on):
            if row.effective_on <= day:
                more |= {
                    name: value
                    for name, value in row.values.items()
                    if name not in CARRIED and not self.first.sets(name, row.effective_on, day)
                }
        return replace(state, values={**state.values, **more}) if more else state


class Life:
    """The revisions of one record, in order of position.

    They may be given by a function, which is asked only when they are needed; an outline answers
    most questions about the record without them.
    """

    def __init__(
        self,
        revisions: Iterable[Revision] | Callable[[], Iterable[Revision]] = (),
        outline: Outline | None = None,
    ) -> None:
        self._load = revisions if callable(revisions) else None
        self._revisions = None if callable(revisions) else tuple(revisions)
        self.outline = outline
        self._first: Life = self
        self._more: tuple[Revision, ...] = ()
        self._order: tuple[Revision, ...] | None = None
        self._places: dict[int, Place] | None = None

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Every revision, in and out of force, in order of position."""
        if self._revisions is None:
            self._revisions = tuple(self._load()) if self._load else ()
        return self._revisions

    @property
    def count(self) -> int:
        """How often the record was written."""
        if self.outline is not None:
            return self.outline.writes
        return self.revisions[-1].number if self.revisions else 0

    def and_then(self, row: Revision) -> "Life":
        """Give the life with one more write."""
        first, more = self._first, (*self._more, row)
        longer = Life(lambda: (*first.revisions, *more))
        longer._first, longer._more = first, more
        if first.outline is not None and all(one.act in SETS_ONLY for one in more):
            longer.outline = Longer(first.outline, more)
        return longer

    @property
    def order(self) -> tuple[Revision, ...]:
        """The revisions in force, in order of effect."""
        if self._order is None:
            self._order = in_order(self.revisions)
        return self._order

    def at(self, day: date, *, position: int | None = None, number: int | None = None) -> State:
        """Give the record on a day, as known at a position of the log or a number of its own."""
        return folded(row for row in self.known(position, number) if row.effective_on <= day)

    def holds(self, day: date, *, number: int | None = None) -> State:
        """Give the record on a day like `at`, quickly; who set its fields may be left out."""
        outline = self.outline
        if outline is None or (number is not None and number < outline.writes):
            return self.at(day, number=number)
        return outline.state(day)

    def on(self, day: date) -> Sequence[Revision]:
        """Give the revisions in force that take effect on a day, in order of effect."""
        if self.outline is not None and not self.outline.touches(day):
            return ()
        return [row for row in self.order if row.effective_on == day]

    def through(self, last: Revision, *, number: int | None = None) -> State:
        """Give the record as a revision and its corrections left it, however long the day went on.

        `number` says how much is known, as in `at`.
        """
        until = self.place(last)
        rows = self.known(None, number)
        return folded(row for row in rows if self.place(row) <= until)

    def left_by(self, last: Revision) -> State:
        """Give the record as a revision left it, before that was corrected."""
        until = (self.place(last), last.position)
        return folded(row for row in self.order if (self.place(row), row.position) <= until)

    def known(self, position: int | None, number: int | None) -> Sequence[Revision]:
        """Give the revisions in force, in order of effect, as they were known."""
        if position is None and number is None:
            return self.order
        last = self.revisions[-1] if self.revisions else None
        if last is None or _written(last, position, number):
            return self.order
        return in_order([row for row in self.revisions if _written(row, position, number)])

    def place(self, row: Revision) -> Place:
        """Give where a revision takes effect: a correction has the place of what it corrects."""
        if self._places is None:
            self._places = places_of(self.revisions)
        return self._places[row.position]

    def find(self, position: int) -> Revision | None:
        """Give the revision at a position of the log."""
        return next((row for row in self.revisions if row.position == position), None)

    def standing(self, rows: Iterable[Revision]) -> list[Revision]:
        """Give those that can be taken back: in force, or an undo that was not undone itself."""
        force = {row.position for row in self.order}
        back = undone(self.revisions)
        return [
            row
            for row in rows
            if row.position in force or (row.act is Act.UNDO and row.position not in back)
        ]

    def stranded(self) -> list[Revision]:
        """Give the revisions in force that need a life, or its end, and do not find it."""
        alive = born = False
        found = []
        for row in self.order:
            if not _fits(row.act, alive, born):
                found.append(row)
            alive = lives_after(row.act, alive)
            born = born or alive
        return found


def _written(row: Revision, position: int | None, number: int | None) -> bool:
    soon = position is None or row.position <= position
    return soon and (number is None or row.number <= number)


def _fits(act: Act, alive: bool, born: bool) -> bool:  # noqa: FBT001 - the two things a life is
    if act is Act.ADD:
        return alive or not born
    if act is Act.RESTORE:
        return born and not alive
    return alive or act not in NEEDS_LIFE


def lives_after(act: Act, alive: bool) -> bool:  # noqa: FBT001 - the one thing it asks
    """Tell whether a record lives after an act."""
    return act in {Act.ADD, Act.RESTORE} or (alive and act is not Act.RETIRE)


def folded(rows: Iterable[Revision]) -> State:
    """Carry values and life forward over revisions in order of effect."""
    values: dict[str, Any] = {}
    setters: dict[str, Revision] = {}
    alive = born = False
    for row in rows:
        alive = lives_after(row.act, alive)
        born = born or alive
        for name, value in row.values.items():
            if name not in CARRIED:
                values[name], setters[name] = value, row
    return State(alive, born, values, setters)


def places_of(rows: Sequence[Revision]) -> dict[int, Place]:
    """Give for each revision its day and place; both of a correction are those of its target."""
    places: dict[int, Place] = {}
    for row in rows:
        own = (row.effective_on, row.position)
        places[row.position] = places.get(row.target or 0, own) if row.act in SPEAKING else own
    return places


def in_order(rows: Sequence[Revision]) -> tuple[Revision, ...]:
    """Give the revisions in force in order of effect, from revisions in order of position."""
    if not any(row.act in SPEAKING for row in rows):
        return tuple(sorted(rows, key=lambda row: row.effective_on))
    out = out_of_force(rows)
    places = places_of(rows)
    force = [row for row in rows if row.position not in out]
    return tuple(sorted(force, key=lambda row: places[row.position]))


def out_of_force(rows: Sequence[Revision]) -> set[int]:
    """Give the positions that set nothing: undone, corrections of such, undo and redact."""
    out = undone(rows)
    for row in rows:
        sets_nothing = row.act in {Act.UNDO, Act.REDACT}
        if sets_nothing or (row.act is Act.CORRECT and row.target in out):
            out.add(row.position)
    return out


def undone(rows: Sequence[Revision]) -> set[int]:
    """Give the positions that were taken back; an undo that is itself undone takes none."""
    found: set[int] = set()
    for row in reversed(rows):
        if row.act is Act.UNDO and row.position not in found:
            found.add(row.target or 0)
    return found
