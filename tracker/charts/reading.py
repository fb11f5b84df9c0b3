"""Read a tidy table row by row."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import pandas as pd

Row = dict[str, Any]


def read(table: pd.DataFrame) -> list[Row]:
    """Give the rows of a table, each as its columns' names and values."""
    names = [str(name) for name in table.columns]
    columns = [table[name].tolist() for name in table.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def groups(table: pd.DataFrame, *columns: str) -> list[list[Row]]:
    """Give the rows that have the same values in some columns, in order of first appearance."""
    found: dict[Any, list[Row]] = {}
    values = itemgetter(*columns)
    for row in read(table):
        found.setdefault(values(row), []).append(row)
    return list(found.values())


def reviews_of(table: pd.DataFrame) -> list[Row]:
    """Give the reviews that a table names beside its rows, as rows with code and day."""
    return [{"review": code, "day": day} for code, day in table.attrs["reviews"]]


def is_missing(value: Any) -> bool:
    """Tell whether a value of a table is not there."""
    return value is None or value != value  # noqa: PLR0124 - NaN


def numbers(rows: Sequence[Row], column: str) -> list[float]:
    """Give the numbers of a column, without those that are missing."""
    return [row[column] for row in rows if not is_missing(row[column])]
