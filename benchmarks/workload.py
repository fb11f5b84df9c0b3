"""One seeded workload for every contender: five years of revisions in the order they were made."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.columns import (
    EPOCH,
    FIRST_DAY,
    LAST_DAY,
    ROLES,
    Column,
    columns_of,
    days,
    keys_of,
    quarters,
    sentence,
)
from benchmarks.lives import ADDED, RETIRED, REVISED, Lives, draw
from benchmarks.shapes import SHAPES, sizes
from scenarios.kinds import KINDS
from scenarios.revisions import TRIGGERS

ACTS = ("add", "revise", "retire", "restore")
NEVER = 2**31 - 1
REASONS = 50_000
MOMENTS = {"at_early": date(2022, 1, 31), "at_middle": date(2023, 6, 30), "at_now": LAST_DAY}
QUARTER = (date(2024, 12, 31), date(2025, 3, 31))
Ints = npt.NDArray[np.int64]


class Entry(NamedTuple):
    """One revision as it was written: the fields it set and on whose word."""

    position: int
    number: int
    kind: str
    key: str
    day: int
    act: str
    values: dict[str, Any]
    review: str | None
    trigger: str | None
    reason: str | None
    author: str | None


@dataclass(frozen=True)
class Rows:
    """All revisions of one kind as full rows, in the order they were made.

    `codes` holds for every column the place among its words, values carried forward; `sets` has a
    bit for every field the revision set; `until` is the day of the record's next row.
    """

    kind: str
    keys: list[str]
    columns: tuple[Column, ...]
    position: Ints
    record: Ints
    number: Ints
    day: Ints
    until: Ints
    act: Ints
    review: Ints
    trigger: Ints
    reason: Ints
    author: Ints
    sets: Ints
    codes: dict[str, Ints]

    def __len__(self) -> int:
        return len(self.position)

    @cached_property
    def places(self) -> dict[str, int]:
        """Give the number of every record by its key."""
        return {key: place for place, key in enumerate(self.keys)}


@dataclass(frozen=True)
class Workload:
    """What every contender is loaded with and asked about; days are counted since 1970."""

    shape: str
    revisions: int
    records: int
    rows: dict[str, Rows]
    words: dict[str, tuple[Any, ...]]
    stories: list[tuple[str, str]]
    appends: list[Entry] = field(repr=False)
    late: list[Entry] = field(repr=False)

    @cached_property
    def said(self) -> dict[str, npt.NDArray[np.object_]]:
        """Give the words of review, trigger, reason, author and act as arrays to gather from."""
        return {name: as_array(words) for name, words in self.words.items()}

    def log(self) -> Iterator[Entry]:
        """Tell every revision in the order it was made, with only the fields it set."""
        streams = {kind: entries(rows, self.words) for kind, rows in self.rows.items()}
        names = list(self.rows)
        which = np.empty(self.revisions, dtype=np.int8)
        for place, rows in enumerate(self.rows.values()):
            which[rows.position - 1] = place
        for place in which.tolist():
            yield next(streams[names[place]])


def as_array(words: tuple[Any, ...]) -> npt.NDArray[np.object_]:
    """Put words into an array of objects, lists and all."""
    array = np.empty(len(words), dtype=object)
    array[:] = words
    return array


def entries(rows: Rows, words: dict[str, tuple[Any, ...]]) -> Iterator[Entry]:
    """Tell the revisions of one kind."""
    named = [(1 << place, column.name, column.words) for place, column in enumerate(rows.columns)]
    codes = [rows.codes[column.name] for column in rows.columns]
    said = [words[name] for name in ("review", "trigger", "reason", "author")]
    for start in range(0, len(rows), 50_000):
        part = slice(start, start + 50_000)
        held = zip(*(code[part].tolist() for code in codes), strict=True)
        meta = (rows.position, rows.number, rows.record, rows.day, rows.act, rows.sets)
        why = (rows.review, rows.trigger, rows.reason, rows.author)
        lines = zip(*(array[part].tolist() for array in (*meta, *why)), held, strict=True)
        for position, number, record, day, act, sets, *rest, code in lines:
            values = {
                name: held_words[place]
                for (bit, name, held_words), place in zip(named, code, strict=True)
                if sets & bit and (act or held_words[place] is not None)
            }
            four = (each[place] for each, place in zip(said, rest, strict=True))
            yield Entry(
                position, number, rows.kind, rows.keys[record], day, ACTS[act], values, *four
            )


def generate(shape: str, revisions: int, records: int, seed: int = 7) -> Workload:
    """Draw a workload: the same numbers give the same workload."""
    chance = np.random.default_rng(seed)
    counted = sizes(shape, revisions, records)
    held = {kind: number for kind, (number, _) in counted.items()}
    lives: dict[str, tuple[list[str], tuple[Column, ...], Lives]] = {}
    for kind, (number, written) in counted.items():
        share = SHAPES[shape][kind]
        columns = columns_of(KINDS[kind], share.fields)
        keys = keys_of(KINDS[kind], number, held)
        span = days(LAST_DAY) + 1 - days(FIRST_DAY)
        lives[kind] = keys, columns, draw(chance, columns, len(keys), written, share, span)
    words = spoken()
    rows = dict(_in_order(chance, lives, words))
    total = sum(len(each) for each in rows.values())
    stories = _stories(chance, rows)
    appends = _appends(chance, rows, words, total)
    number = sum(len(each.keys) for each in rows.values())
    half = len(appends) // 2
    late = [entry._replace(day=entry.day - 1) for entry in appends[half:]]
    return Workload(shape, total, number, rows, words, stories, appends[:half], late)


def spoken() -> dict[str, tuple[Any, ...]]:
    """Give the words a revision is explained with."""
    return {
        "act": ACTS,
        "review": (None, *(f"R{number}" for number in range(1, len(quarters()) + 1))),
        "trigger": (None, *TRIGGERS),
        "reason": (None, *(sentence(number) for number in range(REASONS))),
        "author": (None, *ROLES),
    }


def _in_order(
    chance: np.random.Generator,
    lives: dict[str, tuple[list[str], tuple[Column, ...], Lives]],
    words: dict[str, tuple[Any, ...]],
) -> Iterator[tuple[str, Rows]]:
    """Give every revision its position, over all kinds, by the time it was made."""
    times = np.concatenate([life.time for _, _, life in lives.values()])
    positions = np.empty(len(times), dtype=np.int64)
    positions[np.argsort(times, kind="stable")] = np.arange(1, len(times) + 1)
    start = 0
    for kind, (keys, columns, life) in lives.items():
        position = positions[start : start + len(life.time)]
        start += len(life.time)
        yield kind, _rows(chance, kind, keys, columns, life, position, words)


def _rows(  # noqa: PLR0913, PLR0917 - the parts of one kind
    chance: np.random.Generator,
    kind: str,
    keys: list[str],
    columns: tuple[Column, ...],
    life: Lives,
    position: Ints,
    words: dict[str, tuple[Any, ...]],
) -> Rows:
    order = np.argsort(position)
    day = np.floor(life.time[order]).astype(np.int64) + days(FIRST_DAY)
    follows = np.append(life.record[1:] == life.record[:-1], False)
    next_day = np.append(np.floor(life.time[1:]).astype(np.int64) + days(FIRST_DAY), NEVER)
    act, count = life.act[order], len(order)
    quarter = np.minimum((day - days(FIRST_DAY)) * 4 // 365 + 1, len(quarters()))
    told = act != ADDED

    def some(name: str) -> Ints:
        return chance.integers(1, len(words[name]), count)

    return Rows(
        kind=kind,
        keys=keys,
        columns=columns,
        position=position[order],
        record=life.record[order],
        number=life.number[order],
        day=day,
        until=np.where(follows, next_day, NEVER)[order],
        act=act,
        review=np.where(chance.random(count) < 0.7, quarter, 0),  # noqa: PLR2004 - seven of ten
        trigger=np.where(act == REVISED, some("trigger"), 0),
        reason=np.where(told, some("reason"), 0),
        author=some("author"),
        sets=life.sets[order],
        codes={name: code[order] for name, code in life.codes.items()},
    )


def _stories(chance: np.random.Generator, rows: dict[str, Rows]) -> list[tuple[str, str]]:
    """Choose a hundred records, by how much was written of them."""
    told = []
    for kind, each in rows.items():
        share = max(1, round(100 * len(each) / sum(len(one) for one in rows.values())))
        told += [
            (kind, each.keys[each.record[row]]) for row in chance.integers(0, len(each), share)
        ]
    return list(dict.fromkeys(told))


def _appends(
    chance: np.random.Generator,
    rows: dict[str, Rows],
    words: dict[str, tuple[Any, ...]],
    total: int,
) -> list[Entry]:
    """Draw revisions to write afterwards, each of another living record of the largest kind."""
    most = max(rows.values(), key=len)
    last = np.flatnonzero((most.until == NEVER) & (most.act != RETIRED))
    chosen = chance.permutation(last)[:400].tolist()
    free = [column for column in most.columns if column.free][-2:]
    day = days(LAST_DAY)
    drawn = []
    for place, row in enumerate(chosen):
        values = {
            column.name: column.words[
                1 + int(most.codes[column.name][row]) % (len(column.words) - 1)
            ]
            for column in free
        }
        why = ("learned", words["reason"][1 + place], ROLES[place % len(ROLES)])
        key, number = most.keys[most.record[row]], int(most.number[row]) + 1
        drawn.append(
            Entry(total + 1 + place, number, most.kind, key, day, "revise", values, None, *why)
        )
    return drawn


def day_of(number: int) -> date:
    """Give the day that a count since 1970 means."""
    return EPOCH + timedelta(days=number)
