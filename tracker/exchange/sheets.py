"""What was read from a file, whoever wrote it: a sheet of rows about records of one kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any, NamedTuple

from scenarios.revisions import Act
from tracker.exchange.faults import Fault
from tracker.exchange.office.guesses import Proposal
from tracker.exchange.problems import Problem


@dataclass(frozen=True, slots=True)
class File:
    """A file's bytes under the path it came from.

    `alone` says that it was named itself and not found in a folder or an archive; `fault` why it
    could not be fetched at all.
    """

    path: str
    data: bytes = b""
    alone: bool = True
    fault: Fault | None = None

    @property
    def name(self) -> str:
        """The last part of the path, as people speak of it."""
        return PurePath(self.path).name


class ReadFrom(NamedTuple):
    """The state of a record that a row was written from: what was known, and on which day."""

    number: int
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row says of one record.

    `values` holds every field that the row speaks of; None says that the field is empty, and a
    field that is not in it stays untouched. `act`, `effective_on`, `review`, `trigger`, `reason`,
    `author` and `carried` are what the row says of its own act, None and empty when it says
    nothing.
    """

    line: int
    key: str
    values: Mapping[str, Any]
    base: ReadFrom | None = None
    act: Act | None = None
    effective_on: date | None = None
    review: str | None = None
    trigger: str | None = None
    reason: str | None = None
    author: str | None = None
    carried: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows of one file about records of one kind, and everything that was wrong in it.

    `kind` is None where it could not be told; `headings` gives the heading of each column as the
    file has it; `refused` counts rows that could not be read, `skipped` rows left out. `notes` say
    what was read otherwise than it stands, as a profile says; a sheet that was `brought_along` by
    a profile never tells the whole of its kind. `office` says that it is an office's own file, and
    `proposal` what it was found to mean where nobody said it.
    """

    file: str
    kind: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    header_row: int | None = None
    orientation: str = "rows"
    profile: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[Row] = ()
    refused: int = 0
    skipped: int = 0
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    brought_along: bool = False
    office: bool = False
    proposal: Proposal | None = None
