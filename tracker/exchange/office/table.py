"""A table: what the rows of a leaf hold, column by column, under headings that are told apart."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.layout import Layout, right_filled
from tracker.exchange.office.spans import is_part, is_period
from tracker.exchange.own.headings import folded
from tracker.exchange.profiles import Correction

_THREE = re.compile(r"\.\d{3}(?!\d)")  # what could also part thousands


def shown(text: str) -> str:
    """Give a heading on one line, as people read it."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Table:
    """Rows of data under headings, each heading once; a row keeps the number it has in its file."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    titles: tuple[str, ...] = ()
    typed: Mapping[tuple[int, int], Any] = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each heading, folded."""
        return {folded(heading): place for place, heading in enumerate(self.headings)}

    @cached_property
    def _columns(self) -> dict[int, list[str]]:
        return {}

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _as_written(self) -> dict[str, int]:
        return {heading: place for place, heading in enumerate(self.headings)}

    def place(self, heading: str) -> int | None:
        """Give the place of a heading, None where it is not there."""
        found = self._as_written.get(heading)
        return self.places.get(folded(heading)) if found is None else found

    def column(self, heading: str) -> list[str]:
        """Give the cells below a heading; a table is asked only when its cells stand."""
        place = self.place(heading)
        if place is None:
            return []
        if place not in self._columns:
            self._columns[place] = [line.cells[place].strip() for line in self.lines]
        return self._columns[place]

    def words(self, heading: str) -> Sequence[str]:
        """Give the different texts below a heading, in order, without the empty one."""
        if heading not in self._words:
            self._words[heading] = tuple(filter(None, dict.fromkeys(self.column(heading))))
        return self._words[heading]

    def cell(self, line: Line, heading: str) -> str:
        """Give the cell of a row below a heading; nothing where the heading is not there."""
        place = self.place(heading)
        return "" if place is None else line.cells[place].strip()

    def number(self, line: Line, heading: str) -> str:
        """Give the cell of a row where a number is wanted; a workbook's own has one reading."""
        text, place = self.cell(line, heading), self.place(heading)
        if not self.typed:
            return text
        told = self.typed.get((line.number, -1 if place is None else place))
        is_number = isinstance(told, int | float) and not isinstance(told, bool)
        return _THREE.sub(r"\g<0>0", text) if is_number else text

    def numbers(self, heading: str) -> list[str]:
        """Give the cells below a heading where numbers are wanted."""
        if not self.typed:
            return self.column(heading)
        return [self.number(line, heading) for line in self.lines]


def table_of(
    layout: Layout,
    fill_down: Sequence[str] = (),
    merge: Mapping[str, Sequence[str]] = {},
    corrections: Sequence[Correction] = (),
) -> Table:
    """Give the rows of data of a layout, filled down, merged and corrected as was said."""
    headings = headings_of(layout.header)
    lines: Sequence[Line] = layout.lines
    if fill_down or merge or corrections:
        lines = [Line(line.number, list(line.cells)) for line in lines]
    titles = tuple(
        " ".join(cell.strip() for cell in line.cells if cell.strip())
        for line in layout.of_sort("title")
    )
    table = Table(headings, tuple(lines), titles, layout.leaf.typed)
    for heading, others in merge.items():
        _merge(table, heading, others)
    filled_down(table, fill_down)
    for correction in corrections:
        _correct(table, correction)
    return table


# ---------------------------------------------------------------------- headings


def headings_of(header: Sequence[Line]) -> tuple[str, ...]:
    """Give each column's heading: two rows joined, blanks by their number, doubles told apart."""
    upper = [shown(cell) for cell in header[0].cells]
    if len(header) > 1:
        for line in header[1:]:
            under = [shown(cell) for cell in line.cells]
            over = right_filled(upper, under)
            upper = [_joined(pair) for pair in zip(over, under, strict=True)]
    return told_apart(upper)


def _joined(pair: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for text in pair if text))


def told_apart(texts: Sequence[str]) -> tuple[str, ...]:
    """Number headings that are blank or stand twice, so that each names one column."""
    seen: dict[str, int] = {}
    found = []
    for number, text in enumerate(texts, 1):
        turn = seen[folded(text)] = seen.get(folded(text), 0) + 1
        found.append(f"#{number}" if not text else text if turn == 1 else f"{text} #{turn}")
    return tuple(found)


def twins(table: Table) -> dict[str, list[str]]:
    """Give headings that stand several times and whose cells are never both filled."""
    groups: dict[str, list[str]] = {}
    for heading in table.headings:
        groups.setdefault(re.sub(r" #\d+$", "", heading), []).append(heading)
    return {
        name: names[1:]
        for name, names in groups.items()
        if len(names) > 1 and name and _never_both(table, names)
    }


def _never_both(table: Table, names: Sequence[str]) -> bool:
    return all(sum(bool(table.cell(line, name)) for name in names) <= 1 for line in table.lines)


def _merge(table: Table, heading: str, others: Sequence[str]) -> None:
    place = table.place(heading)
    for line in table.lines:
        for other in others:
            if place is not None and not line.cells[place].strip():
                line.cells[place] = table.cell(line, other)


# ---------------------------------------------------------------------- filling down


def filled_down(table: Table, headings: Sequence[str]) -> None:
    """Fill blank cells from the row above, until a column to the left begins anew."""
    places = [place for name in headings if (place := table.place(name)) is not None]
    above = [""] * len(places)
    for line in table.lines:
        anew = False
        for at, place in enumerate(places):
            text = line.cells[place]
            anew = anew or bool(text.strip())
            above[at] = text if anew else above[at]
            line.cells[place] = above[at]


def columns_to_fill(table: Table) -> tuple[str, ...]:
    """Give the columns from the left whose blanks seem to mean the same as above."""
    found: list[str] = []
    continued = list(table.lines[1:])
    for heading in table.headings:
        filled = bool(table.lines) and bool(table.cell(table.lines[0], heading))
        continued = [line for line in continued if not table.cell(line, heading)]
        if not filled or not continued:
            break
        found.append(heading)
    return tuple(found)


def _correct(table: Table, correction: Correction) -> None:
    for line in table.lines:
        if all(
            folded(table.cell(line, heading)) == folded(text)
            for heading, text in correction.where.items()
        ):
            for heading, text in correction.set.items():
                place = table.place(heading)
                if place is not None:
                    line.cells[place] = text


# ---------------------------------------------------------------------- periods in headings

OUTCOME_WORDS = ("utfall", "värde", "resultat", "outcome", "actual", "value", "observed")


def period_in(heading: str) -> str | None:
    """Give the period that a heading is, also after a word for what was measured."""
    words = heading.split()
    rest = " ".join(words[1:]) if words and words[0].casefold() in OUTCOME_WORDS else heading
    return rest if is_period(rest) and not is_part(rest) else None
