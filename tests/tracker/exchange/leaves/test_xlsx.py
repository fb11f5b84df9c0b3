"""Our reader of sheets sees what openpyxl sees, and what Excel means where openpyxl does not."""

import io
import math
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.exchange.leaves.workbook_parts import MAIN, PARTS, SHEET, altered, packed
from tracker.exchange.leaves.leaf import Joined, Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.sheets import File

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
NUMBERS = st.floats(-1e307, 1e307) | st.integers(-(10**14), 10**14)
DAYS = st.integers(0, 9_000_000_000).map(lambda s: datetime(1901, 1, 1) + timedelta(seconds=s))  # noqa: DTZ001
VALUES = TEXTS | NUMBERS | st.booleans() | st.none() | DAYS | DAYS.map(datetime.date)
ROWS = st.lists(st.lists(VALUES, max_size=5), min_size=1, max_size=5)


def written(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            cell = book.active.cell(at, place)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seen_by_openpyxl(data: bytes) -> dict[tuple[int, int], Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        [sheet, *_] = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets
    found = {(c.row, c.column - 1): c.value for row in sheet.iter_rows() for c in row}
    return {place: value for place, value in found.items() if value not in (None, "")}


def seen_by_us(leaf: Leaf) -> dict[tuple[int, int], Any]:
    cells = {(line.number, at): text for line in leaf.lines for at, text in enumerate(line.cells)}
    return {place: leaf.typed.get(place, text) for place, text in cells.items() if text}


def told(value: Any) -> Any:
    """Give a value as both readers can be compared by."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value.replace("_x000D_", "\r") if isinstance(value, str) else value


@given(ROWS)
def test_any_cells_are_read_as_openpyxl_reads_them(rows: list[list[Any]]) -> None:
    data = written([["x"], *rows])
    wanted = seen_by_openpyxl(data)
    [leaf] = leaves_of(File("a.xlsx", data))
    found = seen_by_us(leaf)
    assert found.keys() == wanted.keys()
    for place, value in found.items():
        if isinstance(value, float):
            assert math.isclose(value, wanted[place], rel_tol=1e-15)
        elif "_x" not in str(value) and "x005F_" not in str(value):
            assert (value, type(value) is bool) == (
                told(wanted[place]),
                type(wanted[place]) is bool,
            )


def test_a_workbook_of_excel_is_read_cell_by_cell() -> None:
    first, second = leaves_of(File("a.xlsx", packed(PARTS)))
    assert [line.cells for line in first.lines] == [
        ["Nr", "", "Mål 2024"],
        ["S1", "9.1", "2024-03-31", "12%", "true", "", "#N/A"],
        [],
        ["inne", "rad\r\nbryt & _x0041_", "2024-03-31 12:00:00", "30:00:00"],
    ]
    assert first.typed == {
        (2, 1): 9.1,
        (2, 2): date(2024, 3, 31),
        (2, 3): 12,
        (2, 4): True,
        (4, 2): datetime(2024, 3, 31, 12),  # noqa: DTZ001
    }
    assert first.joined == (Joined(1, 1, 0, 1), Joined(4, 6, 0, 0))
    assert (second.sheet, second.hidden, second.lines[0].cells) == ("Listor", True, ["1"])


def test_a_workbook_that_counts_days_from_1904_is_read_so() -> None:
    data = altered("xl/workbook.xml", "<workbookPr/>", '<workbookPr date1904="1"/>')
    leaf, _ = leaves_of(File("a.xlsx", data))
    assert leaf.typed[2, 2] == date(2024, 3, 31) + timedelta(1462)


def test_a_workbook_in_the_strict_form_is_read_too() -> None:
    spaces = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/": "officeDocument/",
    }
    strict = dict(PARTS)
    for loose, name in spaces.items():
        new = f"http://purl.oclc.org/ooxml/{name}".encode()
        strict = {part: data.replace(loose.encode(), new) for part, data in strict.items()}
    assert leaves_of(File("a.xlsx", packed(strict))) == leaves_of(File("a.xlsx", packed(PARTS)))


def test_what_a_sheet_claims_of_its_size_takes_no_memory() -> None:
    rows = f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData><row r="3"><c r="B3"><v>1</v></c></row></sheetData></worksheet>'  # noqa: E501
    leaf, _ = leaves_of(File("a.xlsx", packed(PARTS | {SHEET: rows.encode()})))
    assert [line.cells for line in leaf.lines] == [[], [], ["", "1"]]


def test_a_day_before_all_days_stays_the_number_that_it_is() -> None:
    leaf, _ = leaves_of(File("a.xlsx", altered(SHEET, "<v>45382</v>", "<v>-5</v>")))
    assert (leaf.lines[1].cells[2], leaf.typed[2, 2]) == ("-5", -5)
