"""Where rows come from: a file, its table, its profile, and the plan that it is read for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from scenarios.kinds import RecordId
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.knowing import Known
from tracker.exchange.office.table import Table, period_in
from tracker.exchange.profiles import Brought, Cells, Profile, Wide
from tracker.exchange.profiles.profile import named_in


@dataclass(frozen=True)
class Source:
    """Where rows come from: the file, its table and its profile, the plan, words for braces."""

    file: str
    profile: Profile
    table: Table
    known: Known
    words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def brought(self) -> dict[tuple[str, str], tuple[Line, Brought]]:
        """The records that come along because the plan has never had them, by kind and key."""
        found: dict[tuple[str, str], tuple[Line, Brought]] = {}
        for line in self.table.lines:
            for brought in self.profile.brings:
                at = brought.kind, self.filled(line, brought.key)
                if at[1] and at not in found:
                    found[at] = line, brought
        history = self.known.history
        return {at: told for at, told in found.items() if not history.revisions_of(RecordId(*at))}

    def filled(self, line: Line, text: str) -> str:
        """Fill the braces of a text with words of the file and cells of a row."""
        for name in named_in(text):
            told = self.words.get(name)
            found = self.table.cell(line, name) if told is None else told
            text = text.replace(f"{{{name}}}", found)
        return text

    def text(self, line: Line, cells: Cells) -> str:
        """Give the text that a value comes from."""
        if cells.constant is not None:
            return cells.constant
        if cells.text is not None:
            return self.filled(line, cells.text)
        return self.table.cell(line, cells.column or "")


class Spread(NamedTuple):
    """A column that is a record by itself: its cells, and the part of the key it stands for."""

    cells: Cells
    part: str


def spread(table: Table, wide: Wide) -> Iterator[Spread]:
    """Give the columns that are records each: those named, or all whose headings are periods."""
    if wide.columns is not None:
        for heading, part in wide.columns.items():
            yield Spread(replace(wide.cells, column=heading), part)
        return
    for heading in table.headings:
        if (period := period_in(heading)) is not None:
            yield Spread(replace(wide.cells, column=heading), period)
