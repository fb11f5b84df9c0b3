"""A table laid out for people: headings, typed rows, and how each column is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from tracker.words import Words

Form = Literal["line", "prose", "number", "whole"]


class Column(NamedTuple):
    """A heading and how the cells below it are shown; days and truths show themselves."""

    heading: str
    form: Form = "line"

    def said(self, words: Words) -> "Column":
        """Give the column with its heading in a language."""
        return self._replace(heading=words.say(self.heading))


class Over(NamedTuple):
    """A heading over several columns, by their places from 0, both ends."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table with a name, lines above it and perhaps headings over its headings.

    `fixed` counts the columns that stay in sight; `names` says what each row is called, for
    saying which of its cells cannot be written.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Any]]
    above: tuple[str, ...] = ()
    over: tuple[Over, ...] = ()
    fixed: int = 1
    names: Sequence[str] = ()

    def under(self, *lines: str) -> "Layout":
        """Give the table with lines above it."""
        return replace(self, above=lines)

    def named(self, place: int) -> str:
        """Say what a row is called."""
        return self.names[place] if self.names else str(place + 1)
