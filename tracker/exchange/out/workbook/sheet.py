"""One table becomes the XML of a sheet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape

from tracker.exchange.out.layout import Column, Layout
from tracker.exchange.out.workbook.forms import STYLE, number_style

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no zones
NARROWEST, WIDEST = 9, 60
HEADING = 18  # the width at which a heading takes a second line
LINE, MOST_LINES = 15, 10  # points a line; how many of a long text are shown
MEASURED = 1_000  # rows that a column's width is taken from
_LIKE_A_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def sheet_xml(layout: Layout, *, first: bool = False) -> str:
    """Write a sheet: its headings stay in sight and can be filtered by."""
    head = heading_row(layout)
    shown = area(layout, head, head + len(layout.rows))
    return "".join(
        (
            f'{DECLARATION}<worksheet xmlns="{MAIN}">',
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
            f'<dimension ref="{area(layout, 1, head + len(layout.rows))}"/>',
            _view(layout, head, first=first),
            '<sheetFormatPr defaultRowHeight="15"/>',
            f"<cols>{''.join(_widths(layout))}</cols>",
            f"<sheetData>{''.join(_rows(layout, head))}</sheetData>",
            f'<autoFilter ref="{shown}"/>',
            _joined(layout, head - 1),
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0" footer="0"/>',
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
            "</worksheet>",
        )
    )


def heading_row(layout: Layout) -> int:
    """Give the row of a table's headings, counted from 1."""
    return (len(layout.above) + 1 if layout.above else 0) + bool(layout.over) + 1


def area(layout: Layout, first: int, last: int) -> str:
    """Name the cells of some rows."""
    return f"A{first}:{letters(len(layout.columns) - 1)}{last}"


def letters(place: int) -> str:
    """Name a column by its place from 0: A, B, … Z, AA."""
    before, own = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + own)


def _view(layout: Layout, head: int, *, first: bool) -> str:
    selected = ' tabSelected="1"' if first else ""
    corner = f"{letters(layout.fixed)}{head + 1}"
    return (
        f'<sheetViews><sheetView workbookViewId="0"{selected}>'
        f'<pane xSplit="{layout.fixed}" ySplit="{head}" topLeftCell="{corner}"'
        ' activePane="bottomRight" state="frozen"/>'
        '<selection pane="topRight"/><selection pane="bottomLeft"/>'
        f'<selection pane="bottomRight" activeCell="{corner}" sqref="{corner}"/>'
        "</sheetView></sheetViews>"
    )


def _widths(layout: Layout) -> Iterator[str]:
    """Give each column its width, and its style also where nothing has been written yet."""
    for place, column in enumerate(layout.columns):
        texts = (str(row[place]) for row in layout.rows[:MEASURED] if row[place] is not None)
        longest = max((len(text.partition("\n")[0]) for text in texts), default=0)
        width = min(max(longest + 2, min(len(column.heading) + 4, HEADING), NARROWEST), WIDEST)
        at, style = place + 1, STYLE[column.form]
        yield f'<col min="{at}" max="{at}" width="{width}" style="{style}" customWidth="1"/>'


def _rows(layout: Layout, head: int) -> Iterator[str]:
    for number, text in enumerate(layout.above, 1):
        yield _row(number, [_text("A", number, text, STYLE["title" if number == 1 else "above"])])
    if layout.over:
        over = {one.first: one.text for one in layout.over}
        yield _row(
            head - 1,
            (_text(letters(at), head - 1, text, STYLE["heading"]) for at, text in over.items()),
        )
    yield _headings(head, {at: column.heading for at, column in enumerate(layout.columns)})
    columns = [(letters(at), column) for at, column in enumerate(layout.columns)]
    prose = [at for at, column in enumerate(layout.columns) if column.form == "prose"]
    for number, values in enumerate(layout.rows, head + 1):
        lines = max((_lines_of(values[at]) for at in prose), default=1)
        yield _row(number, _cells(number, columns, values), min(lines, MOST_LINES))


def _headings(number: int, told: Mapping[int, str]) -> str:
    style = STYLE["heading"]
    lines = max(1 + len(text) // HEADING for text in told.values())
    return _row(
        number, (_text(letters(at), number, text, style) for at, text in told.items()), lines
    )


def _row(number: int, cells: Iterable[str], lines: int = 1) -> str:
    height = f' ht="{lines * LINE}" customHeight="1"' if lines > 1 else ""
    return f'<row r="{number}"{height}>{"".join(cells)}</row>'


def _lines_of(text: str | None) -> int:
    """Tell how many lines a text takes in the widest column."""
    return sum(1 + len(line) // WIDEST for line in text.split("\n")) if text else 1


def _cells(
    number: int, columns: Sequence[tuple[str, Column]], values: Sequence[Any]
) -> Iterator[str]:
    for (letter, column), value in zip(columns, values, strict=True):
        if value is not None:
            yield _cell(letter, number, value, column)


def _cell(letter: str, number: int, value: Any, column: Column) -> str:
    match value:
        case str():
            return _text(letter, number, value, STYLE[column.form])
        case bool():
            return f'<c r="{letter}{number}" t="b" s="{STYLE["whole"]}"><v>{value:d}</v></c>'
        case datetime():
            return _number(letter, number, (value - DAY_0) / timedelta(days=1), STYLE["instant"])
        case date():
            return _number(letter, number, (value - DAY_0.date()).days, STYLE["day"])
        case _:
            style = number_style(value) if column.form == "number" else STYLE["whole"]
            return _number(letter, number, value, style)


def _number(letter: str, number: int, value: float, style: int) -> str:
    return f'<c r="{letter}{number}" s="{style}"><v>{value!r}</v></c>'


def _text(letter: str, number: int, text: str, style: int) -> str:
    """Write a text as a text; what looks like one of Excel's codes for a sign is kept from it."""
    plain = escape(_LIKE_A_CODE.sub("_x005F_", text) if "_x" in text else text)
    told = f'<is><t xml:space="preserve">{plain}</t></is>'
    return f'<c r="{letter}{number}" s="{style}" t="inlineStr">{told}</c>'


def _joined(layout: Layout, row: int) -> str:
    wide = [over for over in layout.over if over.last > over.first]
    areas = (f"{letters(over.first)}{row}:{letters(over.last)}{row}" for over in wide)
    cells = "".join(f'<mergeCell ref="{one}"/>' for one in areas)
    return f'<mergeCells count="{len(wide)}">{cells}</mergeCells>' if wide else ""
