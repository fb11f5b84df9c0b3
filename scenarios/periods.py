"""Periods, ISO weeks, fiscal years and working days."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from scenarios.errors import NotAPeriod

_MONTHS = {"year": 12, "half_year": 6, "tertial": 4, "quarter": 3, "month": 1}
_LETTERS = {"half_year": "-H", "tertial": "-T", "quarter": "-Q", "month": "-", "week": "-W"}
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_YEAR = r"(?P<year>[12]\d{3})"
_WRITTEN = {
    "year": re.compile(_YEAR),
    "half_year": re.compile(_YEAR + r"-H(?P<number>[12])"),
    "tertial": re.compile(_YEAR + r"-T(?P<number>[123])"),
    "quarter": re.compile(_YEAR + r"-Q(?P<number>[1234])"),
    "month": re.compile(_YEAR + r"-(?P<number>0[1-9]|1[0-2])"),
    "week": re.compile(_YEAR + r"-W(?P<number>\d\d)"),
}
_A_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A stretch of days that values are given for; earlier ones come first, then shorter ones.

    `kind` is a word of an indicator's frequency (year, half_year, tertial, quarter, month, free)
    or week; a free period is one day. `number` counts within the year, from 1; a year and a free
    day have 0.
    """

    start: date
    end: date
    kind: str
    year: int
    number: int

    @staticmethod
    def parse(text: str) -> "Period":
        """Read 2026, 2026-H1, 2026-T2, 2026-Q3, 2026-08, 2026-W11 or 2026-03-31."""
        return _parse(text)

    @staticmethod
    def of(day: date, frequency: str) -> "Period":
        """Give the period of a frequency that a day lies in."""
        if frequency == "free":
            return Period(day, day, "free", day.year, 0)
        if frequency == "week":
            return _week(*iso_week(day))
        number = (day.month - 1) // _MONTHS[frequency] + 1
        return _months(frequency, day.year, number)

    @property
    def text(self) -> str:
        """Write the period in its one canonical form."""
        if self.kind == "free":
            return self.start.isoformat()
        if self.kind == "year":
            return str(self.year)
        width = 2 if self.kind in {"month", "week"} else 1
        return f"{self.year}{_LETTERS[self.kind]}{self.number:0{width}}"

    def next(self) -> "Period":
        """Give the period after this one, of the same kind."""
        return Period.of(self.end + _ONE_DAY, self.kind)

    def previous(self) -> "Period":
        """Give the period before this one, of the same kind."""
        return Period.of(self.start - _ONE_DAY, self.kind)

    def previous_year(self) -> "Period":
        """Give the same period a year earlier; week 53 and 29 February fall back one step."""
        if self.kind == "free":
            return Period.of(_same_day(self.start, self.year - 1), "free")
        if self.kind == "week":
            return _week(self.year - 1, min(self.number, _last_week(self.year - 1)))
        return _months(self.kind, self.year - 1, max(self.number, 1))

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=8192)
def _parse(text: str) -> Period:
    tidy = text.strip().upper()
    for kind, pattern in _WRITTEN.items():
        if found := pattern.fullmatch(tidy):
            number = int(found.groupdict().get("number") or 1)
            return _numbered(kind, int(found["year"]), number, text)
    if not _A_DAY.fullmatch(tidy):
        raise NotAPeriod(value=text)
    try:
        return Period.of(date.fromisoformat(tidy), "free")
    except ValueError:
        raise NotAPeriod(value=text) from None


def _numbered(kind: str, year: int, number: int, text: str) -> Period:
    if kind != "week":
        return _months(kind, year, number)
    if not 1 <= number <= _last_week(year):
        raise NotAPeriod(value=text)
    return _week(year, number)


def _months(kind: str, year: int, number: int) -> Period:
    length = _MONTHS[kind]
    start = date(year, (number - 1) * length + 1, 1)
    after = date(year + number * length // 12, number * length % 12 + 1, 1)
    return Period(start, after - _ONE_DAY, kind, year, 0 if kind == "year" else number)


def _week(year: int, number: int) -> Period:
    start = date.fromisocalendar(year, number, 1)
    return Period(start, start + timedelta(days=6), "week", year, number)


def _last_week(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def _same_day(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def iso_week(day: date) -> tuple[int, int]:
    """Give the year and number of a day's ISO week; the year may differ from the day's own."""
    year, week, _ = day.isocalendar()
    return year, week


def fiscal_year(day: date, first_month: int) -> tuple[date, date]:
    """Give the first and last day of the fiscal year that a day lies in."""
    year = day.year if day.month >= first_month else day.year - 1
    return date(year, first_month, 1), date(year + 1, first_month, 1) - _ONE_DAY


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Tell whether people work that day: no weekend and none of the holidays."""
    return day.weekday() < _SATURDAY and day not in holidays
