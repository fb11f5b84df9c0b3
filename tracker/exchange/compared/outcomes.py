"""What becomes of each row of a file; rows that change nothing are counted, and told if asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, overload

from scenarios.edits import Edit
from tracker.exchange.compared.clashes import Clash
from tracker.exchange.problems import Problem
from tracker.exchange.sheets import Row

Status = Literal["added", "changed", "unchanged", "clashes", "refused", "retired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of one row: the edit it makes, or why it makes none.

    `row` is None for a record that a complete file does not hold. `set` gives every field that
    changes, as (now, wanted); `clashes` what the plan has changed too, chosen between or not.
    """

    sheet: int
    row: Row | None
    key: str
    status: Status
    edit: Edit | None = None
    set: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    clashes: tuple[Clash, ...] = ()


class Unchanged(Sequence[Outcome]):
    """The rows that say what the plan holds already; each becomes an outcome when it is asked for.

    They are given in parts, each with the place of its sheet.
    """

    def __init__(self, parts: Iterable[tuple[int, Sequence[Row]]] = ()) -> None:
        self._parts = tuple(parts)

    def of_sheet(self, sheet: int) -> int:
        """Count those of one sheet."""
        return sum(len(rows) for at, rows in self._parts if at == sheet)

    def __len__(self) -> int:
        return sum(len(rows) for _, rows in self._parts)

    def __iter__(self) -> Iterator[Outcome]:
        return (_unchanged(at, row) for at, rows in self._parts for row in rows)

    @overload
    def __getitem__(self, place: int) -> Outcome: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Outcome]: ...
    def __getitem__(self, place: int | slice) -> Outcome | Sequence[Outcome]:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        left = range(len(self))[place]
        for at, rows in self._parts:
            if left < len(rows):
                return _unchanged(at, rows[left])
            left -= len(rows)
        raise IndexError(place)


def _unchanged(sheet: int, row: Row) -> Outcome:
    return Outcome(sheet=sheet, row=row, key=row.key, status="unchanged")
