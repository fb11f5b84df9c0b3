"""What stands below the headings of a file of ours, in columns of texts.

A text whose quoted cells stand on one line each is divided at once; any other, and one with a row
that is longer or shorter than its headings, row by row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import csv

from tracker.exchange.columns import Column
from tracker.exchange.leaves.bounds import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from tracker.exchange.leaves.lines import DELIMITERS, Line, lines_of
from tracker.exchange.own.quotes import lines_are_rows

TEXTS = pa.dictionary(pa.int32(), pa.large_string())


@dataclass(frozen=True, slots=True)
class Body:
    """The rows that hold anything, in columns; those as wide as the headings, and those ragged.

    `numbers` has the line that each row begins on, `blank` counts the rows that hold nothing.
    """

    numbers: Sequence[int]
    columns: Sequence[Column]
    blank: int = 0
    ragged: Sequence[Line] = ()

    def __len__(self) -> int:
        return len(self.numbers) + len(self.ragged)

    def lines(self) -> Iterator[Line]:
        """Give the rows that are as wide as the headings, one by one."""
        return map(Line, self.numbers, map(list, zip(*self.columns, strict=True)))

    def texts(self, place: int) -> Iterator[str]:
        """Give the different texts of a column, and what ragged rows have in its place."""
        yield from self.columns[place].values
        yield from (line.cells[place] for line in self.ragged if place < len(line.cells))


def body_of(text: str, delimiter: str, header: Line) -> Body:
    """Divide what stands below the headings."""
    found = _at_once(text, delimiter, header)
    if found is not None:
        return found
    lines = lines_of(text, delimiter)
    return body_of_lines([one for one in lines if one.number > header.number], len(header.cells))


# ---------------------------------------------------------------------- row by row


def body_of_lines(lines: Sequence[Line], width: int) -> Body:
    """Put rows that were divided one by one into columns."""
    told = [line for line in lines if not line.blank]
    rows = [line for line in told if _fits(line, width)]
    ragged = [line for line in told if not _fits(line, width)] if len(rows) < len(told) else ()
    columns = [Column.of([line.cells[place] for line in rows]) for place in range(width)]
    return Body([line.number for line in rows], columns, len(lines) - len(told), ragged)


def _fits(line: Line, width: int) -> bool:
    """Tell whether a row is as wide as the headings; empty cells beyond them do no harm."""
    cells = line.cells
    return len(cells) == width or (len(cells) > width and not any(map(str.strip, cells[width:])))


# ---------------------------------------------------------------------- at once


def _at_once(text: str, delimiter: str, header: Line) -> Body | None:
    """Divide a text in which every line is a row; None where that cannot be said."""
    width = len(header.cells)
    if delimiter not in DELIMITERS or not 1 < width <= MOST_COLUMNS:
        return None
    data = text.encode()
    if text.count(delimiter) > MOST_CELLS or not lines_are_rows(data, delimiter):
        return None
    try:
        table = _table(data, delimiter, header.number, width)
    except pa.ArrowInvalid:  # nothing below the headings, a ragged row, or a very long one
        return None
    lines = table.num_rows + header.number
    if lines > MOST_ROWS or lines * width > MOST_CELLS:
        return None
    return _without_blank(header.number, [Column.of_arrow(column) for column in table.columns])


def _table(data: bytes, delimiter: str, above: int, width: int) -> pa.Table:
    names = [str(place) for place in range(width)]
    return csv.read_csv(
        pa.BufferReader(data),
        csv.ReadOptions(column_names=names, skip_rows=above),
        csv.ParseOptions(delimiter=delimiter, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, TEXTS), null_values=[], strings_can_be_null=False
        ),
    )


def _without_blank(above: int, columns: Sequence[Column]) -> Body:
    blank = np.ones(len(columns[0]), bool)
    for column in columns:
        blank &= column.where(not text.strip() for text in column.values)
        if not blank.any():
            return Body(range(above + 1, above + 1 + len(blank)), columns)
    told = np.flatnonzero(~blank)
    kept = [column.at(told) for column in columns]
    return Body((above + 1 + told).tolist(), kept, len(blank) - len(told))
