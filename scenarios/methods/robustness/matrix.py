"""What of a matrix of options and scenarios can be compared: the columns without a blank."""

import math
from collections.abc import Callable, Sequence

from scenarios.numbers import NotFinite, even

Matrix = Sequence[Sequence[float | None]]


def complete(matrix: Matrix) -> list[int]:
    """Give the places of the scenarios where every option has a value."""
    rows = list(matrix)
    for row in rows:
        even(row, len(rows[0]))
        _check(row)
    return [
        place
        for place in range(len(rows[0]) if rows else 0)
        if all(row[place] is not None for row in rows)
    ]


def by_row(matrix: Matrix, aggregate: Callable[[list[float]], float | None]) -> list[float | None]:
    """Give one value a row, of the scenarios that can be compared; None when there is none."""
    compared = comparable(matrix)
    return [aggregate(row) if row else None for row in compared]


def comparable(matrix: Matrix) -> list[list[float]]:
    """Give the matrix with only the scenarios where every option has a value."""
    places = complete(matrix)
    return [[float(row[place] or 0) for place in places] for row in matrix]


def _check(row: Sequence[float | None]) -> None:
    for value in row:
        if value is not None and not math.isfinite(value):
            raise NotFinite(value=value)
