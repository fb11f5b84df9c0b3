"""Very many rows that only say what records hold, in columns; each is made when somebody asks."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import overload

import numpy as np
import pyarrow as pa

from tracker.exchange.columns import Column
from tracker.exchange.sheets import Row


class Rows(Sequence[Row]):
    """The rows of one file about a record each, none of which says anything of its own act.

    They equal the tuple of rows that they stand for. `keys` names the records, each once; `fields`
    has a column for every field that the rows speak of, `bases` what they were written from.
    """

    def __init__(
        self,
        lines: Sequence[int],
        keys: pa.Array,
        fields: Mapping[str, Column],
        bases: Column | None = None,
    ) -> None:
        self.lines, self.keys, self.fields, self.bases = lines, keys, fields, bases

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    def __getitem__(self, place: int | slice) -> "Row | Rows":
        places = np.arange(len(self))[place]
        return self.at(places) if isinstance(place, slice) else self._row(int(places))

    def __iter__(self) -> Iterator[Row]:
        names, columns = tuple(self.fields), self.fields.values()
        told = zip(*columns, strict=True) if names else repeat(())
        bases = repeat(None) if self.bases is None else self.bases
        rows = zip(self.lines, self.keys.to_pylist(), told, bases, strict=False)  # two may go on
        for line, key, values, base in rows:
            yield Row(line=line, key=key, values=dict(zip(names, values, strict=True)), base=base)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    # A row holds a mapping, and so has no hash either
    __hash__ = None  # type: ignore[assignment]

    def at(self, places: np.ndarray) -> "Rows":
        """Give some of the rows."""
        lines = np.asarray(self.lines)[places].tolist()
        fields = {name: column.at(places) for name, column in self.fields.items()}
        bases = self.bases and self.bases.at(places)
        return Rows(lines, self.keys.take(pa.array(places)), fields, bases)

    def _row(self, at: int) -> Row:
        return Row(
            line=self.lines[at],
            key=self.keys[at].as_py(),
            values={name: column[at] for name, column in self.fields.items()},
            base=None if self.bases is None else self.bases[at],
        )
