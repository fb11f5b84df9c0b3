"""A text becomes a grid of cells, and its headings become columns of a kind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import PurePath

from scenarios.kinds import KINDS
from tracker.exchange.faults import (
    EmptyFile,
    Fault,
    HeadingBlank,
    HeadingTwice,
    KeyColumnMissing,
    KindUnclear,
    NoSuchColumn,
    PerhapsMeant,
)
from tracker.exchange.leaves.decoding import Decoded
from tracker.exchange.leaves.lines import DELIMITERS, Line, first_row, split, stated_delimiter
from tracker.exchange.own.body import Body, body_of
from tracker.exchange.own.headings import column_of, folded, headings


@dataclass(frozen=True, slots=True)
class Grid:
    """The heading of a file and what stands below it, before any cell is read."""

    delimiter: str
    header: Line
    body: Body


@dataclass(frozen=True, slots=True)
class Head:
    """Which column of its kind stands at which place, under which heading, and what is wrong."""

    places: dict[str, int]
    headings: dict[str, str]
    faults: tuple[Fault, ...]


def grid(decoded: Decoded, kind: str | None) -> Grid:
    """Split a text by the sign that makes its headings match known columns."""
    text, stated = decoded.text, stated_delimiter(decoded.text)
    delimiter = stated or _best_delimiter(text, kind)
    lines = islice(split(text, delimiter), 1 if stated else 0, None)
    header = next((line for line in lines if not line.blank), None)
    if header is None:
        raise EmptyFile
    return Grid(delimiter, header, body_of(text, delimiter, header))


def _best_delimiter(text: str, kind: str | None) -> str:
    def rank(delimiter: str) -> tuple[int, int]:
        header = first_row(text, delimiter)
        kinds = [kind] if kind else KINDS
        return max(_known(header, name) for name in kinds), len(header)

    return max(DELIMITERS, key=rank)


def _known(header: Iterable[str], kind: str) -> int:
    columns = column_of(kind)
    return sum(folded(heading) in columns for heading in header)


def kind_of_name(path: str) -> str | None:
    """Tell the kind from the file's name: goal.csv, goal-2026.csv, goal (1).csv."""
    named = re.split(r"[-. (]", PurePath(path).stem.casefold())[0]
    return named if named in KINDS else None


def kind_of_headings(header: Sequence[str]) -> str:
    """Tell the kind from headings that fit one kind alone."""
    written = [heading for heading in header if heading.strip()]
    fitting = [
        name
        for name, kind in KINDS.items()
        if kind.key and _known(written, name) == len(written) and not key_missing(written, name)
    ]
    if len(fitting) != 1:
        raise KindUnclear
    return fitting[0]


def key_missing(header: Iterable[str], kind: str) -> list[str]:
    """Name the parts of a kind's key that no heading stands for."""
    known = column_of(kind)
    found = {known.get(folded(heading)) for heading in header}
    needed = (name for name in KINDS[kind].key if name not in KINDS[kind].about.optional)
    return [name for name in needed if name not in found]


def head(found: Grid, kind: str) -> Head:
    """Match the headings of a grid with the columns of a kind."""
    row, known = found.header.number, column_of(kind)
    places: dict[str, int] = {}
    faults: list[Fault] = []
    for place, heading in enumerate(found.header.cells):
        column = known.get(folded(heading))
        if not heading.strip():
            if any(map(str.strip, found.body.texts(place))):
                faults.append(HeadingBlank(number=place + 1, row=row))
        elif column is None:
            faults.append(_unknown(heading, kind, row))
        elif column in places:
            first = found.header.cells[places[column]]
            faults.append(HeadingTwice(first=first, second=heading, row=row, column=heading))
        else:
            places[column] = place
    missing = key_missing(found.header.cells, kind)
    faults += [KeyColumnMissing(kind=kind, column=name, row=row) for name in missing]
    given = {name: found.header.cells[place].strip() for name, place in places.items()}
    return Head(places, given, tuple(faults))


def _unknown(heading: str, kind: str, row: int) -> NoSuchColumn:
    known = column_of(kind)
    close = get_close_matches(folded(heading), known, n=1, cutoff=0.75)
    if close:
        meant = next((t for t in _spellings(kind) if folded(t) == close[0]), known[close[0]])
        return PerhapsMeant(kind=kind, column=heading, meant=meant, row=row)
    names = ", ".join(KINDS[kind].headings())
    return NoSuchColumn(kind=kind, column=heading, known=names, row=row)


def _spellings(kind: str) -> Iterable[str]:
    return (text for language in (None, "sv", "en") for text in headings(kind, language).values())
