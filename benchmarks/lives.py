"""The lives of a kind's records: when each was added, revised, retired, restored, and to what."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.columns import Column
from benchmarks.shapes import Share

Ints = npt.NDArray[np.int64]
BUSY = 0.9  # how unevenly the records are revised: the spread of a lognormal
ADDED, REVISED, RETIRED, RESTORED = range(4)
ENOUGH = 4  # rows a record needs to be retired and restored in between
WIDE = 6  # fields from which a revision sets two as a rule, else one
ONE_TWO_OR_THREE = {True: (0.25, 0.5, 0.25), False: (0.6, 0.3, 0.1)}
MISSING, MISSING_RARE = 0.1, 0.95


@dataclass(frozen=True)
class Lives:
    """The rows of one kind, record by record; `time` counts days from the first day."""

    record: Ints
    number: Ints
    time: npt.NDArray[np.float64]
    act: Ints
    sets: Ints
    codes: dict[str, Ints]


def draw(
    chance: np.random.Generator,
    columns: tuple[Column, ...],
    records: int,
    revisions: int,
    share: Share,
    span: int,
) -> Lives:
    """Draw the lives of `records` records with `revisions` rows over `span` days."""
    record, time = _times(chance, records, max(records, revisions), share, span)
    first = np.append(True, record[1:] != record[:-1])
    starts = np.flatnonzero(first)
    counts = np.diff(np.append(starts, len(record)))
    number = np.arange(len(record)) - np.repeat(starts, counts) + 1
    act = _acts(chance, starts, counts, share)
    chosen = _chosen(chance, act, columns)
    sets = (chosen << np.arange(len(columns))).sum(axis=1)
    codes = {
        column.name: _codes(chance, column, first, starts, counts, chosen[:, place])
        for place, column in enumerate(columns)
    }
    return Lives(record, number, time, act, sets, codes)


def _times(
    chance: np.random.Generator, records: int, revisions: int, share: Share, span: int
) -> tuple[Ints, npt.NDArray[np.float64]]:
    """Let most begin in the first month, some later, and some end before the end."""
    begins = chance.random(records) * min(30, span)
    late = chance.random(records) < share.late
    begins[late] = chance.random(int(late.sum())) * span
    ends = np.full(records, float(span))
    mortal = chance.random(records) < share.retired
    ends[mortal] -= chance.random(int(mortal.sum())) * (span - begins[mortal]) * 0.8
    busy = np.cumsum(chance.lognormal(0, BUSY, records))
    others = np.searchsorted(busy / busy[-1], chance.random(revisions - records))
    later = begins[others] + chance.random(len(others)) * (ends[others] - begins[others])
    record = np.concatenate([np.arange(records), others])
    time = np.concatenate([begins, later])
    order = np.lexsort((time, record))
    return record[order], time[order]


def _acts(chance: np.random.Generator, starts: Ints, counts: Ints, share: Share) -> Ints:
    """Add first, retire some at the end, retire and restore others on the way."""
    act = np.full(int(counts.sum()), REVISED)
    act[starts] = ADDED
    fate = chance.random(len(starts))
    retired = (fate < share.retired) & (counts > 1)
    act[(starts + counts - 1)[retired]] = RETIRED
    restored = (fate > 1 - share.restored) & (counts >= ENOUGH)
    act[(starts + counts // 2 - 1)[restored]] = RETIRED
    act[(starts + counts // 2)[restored]] = RESTORED
    return act


def _chosen(chance: np.random.Generator, act: Ints, columns: tuple[Column, ...]) -> Ints:
    """Choose the fields each row sets: all at first, then about two, none at the end of a life."""
    width = len(columns)
    wanted = chance.choice(3, size=len(act), p=ONE_TWO_OR_THREE[width > WIDE]) + 1
    most = np.minimum(wanted, width)
    wanted = np.where(act == ADDED, width, np.where(act == RETIRED, 0, most))
    drawn = chance.random((len(act), width), dtype=np.float32)
    drawn += np.array([0.8 * column.rare for column in columns], dtype=np.float32)
    rank = np.argsort(np.argsort(drawn, axis=1), axis=1)
    return (rank < wanted[:, None]).astype(np.int64)


def _codes(
    chance: np.random.Generator,
    column: Column,
    first: npt.NDArray[np.bool_],
    starts: Ints,
    counts: Ints,
    chosen: Ints,
) -> Ints:
    """Walk through the words; a step shorter than their number always changes the value."""
    many = len(column.words)
    steps = chance.integers(1, max(2, many), len(first)) * chosen
    begun = chance.integers(0, many, len(starts))
    if column.words[0] is None:
        begun[chance.random(len(starts)) < (MISSING_RARE if column.rare else MISSING)] = 0
    steps[starts] = begun
    walked = np.cumsum(steps)
    before = np.repeat(walked[starts] - begun, counts)
    codes: Ints = (walked - before) % many
    return codes
