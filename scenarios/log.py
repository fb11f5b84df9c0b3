"""A stretch of the log in columns: the changes, and runs of the revisions they wrote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenarios.revisions import Change, plain_values

Texts = Sequence[str | None]
Marks = Mapping[str, Sequence[Any]]
MARKS = ("id", "made_at", "person", "source", "undoes")


@dataclass(frozen=True, slots=True)
class Names:
    """Records by a number of their own: the key of each, and its kind as a place in `kinds`."""

    keys: np.ndarray
    kind: np.ndarray
    kinds: Sequence[str]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of revisions in columns, in order of position.

    `records` holds numbers in `named`, `days` proleptic ordinals, `targets` 0 where there is none,
    and `sets` what each revision set, as the JSON of its body has it.
    """

    positions: np.ndarray
    changes: np.ndarray
    records: np.ndarray
    named: Names
    days: np.ndarray
    targets: np.ndarray
    acts: Sequence[str]
    reviews: Texts
    triggers: Texts
    reasons: Texts
    authors: Texts
    sets: Sequence[dict[str, Any]]

    def __len__(self) -> int:
        return len(self.sets)

    def by_kind(self) -> Iterator[tuple[str, np.ndarray]]:
        """Give each kind that is spoken of, with the places of its revisions in this run."""
        kind = self.named.kind[self.records]
        for code in np.unique(kind).tolist():
            yield self.named.kinds[code], np.flatnonzero(kind == code)


@dataclass(frozen=True, slots=True)
class Log:
    """A stretch of the log: its changes in columns named as MARKS, and runs of their revisions.

    The runs of a long stretch are made while they are gone through, once.
    """

    marks: Marks
    runs: Iterable[Run]

    def __bool__(self) -> bool:
        return len(self.marks["id"]) > 0

    @property
    def one(self) -> Run | None:
        """The run of a stretch that is known to hold a single revision."""
        if isinstance(self.runs, list) and len(self.runs) == 1:
            run: Run = self.runs[0]
            return run if len(run) == 1 else None
        return None


def marks_of(columns: Sequence[Sequence[Any]]) -> Marks:
    """Name the columns of changes."""
    return dict(zip(MARKS, columns, strict=True))


def log_of(changes: Sequence[Change]) -> Log:
    """Put changes and their revisions into columns."""
    marks = {name: [getattr(change, name) for change in changes] for name in MARKS}
    return Log(marks, [_run(changes)] if changes else [])


def names_of(kinds: Iterable[str], keys: Sequence[str]) -> Names:
    """Number records as they come, from the kind and the key of each."""
    known: dict[str, int] = {}
    kind = [known.setdefault(name, len(known)) for name in kinds]
    return Names(np.array(keys, object), np.array(kind, np.int8), list(known))


def numbers(values: Sequence[int | None]) -> np.ndarray:
    """Put numbers of changes or positions into an array, 0 where there is none."""
    return np.array([value or 0 for value in values], np.int32)


def _run(changes: Sequence[Change]) -> Run:
    rows = [revision for change in changes for revision in change.revisions]
    places = {record: place for place, record in enumerate(dict.fromkeys(r.record for r in rows))}
    return Run(
        positions=np.array([row.position for row in rows], np.int32),
        changes=np.array([row.change for row in rows], np.int32),
        records=np.array([places[row.record] for row in rows], np.int32),
        named=names_of(*zip(*places, strict=True)),
        days=np.array([row.effective_on.toordinal() for row in rows], np.int32),
        targets=numbers([row.target for row in rows]),
        acts=[row.act.value for row in rows],
        reviews=[row.review for row in rows],
        triggers=[row.trigger for row in rows],
        reasons=[row.reason for row in rows],
        authors=[row.author for row in rows],
        sets=[plain_values(row.kind, row.values) for row in rows],
    )
