"""The wide table of indicators: a column for each period, the years above them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from scenarios.errors import N_
from scenarios.history import Snapshot
from scenarios.periods import Period
from tracker.exchange.out.layout import Column, Layout, Over
from tracker.words import Words

CODE, TITLE = Column(N_("Code")), Column(N_("Indicator"))
PARTS = (Column(N_("Place")), Column(N_("Group")))
AIMS = (
    Column(N_("Unit")),
    Column(N_("Responsible")),
    Column(N_("Baseline"), "number"),
    Column(N_("Target value"), "number"),
)
Part = tuple[str, str, str]


def quarters(snapshot: Snapshot, words: Words) -> Layout:
    """Lay out each indicator with its value, or its mark, for every period that was measured.

    What was measured in parts has a row for each part, and columns that say which.
    """
    cells = _cells(snapshot)
    periods = sorted({period for held in cells.values() for period in held}, key=_order)
    parts = PARTS if any(place or group for _, place, group in cells) else ()
    before = [CODE, TITLE, *parts, *AIMS]
    rows = [*_rows(snapshot, cells, periods, with_parts=bool(parts))]
    return Layout(
        name=words.say(N_("Indicators")),
        columns=(
            *(column.said(words) for column in before),
            *(Column(_within_year(period, words), "number") for period in periods),
        ),
        rows=rows,
        over=tuple(_years(periods, len(before))),
        fixed=2,
        names=[row[0] for row in rows],
    )


def _cells(snapshot: Snapshot) -> dict[Part, dict[Period, Any]]:
    cells: dict[Part, dict[Period, Any]] = {}
    for one in snapshot.all("observation"):
        part = one.indicator, one.place or "", one.group or ""
        held = one.mark if one.value is None else one.value
        cells.setdefault(part, {})[Period.parse(one.period)] = held
    return cells


def _rows(
    snapshot: Snapshot,
    cells: Mapping[Part, Mapping[Period, Any]],
    periods: Sequence[Period],
    *,
    with_parts: bool,
) -> Iterable[list[Any]]:
    for about in snapshot.all("indicator"):
        aims = [about.unit, about.owner, about.baseline_value, about.target_value]
        parts = sorted(part for part in cells if part[0] == about.code)
        for part in parts or [(about.code, "", "")]:
            named = [name or None for name in part[1:]] if with_parts else []
            held = cells.get(part, {})
            yield [about.code, about.title, *named, *aims, *(held.get(one) for one in periods)]


def _order(period: Period) -> tuple[int, int, int]:
    """Put a year after its last quarter."""
    return period.year, period.end.toordinal(), -period.start.toordinal()


def _within_year(period: Period, words: Words) -> str:
    """Name a period under its year."""
    if period.kind == "year":
        return words.say(N_("the year"))
    return words.period(period.text).replace(str(period.year), "").strip()


def _years(periods: Sequence[Period], first: int) -> Iterable[Over]:
    for year, within in groupby(periods, key=lambda period: period.year):
        after = first + len([*within])
        yield Over(str(year), first, after - 1)
        first = after
