"""Text becomes rows of cells, each with the line it begins on."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from tracker.exchange.faults import QuoteAstray, QuoteLeftOpen
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.bounds import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from tracker.exchange.leaves.unreadable import (
    CellTooLong,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
)

SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(?P<sign>.)\"?\s*", re.IGNORECASE)
DELIMITERS = (",", ";", "\t", "|")
AT_A_TIME = 4096  # rows that are looked at together

csv.field_size_limit(2**31 - 1)  # a finalised text has no limit


class Line(NamedTuple):
    """One row of a file: the line it begins on, counted from 1, and its cells."""

    number: int
    cells: list[str]

    @property
    def blank(self) -> bool:
        """Tell whether no cell holds anything."""
        return not any(map(str.strip, self.cells))


def stated_delimiter(text: str) -> str | None:
    """Give the delimiter that a first line `sep=;` states, if there is one."""
    found = SEPARATOR_LINE.fullmatch(re.split(r"[\r\n]", text[:20], maxsplit=1)[0])
    return found["sign"] if found else None


def split(text: str, delimiter: str) -> Iterator[Line]:
    """Split a text into rows, or refuse a quotation mark that is left open or astray."""
    stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))  # StringIO takes four bytes a sign
    signs = io.TextIOWrapper(stream, "utf-8", "surrogatepass", newline="")
    rows = csv.reader(signs, delimiter=delimiter, strict=True)
    new, begins = tuple.__new__, 1  # a third of the time of Line(…), a million times
    try:
        for cells in rows:
            yield new(Line, (begins, cells))
            begins = rows.line_num + 1
    except csv.Error as wrong:
        left_open = "unexpected end" in str(wrong) or rows.line_num > begins
        raise (QuoteLeftOpen if left_open else QuoteAstray)(row=begins) from None


def lines_of(
    text: str, delimiter: str, longest: int | None = None, follow: Follow = unfollowed
) -> list[Line]:
    """Split a text into rows; more of them, or longer, than any table has are refused."""
    if text.count(delimiter) > MOST_CELLS:
        raise TooManyCells(limit=MOST_CELLS)
    together = _together(split(text, delimiter))
    count = max(text.count("\n"), text.count("\r"))
    return _bounded(follow("reading", together, count // AT_A_TIME), longest)


def bounded(lines: Iterator[Line], longest: int | None = None) -> list[Line]:
    """Take rows while there are no more of them, nor longer, than any table has."""
    return _bounded(_together(lines), longest)


def _together(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while some := list(islice(lines, AT_A_TIME)):
        yield some


def _bounded(together: Iterable[list[Line]], longest: int | None) -> list[Line]:
    found: list[Line] = []
    size = 0
    for some in together:
        rows = [cells for _, cells in some]
        widths = list(map(len, rows))
        size += sum(widths)
        found += some
        _refuse_much(len(found), size)
        _refuse_wide(some, max(widths))
        if longest is not None:
            _refuse_long(some, rows, longest)
    return found


def _refuse_much(rows: int, cells: int) -> None:
    if rows > MOST_ROWS:
        raise TooManyRows(limit=MOST_ROWS)
    if cells > MOST_CELLS:
        raise TooManyCells(limit=MOST_CELLS)


def _refuse_wide(lines: Sequence[Line], widest: int) -> None:
    if widest > MOST_COLUMNS:
        line = next(line for line in lines if len(line.cells) == widest)
        raise TooManyColumns(found=widest, limit=MOST_COLUMNS, row=line.number)


def _refuse_long(lines: Sequence[Line], rows: Sequence[list[str]], most: int) -> None:
    if max(map(len, chain.from_iterable(rows)), default=0) > most:
        line = next(line for line in lines if any(len(cell) > most for cell in line.cells))
        raise CellTooLong(found=max(map(len, line.cells)), limit=most, row=line.number)


def first_row(text: str, delimiter: str) -> list[str]:
    """Give the cells of the first row that holds anything."""
    return next((line.cells for line in split(text, delimiter) if not line.blank), [])
