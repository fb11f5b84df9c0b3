"""What differs between two moments: net, end against end, with the act that set each value."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from scenarios.cells import COLUMNS, FieldChange, KindDifference
from scenarios.history import History, Moment
from scenarios.kept import kept
from scenarios.kinds import KINDS, RecordId

__all__ = ["Difference", "FieldChange", "compare"]


class Difference:
    """What differs between two moments, in columns; `revised` gives it one by one."""

    def __init__(
        self, history: History, before: Moment, after: Moment, parts: Sequence[KindDifference]
    ) -> None:
        self.history, self.before, self.after = history, before, after
        self.parts = parts

    def _records(self, name: str) -> list[RecordId]:
        return [
            RecordId(part.kind, key) for part in self.parts for key in sorted(getattr(part, name))
        ]

    @cached_property
    def added(self) -> list[RecordId]:
        """Records that are there after and had never been there before."""
        return self._records("added")

    @cached_property
    def retired(self) -> list[RecordId]:
        """Records that were there before and are not after."""
        return self._records("retired")

    @cached_property
    def restored(self) -> list[RecordId]:
        """Records that are there after, were not before, and had been there earlier."""
        return self._records("restored")

    def columns(self) -> dict[str, np.ndarray]:
        """Give the changed fields as arrays named as COLUMNS, one entry a changed field."""
        found = [part.cells() for part in self.parts if part.count]
        if not found:
            return {name: np.empty(0, object) for name in COLUMNS}
        return {name: np.concatenate([cells[name] for cells in found]) for name in COLUMNS}

    def table(self) -> pd.DataFrame:
        """Give the changed fields as a table."""
        return pd.DataFrame(
            {name: pd.Series(values, dtype=values.dtype) for name, values in self.columns().items()}
        )

    @cached_property
    def revised(self) -> list[FieldChange]:
        """Give the fields that differ of records that are there at both moments."""
        return [change for part in self.parts if part.count for change in part.changes]

    @cached_property
    def turned_back(self) -> list[tuple[RecordId, str]]:
        """Fields that were revised in between and are again what they were."""
        return [
            (RecordId(part.kind, key), name)
            for part in self.parts
            for key, name in part.turned_back()
        ]

    def __bool__(self) -> bool:
        return any(part.count or part.added or part.retired or part.restored for part in self.parts)


def compare(
    history: History, before: Moment, after: Moment, kinds: Iterable[str] | None = None
) -> Difference:
    """Compare the plan at two moments, for all kinds or some."""
    parts = [kept(_of_kind, history, before, after, name) for name in kinds or KINDS]
    return Difference(history, before, after, [part for part in parts if part is not None])


def _of_kind(history: History, before: Moment, after: Moment, kind: str) -> KindDifference | None:
    """Compare one kind; two sheets say it all, so that it is the same until one of them is not."""
    first, second = (history.at(moment).sheet(kind) for moment in (before, after))
    if not (first.columns.length or second.columns.length):
        return None
    return KindDifference(history, (before, after), first, second)
