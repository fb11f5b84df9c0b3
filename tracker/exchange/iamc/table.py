"""The table itself: a row a series (wide), or a row a value (long).

Wide tables have model, scenario, region, variable, unit and a column for each year, long ones year
and value instead. An empty value is no value and an empty unit is none; nothing else may be empty.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scenarios.errors import N_, NotAPeriod, Refused
from scenarios.fields import Number
from tracker.exchange.faults import Fault, WrongCells
from tracker.exchange.leaves.decoding import decoded
from tracker.exchange.leaves.lines import first_row, split
from tracker.exchange.own.headings import folded
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.sheets import File

KEYS = ("model", "scenario", "region", "variable", "unit")
LONG = ("year", "value")
_YEAR = re.compile(r"[12]\d{3}")
_NUMBER = Number(label=N_("value"))


class KeyCellEmpty(Fault):
    """A cell that says what a value is about, and says nothing."""

    message = N_("{column} is empty, and is part of what the value is about. Fill it in.")


class NeitherKeyNorYear(Fault):
    """A column that such tables do not have."""

    message = N_("“{column}” is neither a year nor one of {known}. Take the column away.")


class Series(NamedTuple):
    """What a series of values is about."""

    model: str
    scenario: str
    region: str
    variable: str
    unit: str


class Value(NamedTuple):
    """One value of a series, and the line that gave it."""

    series: Series
    year: str
    value: float
    line: int = 0


class Read(NamedTuple):
    """What a table held, and what was wrong in it."""

    values: list[Value]
    problems: list[Problem]
    encoding: str
    delimiter: str


def is_iamc(data: bytes) -> bool:
    """Tell by its first line whether a file has the headings of such a table."""
    try:
        text = decoded(data.lstrip().partition(b"\n")[0]).text
        return {*_folded(first_row(text, _delimiter(text)))} >= {*KEYS}
    except Fault:
        return False


def read_iamc(file: File) -> Read:
    """Read a table, wide or long, with everything that is wrong in it."""
    text, encoding = decoded(file.data)
    delimiter = _delimiter(text)
    head_line, *lines = (line for line in split(text, delimiter) if not line.blank)
    head = _folded(head_line.cells)
    values: list[Value] = []
    wrong = [
        problem_of(fault, file.path, head_line.number, column) for column, fault in _strange(head)
    ]
    for line in lines:
        try:
            values += _values(head, line.cells, line.number)
        except Refused as refused:
            wrong.append(problem_of(refused, file.path, line.number, refused.field))
    return Read(values, wrong, encoding, delimiter)


def _folded(cells: Iterable[str]) -> list[str]:
    return [folded(cell) for cell in cells]


def _delimiter(text: str) -> str:
    first = text.lstrip().split("\n", 1)[0]
    return ";" if first.count(";") > first.count(",") else ","


def _strange(head: Sequence[str]) -> Iterator[tuple[str, Fault]]:
    known = (*KEYS, *LONG) if "year" in head else KEYS
    for column in head:
        if column not in known and ("year" in head or not _YEAR.fullmatch(column)):
            yield column, NeitherKeyNorYear(column=column, known=", ".join(known))


def _values(head: Sequence[str], cells: Sequence[str], line: int) -> list[Value]:
    if len(cells) != len(head):
        raise WrongCells(found=len(cells), expected=len(head))
    told = {name: cell.strip() for name, cell in zip(head, cells, strict=True)}
    for name in KEYS[:-1]:
        if not told[name]:
            raise KeyCellEmpty(column=name).about(name)
    series = Series(*(told[name] for name in KEYS))
    return [
        Value(series, year, _number(written, column), line)
        for year, written, column in _told(told)
        if written
    ]


def _told(told: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give each year of a row with its cell as written, and that cell's column."""
    if "year" not in told:
        yield from ((name, cell, name) for name, cell in told.items() if _YEAR.fullmatch(name))
    elif _YEAR.fullmatch(told["year"]):
        yield told["year"], told.get("value", ""), "value"
    else:
        raise NotAPeriod(value=told["year"]).about("year")


def _number(written: str, column: str) -> float:
    try:
        return float(_NUMBER.read(written))
    except Refused as refused:
        raise refused.about(column) from None


def wide(values: Iterable[Value]) -> str:
    """Write a row a series, with a column for each year."""
    series: dict[Series, dict[str, float]] = {}
    for one in values:
        series.setdefault(one.series, {})[one.year] = one.value
    years = sorted({year for held in series.values() for year in held})
    head = [name.capitalize() for name in KEYS]
    rows = ([*about, *_cells(held, years)] for about, held in series.items())
    return _written([*head, *years], rows)


def long(values: Iterable[Value]) -> str:
    """Write a row a value."""
    rows = ([*one.series, one.year, _NUMBER.write(one.value)] for one in values)
    return _written([*KEYS, *LONG], rows)


def _cells(held: Mapping[str, float], years: Sequence[str]) -> list[str]:
    return [_NUMBER.write(held.get(year)) for year in years]


def _written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
