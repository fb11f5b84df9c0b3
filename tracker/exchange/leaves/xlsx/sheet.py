"""One sheet's cells, read as they stream by: their texts, what they are, and which are joined."""

import re
from collections.abc import Callable, Iterator
from typing import IO

from openpyxl.utils import column_index_from_string, get_column_letter

from tracker.exchange.leaves.bounds import MOST_CELLS_IN_WORKBOOK, MOST_COLUMNS, MOST_SIGNS
from tracker.exchange.leaves.leaf import Joined, Typed
from tracker.exchange.leaves.lines import Line
from tracker.exchange.leaves.unreadable import (
    CellTooLong,
    DamagedWorkbook,
    FormulaWithoutValue,
    TooManyCells,
    TooManyColumns,
)
from tracker.exchange.leaves.xlsx.books import Book
from tracker.exchange.leaves.xlsx.parts import Attributes, parse, parser
from tracker.exchange.leaves.xlsx.strings import plain
from tracker.exchange.leaves.xlsx.styles import Shown, number

SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
LAST_ROW = 1_048_576  # of any workbook
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


class Sheet:
    """Gathers the cells of one sheet while its part is parsed."""

    def __init__(self, name: str, book: Book, read_before: int = 0) -> None:
        self.name, self.book = name, book
        self.size = read_before  # rows and cells, of all sheets so far
        self.lines: list[Line] = []
        self.typed: dict[tuple[int, int], Typed] = {}
        self.joined: list[Joined] = []
        self._row, self._column = 0, -1
        self._cells: list[str] = []
        self._cell: Attributes = {}
        self._formula = self._spoken = False
        self._pieces: list[str] = []
        self._made = parser()

    def read(self, part: IO[bytes]) -> Iterator[None]:
        """Read the sheet's part to its end, step by step."""
        starts = _in_spaces(
            row=self._row_begins,
            c=self._cell_begins,
            f=self._formula_begins,
            v=self._text_begins,
            t=self._text_begins,
            rPh=self._spoken_begins,
            mergeCell=self._joins,
        )
        ends = _in_spaces(
            row=self._row_ends,
            c=self._cell_ends,
            v=self._text_ends,
            t=self._text_ends,
            rPh=self._spoken_ends,
        )
        self._made.StartElementHandler = lambda name, given: starts.get(name, _passes)(given)
        self._made.EndElementHandler = lambda name: ends.get(name, _passes)(name)
        yield from parse(part, self._made)

    def _grow(self, by: int) -> None:
        self.size += by
        if self.size > MOST_CELLS_IN_WORKBOOK:
            raise TooManyCells(limit=MOST_CELLS_IN_WORKBOOK)

    # ------------------------------------------------------------------ rows

    def _row_begins(self, given: Attributes) -> None:
        row = _whole(given.get("r", str(self._row + 1)))
        if not self._row < row <= LAST_ROW:
            raise DamagedWorkbook
        self._grow(row - self._row)
        self.lines += [Line(blank, []) for blank in range(self._row + 1, row)]
        self._row, self._column, self._cells = row, -1, []

    def _row_ends(self, _: str) -> None:
        self.lines.append(Line(self._row, self._cells))

    # ------------------------------------------------------------------ cells

    def _cell_begins(self, given: Attributes) -> None:
        column = _place(given["r"])[1] if "r" in given else self._column + 1
        if not self._column < column:
            raise DamagedWorkbook
        self._grow(1)
        self._column, self._cell, self._pieces, self._formula = column, given, [], False

    def _cell_ends(self, _: str) -> None:
        written = "".join(self._pieces)
        if written:
            text, value = self._shown(written)
            self._put(text, value)
        elif self._formula and self._cell.get("t") != "str":
            cell = f"{get_column_letter(self._column + 1)}{self._row}"
            raise FormulaWithoutValue(cell=cell, sheet=self.name, row=self._row)

    def _put(self, text: str, value: Typed | None) -> None:
        if self._column >= MOST_COLUMNS:
            raise TooManyColumns(found=self._column + 1, limit=MOST_COLUMNS, row=self._row)
        if len(text) > MOST_SIGNS:
            raise CellTooLong(found=len(text), limit=MOST_SIGNS, row=self._row)
        self._cells += [""] * (self._column - len(self._cells))
        self._cells.append(text)
        if value is not None:
            self.typed[self._row, self._column] = value

    def _shown(self, written: str) -> Shown:
        """Give a cell's text and value by the type that the workbook says it has."""
        match self._cell.get("t", "n"):
            case "s":
                return self._shared(written), None
            case "n":
                return self._number(written)
            case "b":
                return ("true", True) if written.strip() == "1" else ("false", False)
            case _:  # texts, errors and days as they are written
                return plain(written), None

    def _shared(self, written: str) -> str:
        at = _whole(written)
        if at >= len(self.book.strings):
            raise DamagedWorkbook
        return self.book.strings[at]

    def _number(self, written: str) -> Shown:
        style = _whole(self._cell.get("s", "0"))
        shown = self.book.shown[style] if style < len(self.book.shown) else number
        return shown(written)

    # ------------------------------------------------------------------ inside a cell

    def _formula_begins(self, _: Attributes) -> None:
        self._formula = True

    def _text_begins(self, _: Attributes) -> None:
        if not self._spoken:
            self._made.CharacterDataHandler = self._pieces.append

    def _text_ends(self, _: str) -> None:
        self._made.CharacterDataHandler = None

    def _spoken_begins(self, _: Attributes) -> None:
        self._spoken = True

    def _spoken_ends(self, _: str) -> None:
        self._spoken = False

    # ------------------------------------------------------------------ joined cells

    def _joins(self, given: Attributes) -> None:
        first, _, last = given.get("ref", "").partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        self.joined.append(Joined(top, bottom, left, right))


def _in_spaces(**handlers: Callable[..., None]) -> dict[str, Callable[..., None]]:
    return {f"{space} {name}": one for name, one in handlers.items() for space in SPACES}


def _passes(_: object) -> None:
    pass


def _place(reference: str) -> tuple[int, int]:
    """Give the line of a cell, and its place from 0."""
    found = _PLACE.fullmatch(reference)
    if found is None:
        raise DamagedWorkbook
    return int(found[2]), column_index_from_string(found[1]) - 1


def _whole(written: str) -> int:
    if not (written.isascii() and written.strip().isdigit()):
        raise DamagedWorkbook
    return int(written)
