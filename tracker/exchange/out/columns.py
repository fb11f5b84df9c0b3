"""Columns put side by side: each different text is written once, parts of the rows at once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from typing import Protocol

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scenarios.fields import shortest

TEXT = pa.large_string()
TEXTS = 2  # where Arrow keeps the texts of an array, after what is missing and where each begins
AT_ONCE = 2**18  # rows in a part
SMALL, LARGE = 1e-4, 1e10  # between them Arrow writes a number as `shortest` does


class Column(Protocol):
    """What stands in one place of every row; `same` is what stands in all of them, if it does."""

    same: str | None

    def cells(self, rows: slice) -> pa.Array:
        """Give what some of the rows have, as it stands between the delimiters."""
        ...


class Texts:
    """Texts of which each row has one by its code; −1 is none."""

    def __init__(self, codes: np.ndarray, texts: Iterable[str]) -> None:
        self.codes, self.texts = codes, pa.array(["", *texts], TEXT)
        alike = len(codes) and codes.min() == codes.max()
        self.same = self.texts[int(codes[0]) + 1].as_py() if alike else None

    def cells(self, rows: slice) -> pa.Array:
        """Give the texts of some of the rows."""
        return self.texts.take(pa.array(self.codes[rows] + 1))


class Numbers:
    """Numbers in the shortest form that reads back the same; NaN is none."""

    def __init__(self, values: np.ndarray, decimal: str) -> None:
        self.values, self.decimal = values, decimal
        self.same = "" if np.isnan(values).all() else None

    def cells(self, rows: slice) -> pa.Array:
        """Write the numbers of some of the rows."""
        values = self.values[rows] + 0.0  # without a negative zero
        texts = pc.cast(pa.array(values, from_pandas=True), TEXT)
        size = np.abs(values)
        odd = (size >= LARGE) | ((size > 0) & (size < SMALL))
        if odd.any():
            written = pa.array(map(shortest, values[odd].tolist()), TEXT)
            texts = pc.replace_with_mask(texts, pa.array(odd), written)
        return texts if self.decimal == "." else pc.replace_substring(texts, ".", self.decimal)


def side_by_side(columns: Iterable[Column], count: int, delimiter: str) -> list[pa.Buffer | bytes]:
    """Join columns row by row; the last of them ends the lines."""
    fewer = [*_together(columns, delimiter)]
    parts = [slice(at, min(at + AT_ONCE, count)) for at in range(0, count, AT_ONCE)]
    with ThreadPoolExecutor() as pool:
        return [*pool.map(partial(_joined, fewer, delimiter), parts)]


def factorized(stored: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give which of its different values an array has in each place, and these."""
    if len(stored) and (stored == stored[0]).all():
        return np.zeros(len(stored), np.int64), stored[:1]
    codes, distinct = pd.factorize(stored)
    return codes, np.asarray(distinct)


def _together(columns: Iterable[Column], delimiter: str) -> Iterator[Column | str]:
    """Make one text of neighbours that are the same in every row."""
    for alike, group in groupby(columns, lambda column: column.same is not None):
        if alike:
            yield delimiter.join(column.same or "" for column in group)
        else:
            yield from group


def _joined(columns: Sequence[Column | str], delimiter: str, rows: slice) -> pa.Buffer | bytes:
    """Write some of the rows; the texts of an array stand one after the other in UTF-8."""
    first, *others = columns
    if isinstance(first, str) and not others:
        return first.encode() * (rows.stop - rows.start)
    cells = [pa.scalar(one, TEXT) if isinstance(one, str) else one.cells(rows) for one in columns]
    between, none = pa.scalar(delimiter, TEXT), {"null_handling": "replace", "null_replacement": ""}
    lines = pc.binary_join_element_wise(*cells, between, **none)
    size = pc.sum(pc.binary_length(lines)).as_py()  # the buffer may be longer
    return lines.buffers()[TEXTS].slice(0, size)


def quoted(texts: Iterable[str], delimiter: str) -> Iterator[str]:
    """Put texts within quotation marks where RFC 4180 asks for them."""
    awkward = re.compile(f'[{re.escape(delimiter)}"\r\n]').search
    for text in texts:
        doubled = text.replace('"', '""')
        yield f'"{doubled}"' if awkward(text) else text
