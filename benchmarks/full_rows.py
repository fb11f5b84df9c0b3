"""The workload as full rows: what a database or a table without a history of its own holds."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.workload import Rows, Workload, as_array

META = ("position", "record", "code", "number", "day", "until", "act")
WHY = ("author", "review", "cause", "reason", "sets")
CHUNK = 50_000
ARROW = {"number": pa.float64(), "day": pa.int32(), "flag": pa.bool_()}


def value_names(rows: Rows) -> list[str]:
    """Name the columns of a kind's fields, apart from all that a database might reserve."""
    return [f"f_{column.name}" for column in rows.columns]


def names(rows: Rows) -> list[str]:
    """Name all columns of a kind's full rows."""
    return [*META, *WHY, *value_names(rows)]


def table(rows: Rows, workload: Workload, part: slice = slice(None)) -> pa.Table:
    """Give the full rows of a kind, or some of them, as an Arrow table."""
    said = {name: workload.words[name] for name in ("act", "author", "review", "trigger", "reason")}
    columns = {
        "position": pa.array(rows.position[part]),
        "record": pa.array(rows.record[part], pa.int32()),
        "code": _gathered(tuple(rows.keys), rows.record[part], pa.string()),
        "number": pa.array(rows.number[part], pa.int32()),
        "day": pa.array(rows.day[part], pa.int32()),
        "until": pa.array(rows.until[part], pa.int32()),
        "act": _gathered(said["act"], rows.act[part], pa.string()),
        "author": _gathered(said["author"], rows.author[part], pa.string()),
        "review": _gathered(said["review"], rows.review[part], pa.string()),
        "cause": _gathered(said["trigger"], rows.trigger[part], pa.string()),
        "reason": _gathered(said["reason"], rows.reason[part], pa.string()),
        "sets": pa.array(rows.sets[part]),
    }
    for column in rows.columns:
        kind = ARROW.get(column.sort, pa.string())
        columns[f"f_{column.name}"] = _gathered(column.words, rows.codes[column.name][part], kind)
    return pa.table(columns)


def _gathered(words: tuple[Any, ...], codes: Any, kind: pa.DataType) -> pa.Array:
    return pa.array(words, kind).take(pa.array(codes))


def tuples(rows: Rows, workload: Workload) -> Iterator[tuple[Any, ...]]:
    """Give the full rows of a kind one by one, as Python values in the order of `names`."""
    said = [as_array(workload.words[name]) for name in ("author", "review", "trigger", "reason")]
    acts, keys = as_array(workload.words["act"]), as_array(tuple(rows.keys))
    words = [as_array(column.words) for column in rows.columns]
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        why = (rows.author, rows.review, rows.trigger, rows.reason)
        arrays = [rows.position[part], rows.record[part], keys[rows.record[part]]]
        arrays += [rows.number[part], rows.day[part], rows.until[part], acts[rows.act[part]]]
        arrays += [each[codes[part]] for each, codes in zip(said, why, strict=True)]
        arrays.append(rows.sets[part])
        arrays += [
            word[rows.codes[column.name][part]]
            for word, column in zip(words, rows.columns, strict=True)
        ]
        yield from zip(*(array.tolist() for array in arrays), strict=True)


def alive_at_end(rows: Rows) -> Any:
    """Tell which rows hold at the end of the workload."""
    return np.flatnonzero((rows.until == rows.until.max()) & (rows.act != 2))  # noqa: PLR2004 - retire
