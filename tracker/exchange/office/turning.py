"""Tables whose records lie in columns are turned, so that everything after reads rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.exchange.leaf import Leaf
from tracker.exchange.lines import Line
from tracker.exchange.office.days import is_day
from tracker.exchange.office.signs import is_figure

LOOKED_AT = 60
CLEARLY = 0.15
FEWEST = 3


def lies_in_columns(leaf: Leaf) -> bool:
    """Tell whether records lie in columns: values are alike along rows and differ below."""
    rows = [line.cells[:LOOKED_AT] for line in leaf.lines if not line.blank][:LOOKED_AT]
    columns = [list(column) for column in zip(*rows, strict=True)]
    if len(rows) < FEWEST or len(columns) < FEWEST or not _heads(columns[0]):
        return False
    along, below = _alike(rows), _alike(columns)
    return along > below + CLEARLY


def _heads(column: Sequence[str]) -> bool:
    """Tell whether a column can be headings: texts that all differ."""
    told = [cell.strip() for cell in column if cell.strip()]
    return len(told) == len(set(told)) and not any(map(is_figure, told))


def _alike(rows: Iterable[Sequence[str]]) -> float:
    """Tell how alike the cells after the first are, over the rows that hold any values."""
    shares = [share for row in rows if (share := _share(row[1:])) is not None]
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


def turned(leaf: Leaf) -> Leaf:
    """Give the leaf with its columns as rows, numbered by the column that each one was."""
    lines = [line for line in leaf.lines if not line.blank]
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
