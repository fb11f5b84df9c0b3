"""An office file becomes a table: the heading row that its profile fits, and the rows below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.errors import N_
from tracker.exchange.faults import Fault
from tracker.exchange.leaf import Leaf
from tracker.exchange.leaves import leaves_of
from tracker.exchange.lines import Line
from tracker.exchange.profiles import Profile
from tracker.exchange.sheets import File

_SPACE = re.compile(r"\s+")


class ColumnsMissing(Fault):
    """A file that its profile does not fit."""

    message = N_(
        "The profile {profile} no longer fits: no row has the headings {columns}."
        " Mend the profile or choose another."
    )


@dataclass(frozen=True, slots=True)
class Table:
    """An office file's heading row and the rows below it."""

    encoding: str | None
    delimiter: str | None
    header: Line
    lines: Sequence[Line]


def table_of(file: File, profile: Profile) -> Table:
    """Find the heading row that fits the profile, in a file or a sheet of a workbook."""
    replacing = profile.undecodable == "replace"
    leaves = leaves_of(
        file, encoding=profile.encoding, delimiter=profile.delimiter, replacing=replacing
    )
    for leaf in leaves:
        header = _header(leaf, profile)
        if header is not None:
            below = [line for line in leaf.lines if line.number > header.number]
            return Table(leaf.encoding, leaf.delimiter, header, below)
    raise ColumnsMissing(profile=profile.name, columns=", ".join(sorted(profile.columns())))


def _header(leaf: Leaf, profile: Profile) -> Line | None:
    needed = {folded_cell(name) for name in profile.columns()}
    rows = (line for line in leaf.lines if profile.header_row in (None, line.number))
    return next(
        (line for line in rows if needed <= {folded_cell(cell) for cell in line.cells}), None
    )


def folded_cell(text: str) -> str:
    """Give a cell's text without what people write differently: case and spaces."""
    return _SPACE.sub(" ", text).strip().casefold()
