"""Between such tables and a plan: a variable is an indicator, a value its projection.

Indicators and scenarios are found by their titles. What the plan lacks is brought along, and it is
told that nobody has said which way a new indicator is wanted. Several regions make an indicator
each, and each of several models a set of scenarios of its own.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from scenarios.errors import N_
from scenarios.history import History, Moment, Snapshot
from scenarios.periods import Period
from tracker.exchange.faults import Fault, SameRecordTwice
from tracker.exchange.iamc.table import Read, Series, Value, read_iamc
from tracker.exchange.office.codes import code_of
from tracker.exchange.own.headings import folded
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.sheets import File, Row, Sheet

NAME = "iamc"
NO_UNIT = "–"  # an indicator has a unit, a series may have none


class WantedUnknown(Fault):
    """An indicator of which no table says which way it should go."""

    message = N_("“{title}” is new. Nothing says which way it is wanted, so it was set to raise.")


class _Named(NamedTuple):
    """The codes of the plan's records of a kind by folded title, and what is brought along."""

    kind: str
    known: dict[str, str]
    brought: dict[str, Row]

    def code(self, title: str, line: int, values: dict[str, Any]) -> str:
        """Give the code of the record with a title, a new one where there is none."""
        found = self.known.get(folded(title))
        if found is None:
            found = code_of(title)
            row = Row(line=line, key=found, values={"title": title} | values)
            self.brought.setdefault(found, row)
        return found


def sheets_of_iamc(file: File, history: History, today: date) -> tuple[Sheet, ...]:
    """Read a table into a sheet of projections, and sheets of what the plan lacks for them."""
    try:
        read = read_iamc(file)
    except Fault as fault:
        return (Sheet(file=file.path, kind="projection", problems=(problem_of(fault, file.path),)),)
    snapshot = history.at(Moment(today))
    named = {kind: _named(snapshot, kind) for kind in ("indicator", "scenario")}
    rows, twice = _rows(file, read, snapshot, named)
    own = Sheet(
        file=file.path,
        kind="projection",
        encoding=read.encoding,
        delimiter=read.delimiter,
        decimal=".",
        header_row=1,
        profile=NAME,
        rows=rows,
        refused=len(read.problems) + len(twice),
        problems=(*read.problems, *twice),
        notes=_unsure(file, named["indicator"]),
    )
    return (*_brought(file, named.values()), own)


def _named(snapshot: Snapshot, kind: str) -> _Named:
    sheet = snapshot.sheet(kind)
    titles = zip(sheet.keys(), sheet.values("title"), strict=True)
    return _Named(kind, {folded(title): key for key, title in titles}, {})


def _rows(
    file: File, read: Read, snapshot: Snapshot, named: dict[str, _Named]
) -> tuple[tuple[Row, ...], list[Problem]]:
    is_one_model = len({one.series.model for one in read.values}) == 1
    is_one_region = len({one.series.region for one in read.values}) == 1
    alive = set(snapshot.sheet("projection").keys())
    rows: dict[str, Row] = {}
    twice: list[Problem] = []
    for one in read.values:
        indicator = _indicator(one, named["indicator"], is_one_region=is_one_region)
        scenario = _scenario(one, named["scenario"], is_one_model=is_one_model)
        key = f"{indicator}/{scenario}/{one.year}"
        if key in rows:
            fault = SameRecordTwice(kind="projection", key=key, first=rows[key].line)
            twice.append(problem_of(fault, file.path, one.line))
            continue
        source = {} if key in alive else {"source": one.series.model}
        rows[key] = Row(line=one.line, key=key, values={"value": one.value} | source)
    return tuple(rows.values()), twice


def _indicator(one: Value, named: _Named, *, is_one_region: bool) -> str:
    series = one.series
    title = series.variable if is_one_region else f"{series.variable}, {series.region}"
    return named.code(title, one.line, {"unit": series.unit or NO_UNIT, "wanted": "raise"})


def _scenario(one: Value, named: _Named, *, is_one_model: bool) -> str:
    series = one.series
    title = series.scenario if is_one_model else f"{series.scenario}, {series.model}"
    return named.code(title, one.line, {"set": series.model})


def _brought(file: File, named: Iterable[_Named]) -> Iterable[Sheet]:
    for one in named:
        if one.brought:
            yield Sheet(
                file=f"{file.path} ({NAME})",
                kind=one.kind,
                profile=NAME,
                rows=tuple(one.brought.values()),
                brought_along=True,
            )


def _unsure(file: File, indicators: _Named) -> tuple[Problem, ...]:
    return tuple(
        problem_of(WantedUnknown(title=row.values["title"]), file.path, row.line, "variable")
        for row in indicators.brought.values()
    )


def values_of(snapshot: Snapshot, model: str) -> tuple[list[Value], int]:
    """Give a plan's projections as values of a model, and how many were of no whole year."""
    region = snapshot.settings.organisation or snapshot.settings.title or NO_UNIT
    indicators = {one.code: one for one in snapshot.all("indicator")}
    titles = {one.code: one.title for one in snapshot.all("scenario")}
    found = []
    projections = [(one, Period.parse(one.period)) for one in snapshot.all("projection")]
    for one, period in projections:
        if period.kind == "year":
            about = indicators[one.indicator]
            unit = "" if about.unit == NO_UNIT else about.unit
            series = Series(model, titles[one.scenario], region, about.title, unit)
            found.append(Value(series, period.text, one.value))
    return found, len(projections) - len(found)
