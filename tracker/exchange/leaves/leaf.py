"""A leaf: one table of cells as a file holds it, before anybody says what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from tracker.exchange.faults import Fault
from tracker.exchange.leaves.lines import Line

Typed = float | int | bool | date | datetime


class Joined(NamedTuple):
    """Cells that a workbook joins into one; lines and places are both ends, places from 0."""

    first_line: int
    last_line: int
    first_place: int
    last_place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The cells of a CSV file, of one sheet of a workbook, or of what was pasted.

    `typed` holds the cells that a workbook itself says are numbers, days or truths, by the line
    and the place from 0; their text in `lines` is the same, with a decimal point and ISO days. A
    number that the workbook shows as per cent is a hundred times what it holds, with the sign in
    its text. `hidden` says that people do not see the sheet; `fault` why its cells cannot be used,
    and then it has none.
    """

    file: str
    lines: tuple[Line, ...]
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    typed: Mapping[tuple[int, int], Typed] = field(default_factory=dict)
    joined: tuple[Joined, ...] = ()
    hidden: bool = False
    fault: Fault | None = None
