import docx
import pytest
from docx.shared import Mm
from docx.table import Table

from tracker.papers.paper import Grid
from tracker.papers.wordgrid import SHORT, add_grid

ROOM = Mm(164)


def made(grid: Grid) -> Table:
    """Write a table and read it with python-docx."""
    document = docx.Document()
    add_grid(document, grid, ROOM)
    [table] = document.tables
    return table


def test_each_cell_holds_its_text_as_it_was_with_its_lines_and_signs() -> None:
    rows = (("S1", "två\nrader"), ("<S2> & mer", "en\tflik"), ("", "\u2011 bindestreck"))
    table = made(Grid(("Mål", "Vad"), rows))
    assert [tuple(cell.text for cell in row.cells) for row in table.rows[1:]] == [*rows]
    assert [run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs] == [
        True
    ] * 2
    assert table.rows[1].cells[0].paragraphs[0].runs[0].bold is None


def test_a_row_with_fewer_texts_than_columns_ends_in_empty_cells() -> None:
    table = made(Grid(("a", "b", "c"), (("1",), ("1", "2", "3"))))
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [
        ["1", "", ""],
        ["1", "2", "3"],
    ]


@pytest.mark.parametrize(("count", "stays"), [(0, 0), (SHORT - 1, SHORT - 1), (SHORT, 0)])
def test_a_short_table_stays_together_and_a_row_is_never_divided(count: int, stays: int) -> None:
    table = made(Grid(("a", "b"), (("x", "y"),) * count))
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True] * stays + [None] * (count + 1 - stays)
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)  # noqa: SLF001
    assert ["w:tblHeader" in row._tr.xml for row in table.rows] == [True] + [False] * count  # noqa: SLF001


def test_columns_share_the_width_by_what_stands_in_them() -> None:
    table = made(Grid(("Kod", "Text"), (("S1", "en lång text som tar mycket plats " * 3),)))
    first, second = (column.width for column in table.columns)
    assert first is not None
    assert second is not None
    assert 3 * first < second <= ROOM
    assert [cell.width for cell in table.rows[1].cells] == [first, second]
