"""A workbook becomes leaves: one sheet that is asked for, or all of them."""

import zipfile
from collections.abc import Iterator, Sequence

from tracker.exchange.faults import EmptyFile
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.unreadable import (
    CellTooLong,
    FormulaWithoutValue,
    NoSuchSheet,
    TooManyCells,
    TooManyColumns,
)
from tracker.exchange.leaves.xlsx.books import Book, Named, book_of
from tracker.exchange.leaves.xlsx.parts import parts_of, reading
from tracker.exchange.leaves.xlsx.sheet import Sheet

OF_ONE_SHEET = (CellTooLong, FormulaWithoutValue, TooManyCells, TooManyColumns)


def leaves_of_workbook(file: str, data: bytes, sheet: str | None = None) -> tuple[Leaf, ...]:
    """Read the sheets of a workbook that hold anything, or the one that is named.

    A sheet that cannot be used is a leaf without cells that says why; if none that people see can,
    its fault is the workbook's.
    """
    with parts_of(data) as parts:
        book = book_of(parts)
        leaves = list(_leaves(file, parts, book, _asked(book.sheets, sheet)))
    filled = [leaf for leaf in leaves if leaf.fault or not all(line.blank for line in leaf.lines)]
    if not filled:
        raise EmptyFile
    seen = [leaf for leaf in filled if not leaf.hidden] or filled
    if seen[0].fault and all(leaf.fault for leaf in seen):
        raise seen[0].fault
    return tuple(filled)


def _asked(sheets: Sequence[Named], name: str | None) -> Sequence[Named]:
    found = [one for one in sheets if name in (None, one.name)]
    if not found:
        raise NoSuchSheet(sheet=name, sheets=", ".join(one.name for one in sheets))
    return found


def _leaves(
    file: str, parts: zipfile.ZipFile, book: Book, sheets: Sequence[Named]
) -> Iterator[Leaf]:
    size = 0
    for named in sheets:
        sheet = Sheet(named.name, book, size)
        yield _leaf(file, parts, sheet, named)
        size = sheet.size


def _leaf(file: str, parts: zipfile.ZipFile, sheet: Sheet, named: Named) -> Leaf:
    try:
        with reading(parts, named.part) as part:
            sheet.read(part)
    except OF_ONE_SHEET as fault:
        return Leaf(file=file, lines=(), sheet=named.name, hidden=named.hidden, fault=fault)
    return Leaf(
        file=file,
        lines=tuple(sheet.lines),
        sheet=named.name,
        typed=sheet.typed,
        joined=tuple(sheet.joined),
        hidden=named.hidden,
    )
