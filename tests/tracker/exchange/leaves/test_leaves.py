"""A file becomes leaves: text or sheets, each with its cells as they stand."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from tracker.exchange.faults import EmptyFile, Fault, IsAWorkbook, UnknownEnding
from tracker.exchange.leaves.leaf import Joined, Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.leaves.unreadable import FormulaWithoutValue, NoSuchSheet
from tracker.exchange.sheets import File


def leaf(data: bytes, name: str = "rows.csv") -> Leaf:
    [found] = leaves_of(File(name, data))
    return found


def cells(found: Leaf) -> list[list[str]]:
    return [line.cells for line in found.lines]


def packed(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_text_is_one_leaf_that_names_its_encoding_and_its_delimiter() -> None:
    found = leaf("Mål;Läge\r\nFler bostäder;1,5\r\n".encode("cp1252"))
    assert (found.encoding, found.delimiter, found.sheet) == ("cp1252", ";", None)
    assert cells(found) == [["Mål", "Läge"], ["Fler bostäder", "1,5"]]


def test_a_line_that_states_the_delimiter_is_no_row_but_is_counted() -> None:
    found = leaf(b"sep=|\r\na|b\r\n1|2\r\n")
    assert [line.number for line in found.lines] == [2, 3]
    assert cells(found)[0] == ["a", "b"]


def test_every_sheet_that_holds_anything_is_a_leaf_and_the_hidden_ones_are_named() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Mål"
    book.active["A1"] = "Nr"
    book.create_sheet("tomt")
    hidden = book.create_sheet("listor")
    hidden["A1"], hidden.sheet_state = "Ja", "hidden"
    found = leaves_of(File("b.xlsx", packed(book)))
    assert [(one.sheet, one.hidden) for one in found] == [("Mål", False), ("listor", True)]


def test_one_sheet_can_be_asked_for_by_its_name() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.create_sheet("andra")["B2"] = "y"
    [found] = leaves_of(File("b.xlsx", packed(book)), "andra")
    assert cells(found) == [[], ["", "y"]]
    with pytest.raises(NoSuchSheet, match="Sheet, andra"):
        leaves_of(File("b.xlsx", packed(book)), "tredje")


def test_a_workbook_says_what_its_cells_are_and_their_text_is_the_same() -> None:
    book = openpyxl.Workbook()
    told = [12, 1.5, True, date(2026, 3, 31), datetime(2026, 3, 31, 13, 30), "012", 0.125]  # noqa: DTZ001
    book.active.append(told)
    book.active["G1"].number_format = "0.0 %"
    found = leaf(packed(book), "b.xlsx")
    assert cells(found) == [
        ["12", "1.5", "true", "2026-03-31", "2026-03-31 13:30:00", "012", "12.5%"]
    ]
    assert list(found.typed.values()) == [12, 1.5, True, told[3], told[4], 12.5]
    assert (1, 5) not in found.typed


def test_joined_cells_are_told_where_they_stand() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "2024"
    book.active.merge_cells("A1:D1")
    book.active.merge_cells("A3:A5")
    assert leaf(packed(book), "b.xlsx").joined == (Joined(1, 1, 0, 3), Joined(3, 5, 0, 0))


def test_a_formula_that_nothing_has_computed_is_refused_with_its_cell() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["C7"] = 1, "=A1+1"
    with pytest.raises(FormulaWithoutValue, match="cell C7 of the sheet “Sheet”"):
        leaf(packed(book), "b.xlsx")


def test_a_sheet_that_cannot_be_used_says_why_beside_those_that_can() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.create_sheet("formler")["A1"] = "=1+1"
    good, bad = leaves_of(File("b.xlsx", packed(book)))
    assert (good.fault, bad.lines) == (None, ())
    assert isinstance(bad.fault, FormulaWithoutValue)


def test_a_workbook_without_a_cell_is_empty() -> None:
    with pytest.raises(EmptyFile):
        leaf(packed(openpyxl.Workbook()), "b.xlsx")


@pytest.mark.parametrize(
    ("name", "fault"), [("a.csv", IsAWorkbook), ("a.docx", UnknownEnding), ("a", IsAWorkbook)]
)
def test_a_file_is_what_its_name_says_or_is_refused(name: str, fault: type[Fault]) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    with pytest.raises(fault):
        leaf(packed(book), name)
