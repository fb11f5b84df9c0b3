"""What a workbook's number means by the way it is shown: a number, per cent, a day or a time."""

import re
from collections.abc import Callable
from datetime import datetime, time
from decimal import Decimal
from math import inf

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

from tracker.exchange.leaves.leaf import Typed
from tracker.exchange.leaves.unreadable import DamagedWorkbook

Shown = tuple[str, Typed | None]
LAST_DAY = 2_957_004  # of the year 9999, however days are counted
EXACT = 10**15  # beyond, a workbook's whole number is not exact
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", re.ASCII)
_SPOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # what a format only says, and its colours


def shown_as(format_: str, epoch: datetime) -> Callable[[str], Shown]:
    """Give what turns a number, as a workbook writes it, into the text people see and its value."""
    if is_timedelta_format(format_):
        return lambda written: _duration(written, epoch)
    if is_date_format(format_):
        return lambda written: _day(written, epoch)
    if "%" in _SPOKEN.sub("", format_):
        return per_cent
    return number


def number(written: str) -> Shown:
    """Read a number; a whole one has no decimals."""
    value = _finite(written)
    if value.is_integer() and abs(value) < EXACT:
        return str(int(value)), int(value)
    return repr(value), value


def _finite(written: str) -> float:
    value = float(written) if _NUMBER.fullmatch(written) else inf
    if value in (inf, -inf):
        raise DamagedWorkbook
    return value


def per_cent(written: str) -> Shown:
    """Read a share that is shown as per cent."""
    text, value = number(str(Decimal(repr(_finite(written))) * 100))
    return f"{text}%", value


def _day(written: str, epoch: datetime) -> Shown:
    value = _finite(written)
    if not 0 <= value < LAST_DAY:
        return number(written)
    found = from_excel(value, epoch)
    if not isinstance(found, datetime):
        return str(found), None  # a time of day
    if found.time() == time():
        return found.date().isoformat(), found.date()
    return found.isoformat(" "), found


def _duration(written: str, epoch: datetime) -> Shown:
    value = _finite(written)
    if not 0 <= value < LAST_DAY:
        return number(written)
    seconds = round(from_excel(value, epoch, timedelta=True).total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}", None
