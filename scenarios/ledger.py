"""All that a history holds, by kind; what is read of it is told to whoever keeps an answer."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from scenarios.columns import Columns
from scenarios.marks import Marks
from scenarios.sheet import Sheet, sheet_at

WHOLE = "whole"  # read in a way that any further revision would change


class Reads:
    """What was read of a ledger, each with the object that was found there."""

    def __init__(self) -> None:
        self.ledger: Ledger | None = None
        self.found: dict[Hashable, Any] = {}

    def add(self, ledger: "Ledger", what: Hashable, found: Any) -> None:
        """Remember what was read; of two ledgers neither can be told by its parts."""
        if self.ledger is not None and self.ledger is not ledger:
            what, found = WHOLE, self.ledger
        self.ledger = self.ledger or ledger
        self.found[what] = found

    def hold(self, ledger: "Ledger") -> bool:
        """Tell whether the same would be found in a ledger."""
        before = self.ledger
        return before is None or all(
            ledger.has_same(before, what) or ledger.now(what) is found
            for what, found in self.found.items()
        )


_reading: ContextVar[Reads | None] = ContextVar("reading", default=None)


class Asked(ABC):
    """What was asked of a ledger for an answer, and can be asked of another."""

    @abstractmethod
    def now(self, ledger: "Ledger") -> Any:
        """Give what is answered of a ledger."""


class Ledger(Mapping[str, Columns]):
    """The columns of every kind, every change and the last position; never changes."""

    __eq__, __hash__ = object.__eq__, object.__hash__  # two are never compared by what they hold

    def __init__(self, columns: Mapping[str, Columns], marks: Marks, position: int) -> None:
        self._columns, self.marks, self.position = dict(columns), marks, position

    def __getitem__(self, name: str) -> Columns:
        columns = self._columns[name]
        note(self, name, columns)
        return columns

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def unread(self, name: str) -> Columns:
        """Give the columns of a kind without telling anybody that they were read."""
        return self._columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def sheet(self, name: str, day: date, known: int | None) -> Sheet:
        """Give the living records of a kind on a day, as it was known at a position."""
        sheet = sheet_at(self._columns[name], day.toordinal(), known)
        note(self, (name, day, known), sheet)
        return sheet

    def read_whole(self) -> None:
        """Say that what follows depends on everything that was written."""
        note(self, WHOLE, self)

    def has_same(self, other: "Ledger", what: Hashable) -> bool:
        """Tell whether nothing was written of the kind that was read."""
        if isinstance(what, Asked):
            return False
        name = str(what[0] if isinstance(what, tuple) else what)
        return name in self and self.unread(name) is other.unread(name)

    def now(self, what: Hashable) -> Any:
        """Give what is found here for something that was read."""
        if isinstance(what, Asked):
            return what.now(self)
        if isinstance(what, tuple):
            name, day, known = what
            return sheet_at(self._columns[name], day.toordinal(), known)
        return self if what == WHOLE else self._columns[str(what)]


class ReadFrom(ABC):
    """What is read from a ledger: a history, or the plan at one of its moments."""

    ledger: Ledger

    @abstractmethod
    def on(self, ledger: Ledger) -> "ReadFrom":
        """Give the same of another ledger."""

    @property
    def apart(self) -> Hashable:
        """What tells it from others that are read from the same ledger."""
        return None


def note(ledger: Ledger, what: Hashable, found: Any) -> None:
    """Tell whoever keeps an answer what was read for it."""
    reads = _reading.get()
    if reads is not None:
        reads.add(ledger, what, found)


@contextmanager
def reading() -> Iterator[Reads]:
    """Hear of everything that is read meanwhile; who listened before hears it where it fails."""
    reads, fails = Reads(), True
    before = _reading.set(reads)
    try:
        yield reads
        fails = False
    finally:
        _reading.reset(before)
        if fails:
            tell(reads)


@contextmanager
def unheard() -> Iterator[None]:
    """Let nobody hear of what is read meanwhile."""
    before = _reading.set(None)
    try:
        yield
    finally:
        _reading.reset(before)


def tell(reads: Reads) -> None:
    """Tell whoever keeps an answer what was read for a part of it."""
    outer = _reading.get()
    if outer is not None and reads.ledger is not None:
        for what, found in reads.found.items():
            outer.add(reads.ledger, what, found)
