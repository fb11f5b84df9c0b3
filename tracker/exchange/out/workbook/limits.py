"""What Excel cannot hold, found before anything is written and refused by name."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from scenarios.errors import N_, Refused
from scenarios.fields import Field, Whole
from scenarios.sheet import Sheet
from tracker.exchange.out.layout import Layout

MOST_SIGNS = 32_767  # of a cell, in UTF-16
MOST_ROWS = 1_048_576
FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a leap day that never was
EXACT = 2**53
SMALLEST = sys.float_info.min
_UNSEEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TextTooLong(Refused):
    """A text longer than a cell."""

    message = N_(
        "“{column}” of {record} on the sheet {sheet} has {length} characters, and a cell in Excel"
        " holds {limit}. Shorten it, or take the plan out as CSV or as an archive."
    )


class SignNotInExcel(Refused):
    """A text with a sign that no workbook can hold."""

    message = N_(
        "“{column}” of {record} on the sheet {sheet} holds the sign {code}, which no workbook can"
        " hold. Take it away, or take the plan out as CSV or as an archive."
    )


class DayBeforeExcel(Refused):
    """A day that Excel counts wrongly or not at all."""

    message = N_(
        "“{column}” of {record} on the sheet {sheet} is {value}, and Excel has no days before"
        " {first}. Take the plan out as CSV or as an archive."
    )


class NumberNotInExcel(Refused):
    """A number that Excel would round."""

    message = N_(
        "“{column}” of {record} on the sheet {sheet} is {value}, which Excel cannot hold exactly."
        " Take the plan out as CSV or as an archive."
    )


class TooManyRows(Refused):
    """A table longer than a sheet."""

    message = N_(
        "The sheet {sheet} would have {rows} rows, and Excel holds {limit}."
        " Take the plan out as CSV or as an archive."
    )


def surely_fits(sheet: Sheet) -> bool:
    """Tell without making any cell that Excel holds a kind's records; else each must be seen."""
    fields = sheet.kind.fields
    return (
        len(sheet) < MOST_ROWS // 2
        and not _UNSEEN.search("\n".join(sheet.in_order))
        and all(_all_held(sheet, name, fields[name]) for name in fields)
    )


def _all_held(sheet: Sheet, name: str, field: Field) -> bool:
    stored = sheet.stored(name)
    match field.storage:
        case "text":
            words = sheet.columns.words.fields[name].words
            return all(_held(words[code]) for code in np.unique(stored[stored >= 0]).tolist())
        case "number":
            most = EXACT if isinstance(field, Whole) else np.inf
            sizes = np.abs(stored[~np.isnan(stored) & (stored != 0)])
            return bool(((sizes >= SMALLEST) & (sizes <= most)).all())
        case "day":
            return bool(((stored == 0) | (stored >= FIRST_DAY.toordinal())).all())
        case _:
            return True


def refusals_of(layout: Layout) -> Iterator[Refused]:
    """Find every cell of a table that Excel cannot hold."""
    if len(layout.rows) + len(layout.above) + 2 > MOST_ROWS:
        yield TooManyRows(sheet=layout.name, rows=len(layout.rows), limit=MOST_ROWS)
    for at, row in enumerate(layout.rows):
        for column, value in zip(layout.columns, row, strict=True):
            if value is not None and not _held(value):
                place = {"column": column.heading, "record": layout.named(at)}
                yield _refusal(value, {**place, "sheet": layout.name})


def _held(value: Any) -> bool:
    match value:
        case str():
            return _signs(value) <= MOST_SIGNS and not _UNSEEN.search(value)
        case int():
            return abs(value) <= EXACT
        case float():
            return value == 0 or abs(value) >= SMALLEST
        case _:
            return bool(value.toordinal() >= FIRST_DAY.toordinal())


def _signs(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _refusal(value: Any, place: dict[str, str]) -> Refused:
    match value:
        case str() if found := _UNSEEN.search(value):
            return SignNotInExcel(**place, code=f"U+{ord(found[0]):04X}")
        case str():
            return TextTooLong(**place, length=_signs(value), limit=MOST_SIGNS)
        case int() | float():
            return NumberNotInExcel(**place, value=repr(value))
        case _:
            return DayBeforeExcel(**place, value=value, first=FIRST_DAY)
