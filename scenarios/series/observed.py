"""What was measured for an indicator, in order of period."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from math import isnan
from typing import Any, NamedTuple, overload

import numpy as np

from scenarios.history import Snapshot
from scenarios.kept import kept
from scenarios.kinds.goals import Indicator
from scenarios.lexicons import Lexicons, objects
from scenarios.periods import Period
from scenarios.sheet import Sheet, decoded

Part = tuple[str, str]  # place and group; ("", "") is the whole area and everybody
PARTS = ("indicator", "place", "group")
VALUES = ("value", "mark", "state")


class Observed(NamedTuple):
    """One measured value: its period, the number or the source's mark, and its state."""

    period: Period
    value: float | None
    mark: str | None
    state: str | None


class Course(Sequence[Observed]):
    """The observations of one part of an indicator in order; each is made when it is asked for."""

    def __init__(self, columns: Sequence[Sequence[Any]], places: range) -> None:
        self._columns, self._places = columns, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Observed: ...
    @overload
    def __getitem__(self, at: slice) -> "Course": ...
    def __getitem__(self, at: int | slice) -> "Observed | Course":
        """Give one of them, or a stretch."""
        if isinstance(at, slice):
            return Course(self._columns, self._places[at])
        place = self._places[at]
        period, value, mark, state = (column[place] for column in self._columns)
        return Observed(period, None if isnan(value) else value, mark, state)


Values = Mapping[str, Mapping[Part, Sequence[Observed]]]


def observed(snapshot: Snapshot, only: Collection[str] | None = None) -> Values:
    """Give every observation by indicator and part of the area or the people, in order.

    Of some indicators only, when they are named.
    """
    return kept(_observed, snapshot, None if only is None else frozenset(only))


def _observed(snapshot: Snapshot, only: Collection[str] | None) -> Values:
    words, records, *stored = kept(_stored, snapshot, only)
    named = [_coded(words, name, records) for name in PARTS]
    periods, ranks = _periods(words, records)
    order = np.lexsort((ranks, *(codes for codes, _ in reversed(named))))
    held = zip(VALUES, stored, strict=True)
    values = [decoded(words, name, codes[order]).tolist() for name, codes in held]
    columns = [periods[order].tolist(), *values]
    found: dict[str, dict[Part, Sequence[Observed]]] = defaultdict(dict)
    for places in _runs([codes[order] for codes, _ in named]):
        first = order[places[0]]
        indicator, place, group = (words[codes[first]] for codes, words in named)
        found[indicator][place or "", group or ""] = Course(columns, places)
    return dict(found)


def _stored(snapshot: Snapshot, only: Collection[str] | None) -> tuple[Any, ...]:
    """Give the words of a plan, and what was measured as it is kept in them.

    A note that is written to an observation is not among it, and leaves all that was measured be.
    """
    sheet = snapshot.sheet("observation")
    if only is None:
        return sheet.columns.words, sheet.records, *map(sheet.stored, VALUES)
    rows = _about(sheet, only)
    held = (sheet.held(name, rows) for name in VALUES)
    return sheet.columns.words, sheet.records[rows], *held


def _coded(words: Lexicons, name: str, records: np.ndarray) -> tuple[np.ndarray, list[Any]]:
    part = words.parts()[name]
    return part.codes[records], part.values.tolist()


def _periods(words: Lexicons, records: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the period of each observation, and its place among those that there are."""
    codes, texts = _coded(words, "period", records)
    periods = [Period.parse(text) for text in texts]
    in_order = sorted(range(len(periods)), key=lambda at: (periods[at].end, periods[at].start))
    ranks = np.empty(len(periods), int)
    ranks[in_order] = np.arange(len(periods))
    return objects(periods)[codes], ranks[codes]


def _runs(codes: Sequence[np.ndarray]) -> Iterator[range]:
    """Give the stretches in which all codes stay the same."""
    changes = [np.flatnonzero(np.diff(one)) + 1 for one in codes]
    ends = np.unique(np.concatenate([*changes, [0, len(codes[0])]])).tolist()
    return (range(first, last) for first, last in pairwise(ends))


def _about(sheet: Sheet, only: Collection[str]) -> np.ndarray:
    """Give where the observations of some indicators stand."""
    part = sheet.columns.words.parts()["indicator"]
    wanted = [part.places[one] for one in only if one in part.places]
    found: np.ndarray = np.flatnonzero(np.isin(part.codes[sheet.records], wanted))
    return found


def whole(parts: Mapping[Part, Sequence[Observed]]) -> Part:
    """Give the part that stands for all: the whole, or the first of its parts."""
    return ("", "") if ("", "") in parts else min(parts, default=("", ""))


def values_of(values: Values, indicator: str | None) -> Sequence[Observed]:
    """Give the observations that stand for an indicator as a whole, in order."""
    parts = values.get(indicator or "", {})
    return parts.get(whole(parts), [])


def latest(values: Sequence[Observed]) -> Observed | None:
    """Give the last observation that holds a number."""
    return next((one for one in reversed(values) if one.value is not None), None)


def a_year_before(values: Sequence[Observed], period: Period) -> Observed | None:
    """Give the observation of the same period last year."""
    wanted = period.previous_year()
    return next((one for one in reversed(values) if one.period == wanted), None)


def one_before(values: Sequence[Observed], period: Period) -> Observed | None:
    """Give the last observation with a number before a period."""
    earlier = (one for one in reversed(values) if one.period < period)
    return next((one for one in earlier if one.value is not None), None)


def path(indicator: Indicator, targets: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Give the target path as days' ordinals and values: baseline, interim targets, target.

    A level to keep has no baseline; a target without a date holds from the beginning.
    """
    points = dict(targets)
    if indicator.target_value is not None:
        day = indicator.target_date.toordinal() if indicator.target_date else 0
        points[day] = indicator.target_value
    keeps = indicator.wanted.startswith("keep")
    if indicator.baseline_value is not None and indicator.baseline_period and not keeps and points:
        start = Period.parse(indicator.baseline_period).end.toordinal()
        points = {start: indicator.baseline_value} | points
    return [next(same) for _, same in groupby(sorted(points.items()), key=lambda point: point[0])]
