"""A column of very many rows: its different values, and which of them each row has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from scenarios.lexicons import objects

TEXT = pa.large_string()
SELDOM = 3  # rows to a different value; where there are fewer, the values themselves are compared


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The values of a column, each kept once or seldom, and the code of the one each row has."""

    values: np.ndarray
    codes: np.ndarray

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Column":
        """Find the different texts of a column."""
        codes, values = pd.factorize(objects(texts))
        return cls(values, codes)

    @classmethod
    def of_arrow(cls, column: pa.ChunkedArray) -> "Column":
        """Take over a column that Arrow keeps with a dictionary."""
        whole = column.unify_dictionaries().combine_chunks()
        return cls(objects(whole.dictionary.to_pylist()), whole.indices.to_numpy())

    @classmethod
    def with_missing(cls, values: Iterable[Any], codes: np.ndarray) -> "Column":
        """Make a column in which the code −1 says that there is no value."""
        return cls(objects([*values, None]), codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> Any:
        return self.values[self.codes[row]]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values[self.codes])

    def at(self, rows: np.ndarray) -> "Column":
        """Give some rows of the column."""
        return Column(self.values, self.codes[rows])

    def with_(self, values: Iterable[Any]) -> "Column":
        """Give the column with other values in the place of its own."""
        return Column(objects([*values]), self.codes)

    def where(self, values: Iterable[bool]) -> np.ndarray:
        """Tell row by row what was told of each different value."""
        told: np.ndarray = np.fromiter(values, bool, len(self.values))[self.codes]
        return told

    @property
    def lacks_any(self) -> bool:
        """Whether any row has no value."""
        return bool(self.where(value is None for value in self.values).any())

    def differs(self, other: "Column") -> np.ndarray:
        """Tell row by row whether the value is another one than in a second column."""
        differing: np.ndarray
        if len(self) < SELDOM * (len(self.values) + len(other.values)):
            differing = self.values[self.codes] != other.values[other.codes]
            return differing
        known = dict.fromkeys(chain(self.values, other.values))
        numbers = {value: number for number, value in enumerate(known)}
        mine, others = (
            np.fromiter((numbers[value] for value in one.values), np.int64, len(one.values))
            for one in (self, other)
        )
        differing = mine[self.codes] != others[other.codes]
        return differing
