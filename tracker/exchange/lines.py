"""Text becomes rows of cells, each with the line it begins on."""

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.exchange.faults import QuoteAstray, QuoteLeftOpen

SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(?P<sign>.)\"?\s*", re.IGNORECASE)
DELIMITERS = (",", ";", "\t", "|")

csv.field_size_limit(2**31 - 1)  # a finalised text has no limit


class Line(NamedTuple):
    """One row of a file: the line it begins on, counted from 1, and its cells."""

    number: int
    cells: list[str]

    @property
    def blank(self) -> bool:
        """Tell whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


def stated_delimiter(text: str) -> str | None:
    """Give the delimiter that a first line `sep=;` states, if there is one."""
    found = SEPARATOR_LINE.fullmatch(re.split(r"[\r\n]", text[:20], maxsplit=1)[0])
    return found["sign"] if found else None


def split(text: str, delimiter: str) -> Iterator[Line]:
    """Split a text into rows, or refuse a quotation mark that is left open or astray."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    new, begins = tuple.__new__, 1  # a third of the time of Line(…), a million times
    try:
        for cells in rows:
            yield new(Line, (begins, cells))
            begins = rows.line_num + 1
    except csv.Error as wrong:
        left_open = "unexpected end" in str(wrong) or rows.line_num > begins
        raise (QuoteLeftOpen if left_open else QuoteAstray)(row=begins) from None


def first_row(text: str, delimiter: str) -> list[str]:
    """Give the cells of the first row that holds anything."""
    return next((line.cells for line in split(text, delimiter) if not line.blank), [])
