"""A text becomes a leaf: decoded, divided by the sign that fits, and within bounds."""

from collections.abc import Iterable, Iterator
from itertools import islice

from tracker.exchange.bounds import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SIGNS
from tracker.exchange.decoding import decoded
from tracker.exchange.delimiters import delimiter_of
from tracker.exchange.faults import QuoteAstray, QuoteLeftOpen
from tracker.exchange.leaf import Leaf
from tracker.exchange.lines import Line, split, stated_delimiter
from tracker.exchange.unreadable import CellTooLong, TooManyCells, TooManyColumns, TooManyRows


def leaf_of_text(
    file: str,
    data: bytes,
    encoding: str | None = None,
    delimiter: str | None = None,
    *,
    replacing: bool = False,
) -> Leaf:
    """Read a text, in an encoding and by a sign that are given or found."""
    text, encoding = decoded(data, encoding, replacing=replacing)
    delimiter = delimiter or delimiter_of(text)
    lines = bounded(split(text, delimiter))
    first = 1 if stated_delimiter(text) else 0
    return Leaf(
        file=file, lines=tuple(islice(lines, first, None)), encoding=encoding, delimiter=delimiter
    )


def pasted(text: str, file: str = "") -> Leaf:
    """Read cells as a clipboard holds them: a tab between, quoted only where a cell needs it."""
    delimiter = "\t" if "\t" in text else delimiter_of(text)
    try:
        lines = tuple(bounded(split(text, delimiter)))
    except (QuoteAstray, QuoteLeftOpen):
        if delimiter != "\t":
            raise
        lines = tuple(bounded(_unquoted(text)))
    return Leaf(file=file, lines=lines, delimiter=delimiter)


def _unquoted(text: str) -> Iterator[Line]:
    for number, row in enumerate(text.splitlines(), 1):
        yield Line(number, row.split("\t"))


def bounded(lines: Iterable[Line]) -> Iterator[Line]:
    """Give rows as they are, and refuse more of them, or longer, than a table has."""
    cells = 0
    for at, line in enumerate(lines):
        width = len(line.cells)
        cells += width
        if width > MOST_COLUMNS:
            raise TooManyColumns(found=width, limit=MOST_COLUMNS, row=line.number)
        if cells > MOST_CELLS:
            raise TooManyCells(limit=MOST_CELLS)
        if at == MOST_ROWS:
            raise TooManyRows(limit=MOST_ROWS)
        longest = max(map(len, line.cells), default=0)
        if longest > MOST_SIGNS:
            raise CellTooLong(found=longest, limit=MOST_SIGNS, row=line.number)
        yield line
