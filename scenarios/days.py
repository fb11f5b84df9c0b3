"""Days that suit: when the next review falls, and what speaks against a day."""

import re
from calendar import monthrange
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import count

from scenarios.errors import N_
from scenarios.periods import is_working_day, iso_week
from scenarios.sentences import Sentence

CADENCES: Mapping[str, int] = {"month": 1, "quarter": 3, "tertial": 4, "half_year": 6, "year": 12}
A_DAY, A_WEEK, A_YEAR = timedelta(days=1), timedelta(weeks=1), timedelta(weeks=52)
A_MONTH = 30  # days, near enough to choose between last year's reviews
_SATURDAY, _SUNDAY = 5, 6
_WEEKS = re.compile(r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?")


HOLIDAY = N_("{day} is {holiday}.")
SATURDAY = N_("{day} is a Saturday.")
SUNDAY = N_("{day} is a Sunday.")
QUIET = N_("{day} is in week {week}, when nothing should be due.")


def cautions(day: date, holidays: Mapping[date, str], quiet: Container[int]) -> Iterator[Sentence]:
    """Say what speaks against a day: that people are free, or that its week is a quiet one.

    It warns, and refuses nothing.
    """
    week = iso_week(day)[1]
    if day in holidays:
        yield Sentence(HOLIDAY, {"day": day, "holiday": holidays[day]})
    elif day.weekday() in {_SATURDAY, _SUNDAY}:
        yield Sentence(SATURDAY if day.weekday() == _SATURDAY else SUNDAY, {"day": day})
    if week in quiet:
        yield Sentence(QUIET, {"day": day, "week": week})


def weeks(texts: Iterable[str] | None) -> frozenset[int]:
    """Read the weeks of a setting: 27, or 27-31 for all of them."""
    spans = [found for text in texts or () if (found := _WEEKS.fullmatch(text.strip()))]
    return frozenset(
        week for span in spans for week in range(int(span[1]), int(span[2] or span[1]) + 1)
    )


def proposed(
    held: Iterable[date],
    cadence: str | None,
    after: date,
    holidays: Container[date],
    quiet: Container[int],
) -> date | None:
    """Propose the day of the review after those held, as often as the cadence says.

    A team keeps its year: near the day when the next is due, the review of a year before gives its
    weekday and week. The proposal is a working day outside the quiet weeks, later than `after`.
    """
    days, months = sorted(held), CADENCES.get(cadence or "none")
    if not days or not months:
        return None
    coming = (_months_after(days[-1], months * turn) for turn in count(1))
    due = next(day for day in coming if day > after)
    again = [day + A_YEAR for day in days if abs(day + A_YEAR - due).days < months * A_MONTH // 2]
    start = min(again, key=lambda day: (abs(day - due), day), default=_like(days[-1], due))
    return _suiting(max(start, days[-1] + A_DAY, after + A_DAY), holidays, quiet)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _like(day: date, near: date) -> date:
    """Give the day of the same weekday that is nearest to another."""
    return near + timedelta(days=(day.weekday() - near.weekday() + 3) % 7 - 3)


def _suiting(day: date, holidays: Container[date], quiet: Container[int]) -> date:
    """Go on, a week in quiet weeks and else a day, until people work."""
    while (is_quiet := iso_week(day)[1] in quiet) or not is_working_day(day, holidays):
        day += A_WEEK if is_quiet else A_DAY
    return day
