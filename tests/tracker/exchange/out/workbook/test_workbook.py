"""A workbook of ours as another program reads it: openpyxl is the oracle."""

import io
import sys
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import AllRefused, Refused
from tracker.exchange.out.layout import Column, Layout, Over
from tracker.exchange.out.workbook import limits, workbook
from tracker.exchange.out.workbook.sheet import letters
from tracker.words import Words

WORDS = Words("en")
ONE = (Column("code"), Column("told", "number"))


def layout(*values: Any, **more: Any) -> Layout:
    rows = [[f"S{at}", value] for at, value in enumerate(values, 1)]
    given_ = {"name": "Goals", "columns": ONE, "rows": rows, "names": [row[0] for row in rows]}
    return Layout(**given_ | more)


def opened(*layouts: Layout) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(layouts)))


def column_of(*values: Any) -> list[Any]:
    return [row[1] for row in opened(layout(*values))["Goals"].iter_rows(2, values_only=True)]


def refused(*values: Any) -> list[Refused]:
    with pytest.raises(AllRefused) as found:
        workbook([layout(*values)])
    return [one for _, one in found.value.refusals]


def test_numbers_days_and_truths_are_what_they_are() -> None:
    told = [12, -0.5, date(2026, 11, 26), datetime(2026, 11, 26, 12, 30), True, False]  # noqa: DTZ001
    read = column_of(*told)
    assert read[:2] == [12, -0.5]
    assert read[2:4] == [datetime(2026, 11, 26), told[3]]  # noqa: DTZ001
    assert (read[4], read[5]) == (True, False)


@given(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False))
def test_every_digit_of_a_number_is_kept(number: float) -> None:
    assert column_of(number) == [number]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "-5", "@x", "'", "#N/A", "007", "2026-08-01", "<b>&amp;", "a\nb", "\u2028", "😀"],
)
def test_a_text_stays_a_text_without_a_guard(text: str) -> None:
    [cell] = opened(layout(text))["Goals"]["B"][1:]
    assert (cell.value, cell.data_type) == (text, "s")


def test_what_looks_like_a_code_for_a_sign_is_kept_from_being_one() -> None:
    assert column_of("_x0041_") == ["_x005F_x0041_"]  # openpyxl leaves Excel's codes as they are


def test_a_number_shows_the_decimals_it_has() -> None:
    shown = [cell.number_format for cell in opened(layout(10_060, 12.25, 1e22))["Goals"]["B"][1:]]
    assert shown == ["#,##0", "#,##0.00", "General"]


def test_headings_stay_in_sight_and_can_be_filtered_by() -> None:
    sheet = opened(layout(1, 2))["Goals"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:B3")
    assert sheet["A1"].font.b
    assert sheet.print_title_rows == "$1:$1"


def test_lines_above_and_headings_over_headings_have_rows_of_their_own() -> None:
    over = (Over("2026", 0, 1),)
    sheet = opened(layout(1, above=("Title", "and more"), over=over))["Goals"]
    rows = [*sheet.iter_rows(values_only=True)]
    assert [row[0] for row in rows] == ["Title", "and more", None, "2026", "code", "S1"]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A4:B4"]
    assert sheet.auto_filter.ref == "A5:B6"


def test_a_long_text_gets_the_lines_it_needs_and_a_column_its_width() -> None:
    columns = (Column("code"), Column("told", "prose"))
    sheet = opened(layout("x" * 130, "y" * 9_000, columns=columns))["Goals"]
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [45, 150]
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (9, 60)


def test_the_same_tables_give_the_same_bytes() -> None:
    assert workbook([layout("a", 1)]) == workbook([layout("a", 1)])


def test_columns_are_named_as_in_any_workbook() -> None:
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# ---------------------------------------------------------------------- what Excel cannot hold


def test_a_text_longer_than_a_cell_is_refused_by_name_and_never_cut() -> None:
    assert column_of("x" * limits.MOST_SIGNS) == ["x" * 32_767]
    [found] = refused("short", "x" * 32_768)
    assert WORDS.refusal(found).startswith("“told” of S2 on the sheet Goals has 32,768 characters")


def test_a_sign_outside_the_plane_counts_twice_as_excel_counts_it() -> None:
    [found] = refused("😀" * 16_384)
    assert found.values["length"] == 32_768


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800", "\r"])
def test_a_sign_that_no_workbook_can_hold_is_refused_by_its_number(sign: str) -> None:
    [found] = refused(f"a{sign}b")
    assert found.values["code"] == f"U+{ord(sign):04X}"


def test_days_before_excel_counts_them_are_refused() -> None:
    assert column_of(date(1900, 3, 1)) == [datetime(1900, 3, 1)]  # noqa: DTZ001
    [found] = refused(date(1900, 2, 28))
    assert isinstance(found, limits.DayBeforeExcel)


@pytest.mark.parametrize("number", [2**53 + 1, -(2**53) - 1, sys.float_info.min / 2])
def test_numbers_that_excel_would_round_are_refused(number: float) -> None:
    [found] = refused(number)
    assert isinstance(found, limits.NumberNotInExcel)


def test_everything_that_does_not_fit_is_told_at_once() -> None:
    assert [one.values["record"] for one in refused("\x01", "fine", date(1900, 1, 1))] == [
        "S1",
        "S3",
    ]


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 4)
    [found] = refused(1, 2, 3)
    assert isinstance(found, limits.TooManyRows)
