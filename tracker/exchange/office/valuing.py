"""One cell of an office file becomes what it says of its field, and what is told about it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from scenarios.errors import NotADay, Refused
from scenarios.fields import Day, Field, Number, Span, Text, Whole
from scenarios.kinds import Kind
from tracker.exchange.office.days import order_of, read_day
from tracker.exchange.office.faults import (
    NotInMap,
    ReadAsDefault,
    ReadAsEmpty,
    ReadOnOneLine,
    SaysNothing,
)
from tracker.exchange.office.signs import Figure, decimal_of, is_sign, read_figure
from tracker.exchange.office.spans import period_of
from tracker.exchange.own.headings import folded
from tracker.exchange.profiles import Cells

STATES = ("preliminary", "revised")


class Said(NamedTuple):
    """What a cell says: the values of its field and of those that go with it, and what is told."""

    values: Mapping[str, Any]
    note: Refused | None = None


class Texts(NamedTuple):
    """The cells of a column, and how the file writes numbers and days where they do not say."""

    cells: Sequence[str]
    decimal: str | None = None
    order: str | None = None


class Column:
    """Reads the cells of one column for one field; what a cell leaves open the column decides."""

    def __init__(self, kind: Kind, name: str, cells: Cells, texts: Texts) -> None:
        self.kind, self.name, self.cells, self._texts = kind, name, cells, texts.cells
        self._default = texts
        self.what: Field = kind.columns[name]
        self._known: dict[str, Said | Refused] = {}

    @cached_property
    def decimal(self) -> str | None:
        """The sign before the decimals: as the profile says, or as all the numbers agree."""
        told = self.cells.decimal or decimal_of(map(self._stripped, self._texts))
        return told or self._default.decimal

    @cached_property
    def order(self) -> str | None:
        """Whether the day or the month comes first: as said, or as fits every day."""
        return self.cells.order or order_of(self._texts) or self._default.order

    def read(self, text: str) -> Said:
        """Say what a text means, or refuse it; each different text is read once."""
        if text not in self._known:
            self._known[text] = self._read_or_refused(text)
        found = self._known[text]
        if isinstance(found, Refused):
            raise found
        return found

    def _read_or_refused(self, text: str) -> Said | Refused:
        try:
            return self._read(text)
        except Refused as refused:
            if self.cells.unreadable == "refuse":
                return refused
        if self.cells.unreadable == "empty":
            return Said({self.name: None}, ReadAsEmpty(value=text))
        return Said({})

    def _read(self, text: str) -> Said:
        what = self.what
        if self.cells.map or self.cells.has_default:
            return self._mapped(text)
        if isinstance(what, Number | Whole):
            return self._figure(text)
        if isinstance(what, Day):
            return self._one(self._day(text))
        if isinstance(what, Text) and "\n" in text:
            return Said(self._one(" ".join(text.split())).values, ReadOnOneLine(value=text))
        return self._one(period_of(text) if isinstance(what, Span) else text)

    def _day(self, text: str) -> date:
        patterns = self.cells.dates
        return _by_pattern(text, patterns) if patterns else read_day(text, self.order)

    def _one(self, value: Any) -> Said:
        return Said({self.name: self.what.check(value)})

    def _mapped(self, text: str) -> Said:
        word = folded(text)
        if word in self.cells.map:
            return Said({self.name: self._meant(self.cells.map[word])})
        if self.cells.has_default:
            meaning = self.cells.default
            note = ReadAsDefault(value=text, meaning=meaning or "–")
            return Said({self.name: self._meant(meaning)}, note)
        if is_sign(text):
            return Said({}, SaysNothing(value=text))
        if self.cells.keep:
            return self._one(text)
        raise NotInMap(value=text)

    def _meant(self, meaning: str | None) -> Any:
        return None if meaning is None else self.what.read(meaning)

    # ------------------------------------------------------------------ numbers

    def _stripped(self, text: str) -> str:
        return "".join(sign for sign in text if sign not in self.cells.strip)

    def _figure(self, text: str) -> Said:
        figure = read_figure(self._stripped(text), self.decimal)
        if figure.number is None:
            return self._sign(figure, text)
        values = {self.name: self._number(figure.number)}
        if figure.meaning in STATES and self._is_measured:
            values["state"] = figure.meaning
        return Said(values)

    def _sign(self, figure: Figure, text: str) -> Said:
        """Say what a sign means: a mark of what was measured, the bound of what is wanted."""
        if self.cells.unreadable != "refuse":
            raise SaysNothing(value=text)
        if self._is_measured:
            return Said({"mark": figure.mark})
        if figure.bound is not None and figure.meaning != "about":
            return Said({self.name: self._number(figure.bound)})
        return Said({}, SaysNothing(value=text))

    @property
    def _is_measured(self) -> bool:
        return "mark" in self.kind.fields and self.name == "value"

    def _number(self, written: str) -> Any:
        times = self.cells.times
        exact = written if times == 1 else str(Decimal(written) * Decimal(str(times)))
        return self.what.check(exact)


def _by_pattern(text: str, patterns: Sequence[str]) -> date:
    for pattern in patterns:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise NotADay(value=text)
