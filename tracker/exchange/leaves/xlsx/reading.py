"""A workbook becomes leaves: one sheet that is asked for, or all of them."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.exchange.faults import EmptyFile
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.unreadable import (
    CellTooLong,
    FormulaWithoutValue,
    NoSuchSheet,
    TooManyCells,
    TooManyColumns,
)
from tracker.exchange.leaves.xlsx.books import Book, Named, book_of
from tracker.exchange.leaves.xlsx.parts import parts_of, reading, steps_of
from tracker.exchange.leaves.xlsx.sheet import Sheet

OF_ONE_SHEET = (CellTooLong, FormulaWithoutValue, TooManyCells, TooManyColumns)


def leaves_of_workbook(
    file: str, data: bytes, sheet: str | None = None, follow: Follow = unfollowed
) -> tuple[Leaf, ...]:
    """Read the sheets of a workbook that hold anything, or the one that is named.

    A sheet that cannot be used is a leaf without cells that says why; if none that people see can,
    its fault is the workbook's.
    """
    leaves = list[Leaf]()
    with parts_of(data) as parts:
        book = book_of(parts, follow)
        asked = _asked(book.sheets, sheet)
        steps = _steps(file, parts, book, asked, leaves)
        for _ in follow("reading", steps, sum(steps_of(parts, one.part) for one in asked)):
            pass
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


def _steps(
    file: str, parts: zipfile.ZipFile, book: Book, sheets: Sequence[Named], leaves: list[Leaf]
) -> Iterator[None]:
    """Read sheet after sheet, step by step, and add each leaf when it is whole."""
    size = 0
    for named in sheets:
        sheet = Sheet(named.name, book, size)
        try:
            with reading(parts, named.part) as part:
                yield from sheet.read(part)
            leaves.append(_leaf(file, sheet, named))
        except OF_ONE_SHEET as fault:
            leaves.append(replace(_leaf(file, Sheet(named.name, book), named), fault=fault))
        size = sheet.size


def _leaf(file: str, sheet: Sheet, named: Named) -> Leaf:
    return Leaf(
        file=file,
        lines=tuple(sheet.lines),
        sheet=named.name,
        typed=sheet.typed,
        joined=tuple(sheet.joined),
        hidden=named.hidden,
    )
