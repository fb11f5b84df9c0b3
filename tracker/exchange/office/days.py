"""Days as offices write them; whether the day or the month comes first, the whole column says."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from scenarios.errors import NotADay
from tracker.exchange.faults import Fault
from tracker.exchange.office.spans import MONTH_OF
from tracker.words import N_

ORDERS = ("dmy", "mdy")
LONGEST = 40
_ISO = re.compile(r"(?P<y>\d{4})(?P<sep>[-/.]?)(?P<m>\d\d)(?P=sep)(?P<d>\d\d)", re.ASCII)
_NUMBERS = re.compile(r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)")
_NAMED = re.compile(r"(?:den )?(?P<d>\d{1,2})[. -]*(?P<m>[a-zåäö]+)\.?[ -]*(?P<y>\d{4})")
_NAMED_FIRST = re.compile(r"(?P<m>[a-z]+)\.? (?P<d>\d{1,2}),? (?P<y>\d{4})")
_CLOCK = re.compile(r"[T ]\d\d?[:.]\d\d([:.]\d\d)?(\.\d+)?Z?$", re.ASCII)


class EitherDay(Fault):
    """A day that the whole column does not decide how to read."""

    message = N_(
        "“{value}” can be {one} or {other}, and nothing else in the column says which."
        " Say whether the day or the month comes first."
    )


def read_day(text: str, order: str | None = None) -> date:
    """Read a day; where the day and the month cannot be told apart it is refused."""
    tidy = _tidy(text)
    found = _ISO.fullmatch(tidy)
    if found:
        return _day(text, found["y"], found["m"], found["d"])
    named = _NAMED.fullmatch(tidy) or _NAMED_FIRST.fullmatch(tidy)
    if named and named["m"] in MONTH_OF:
        return _day(text, named["y"], MONTH_OF[named["m"]], named["d"])
    readings = readings_of(tidy)
    if not readings:
        raise NotADay(value=text)
    if order in readings:
        return readings[order]
    if order is None and len(set(readings.values())) > 1:
        raise EitherDay(value=text, one=readings["dmy"], other=readings["mdy"])
    return next(iter(readings.values()))


def _tidy(text: str) -> str:
    return _CLOCK.sub("", " ".join(text.split()).casefold())


def _day(text: str, year: str | int, month: str | int, day: str | int) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise NotADay(value=text) from None


@lru_cache(maxsize=8192)
def readings_of(tidy: str) -> dict[str, date]:
    """Give the day that each order of day and month makes of numbers; points put the day first."""
    found = _NUMBERS.fullmatch(tidy)
    if not found:
        return {}
    year = _full_year(found["y"])
    pairs = {"dmy": (found["two"], found["one"])}
    if found["sep"] != ".":
        pairs["mdy"] = (found["one"], found["two"])
    readings = {}
    for order, (month, day) in pairs.items():
        try:
            readings[order] = date(year, int(month), int(day))
        except ValueError:
            continue
    return readings


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else datetime.strptime(text, "%y").year  # noqa: DTZ007, PLR2004


def order_of(texts: Iterable[str]) -> str | None:
    """Give the one order that every day of a column can have; none where both can."""
    left = set(ORDERS)
    for text in texts:
        readings = readings_of(_tidy(text))
        left &= set(readings) or left
    return left.pop() if len(left) == 1 else None


def is_day(text: str) -> bool:
    """Tell whether a text is a day, whichever order it has."""
    try:
        return len(text) <= LONGEST and bool(read_day(text, "dmy"))
    except NotADay:
        return False
