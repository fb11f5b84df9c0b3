"""Tables whose records lie in columns are turned, so that everything after reads rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import dropwhile, islice

from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.days import is_day
from tracker.exchange.office.signs import is_figure, is_sign
from tracker.exchange.office.spans import is_part, is_period

LOOKED_AT = 60
CLEARLY = 0.15
FEWEST = 3
SEVERAL = 2


def lies_in_columns(leaf: Leaf) -> bool:
    """Tell whether records lie in columns: periods down, or values alike along rows alone."""
    filled = (line.cells[:LOOKED_AT] for line in leaf.lines if not line.blank)
    rows = _core(list(islice(filled, LOOKED_AT)))
    columns = [list(column) for column in zip(*rows[1:], strict=True)]
    if len(rows) < FEWEST or len(columns) < FEWEST or not _heads([row[0] for row in rows]):
        return False
    if _periods(rows[0]) + _periods(rows[1]) >= SEVERAL:
        return False
    if _periods(columns[0]) == len(columns[0]):
        return all(map(_is_numeric, columns[1:]))
    return _alike(row[1:] for row in rows) > _alike(columns) + CLEARLY


def _core(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Leave out the rows that hold little: titles, sections and notes."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    enough = max(filled, default=0) / 2
    return [row for row, count in zip(rows, filled, strict=True) if count >= enough]


def _periods(cells: Sequence[str]) -> int:
    """Count the cells that are periods or parts of them; a day is a value like another."""
    return sum((is_period(cell) and not is_day(cell)) or is_part(cell) for cell in cells)


def _is_numeric(cells: Sequence[str]) -> bool:
    return all(is_figure(cell) or is_sign(cell) for cell in cells if cell.strip())


def _heads(column: Sequence[str]) -> bool:
    """Tell whether a column can be headings: texts that all differ."""
    told = [cell.strip() for cell in column if cell.strip()]
    return len(told) == len(set(told)) and not any(map(is_figure, told))


def _alike(rows: Iterable[Sequence[str]]) -> float:
    """Tell how alike cells are, over the rows that hold any values."""
    shares = [share for row in rows if (share := _share(row)) is not None]
    return sum(shares) / len(shares) if shares else 0.0


def _share(cells: Sequence[str]) -> float | None:
    sorts = [_sort(cell) for cell in cells if cell.strip()]
    values = [sort for sort in sorts if sort]
    if not values:
        return None
    return max(sorts.count(sort) for sort in ("", "day", "figure")) / len(sorts)


def _sort(text: str) -> str:
    if is_day(text):
        return "day"
    return "figure" if is_figure(text) else ""


def _is_title(line: Line) -> bool:
    return sum(bool(cell.strip()) for cell in line.cells) <= 1


def turned(leaf: Leaf) -> Leaf:
    """Give the leaf with its columns as rows, numbered by the column that each one was.

    What stands above the table is left out, for it would be a column of its own.
    """
    lines = list(dropwhile(_is_title, (line for line in leaf.lines if not line.blank)))
    columns = zip(*(line.cells for line in lines), strict=True)
    numbers = {line.number: place for place, line in enumerate(lines)}
    return replace(
        leaf,
        lines=tuple(Line(number, list(column)) for number, column in enumerate(columns, 1)),
        joined=(),
        typed={
            (place + 1, numbers[number]): value
            for (number, place), value in leaf.typed.items()
            if number in numbers
        },
    )
