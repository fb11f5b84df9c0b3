"""A file becomes leaves, whatever sort of table it is: text, or a workbook of sheets."""

from pathlib import PurePath

from tracker.exchange.faults import UnknownEnding
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.bounds import MEGABYTE, MOST_BYTES
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.texts import leaf_of_text
from tracker.exchange.leaves.unreadable import (
    BinaryWorkbook,
    MacroWorkbook,
    OldWorkbook,
    OpenDocument,
    TooLarge,
)
from tracker.exchange.leaves.xlsx import leaves_of_workbook
from tracker.exchange.sheets import File
from tracker.store.reading import uncollected

TEXTS = frozenset({"", ".csv", ".tsv", ".txt"})
WORKBOOKS = frozenset({".xlsx"})
REFUSED = {
    ".xls": OldWorkbook,
    ".xlsb": BinaryWorkbook,
    ".xlsm": MacroWorkbook,
    ".xltm": MacroWorkbook,
    ".ods": OpenDocument,
}


def leaves_of(
    file: File,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    *,
    replacing: bool = False,
    follow: Follow = unfollowed,
) -> tuple[Leaf, ...]:
    """Read a file's tables of cells, or refuse it in a sentence.

    A sheet, an encoding and a delimiter are found where they are not given; `replacing` puts � for
    bytes that no encoding explains. Whoever follows may stop it between any two steps.
    """
    if file.fault is not None:
        raise file.fault
    if len(file.data) > MOST_BYTES:
        raise TooLarge(limit=MOST_BYTES // MEGABYTE)
    ending = ending_of(file.path)
    refuse_by_ending(ending)
    with uncollected():
        if ending in WORKBOOKS:
            return leaves_of_workbook(file.path, file.data, sheet, follow)
        said = file.path, file.data, encoding, delimiter
        return (leaf_of_text(*said, replacing=replacing, follow=follow),)


def ending_of(path: str) -> str:
    """Give the ending of a file's name in small letters."""
    return PurePath(path).suffix.lower()


def refuse_by_ending(ending: str) -> None:
    """Refuse a file that is not read here, in the sentence of its sort."""
    if ending in REFUSED:
        raise REFUSED[ending]
    if ending not in TEXTS | WORKBOOKS:
        raise UnknownEnding(ending=ending)
