"""A table laid out for people as CSV, in the form a spreadsheet of its language opens."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from scenarios.fields import shortest
from tracker.exchange.out.layout import Layout
from tracker.exchange.out.styles import EXCEL, Style
from tracker.exchange.out.writing import rows_as_csv
from tracker.exchange.own.guard import guarded


def layout_as_csv(layout: Layout, language: str) -> bytes:
    """Write a table with its headings, and those over them; the lines above it are left out."""
    style = EXCEL[language]
    header, *rows = _rows(layout, style)
    return rows_as_csv(header, rows, style)


def _rows(layout: Layout, style: Style) -> Iterator[Sequence[str]]:
    if layout.over:
        over = {one.first: one.text for one in layout.over}
        yield [over.get(place, "") for place in range(len(layout.columns))]
    yield [guarded(column.heading) for column in layout.columns]
    for row in layout.rows:
        yield [_text(value, style.decimal) for value in row]


def _text(value: Any, decimal: str) -> str:
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case date():
            return value.isoformat()
        case _:
            return shortest(float(value)).replace(".", decimal)
