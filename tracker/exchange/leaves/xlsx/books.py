"""What a workbook says of itself: its sheets, its strings, and how its numbers are shown."""

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.unreadable import DamagedWorkbook
from tracker.exchange.leaves.xlsx.parts import Attributes, elements, local, reading, steps_of
from tracker.exchange.leaves.xlsx.strings import strings_of
from tracker.exchange.leaves.xlsx.styles import Shown, shown_as

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SECTIONS = {"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}


class Named(NamedTuple):
    """A sheet's name, the part that holds it, and whether people see it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook before any sheet is read."""

    sheets: Sequence[Named]
    strings: Sequence[str]
    shown: Sequence[Callable[[str], Shown]]


def book_of(parts: zipfile.ZipFile, follow: Follow = unfollowed) -> Book:
    """Read what a workbook says of itself."""
    related = [(_type(given), given) for given in _related(parts)]
    targets = {given.get("Id", ""): _part(given) for sort, given in related if sort == "worksheet"}
    others = {sort: _part(given) for sort, given in related}
    sheets, epoch = _sheets(parts, targets)
    strings, styles = others.get("sharedStrings"), others.get("styles")
    return Book(
        sheets,
        _strings(parts, strings, follow) if strings else (),
        [shown_as(one, epoch) for one in _formats(reading(parts, styles))] if styles else (),
    )


def _strings(parts: zipfile.ZipFile, name: str, follow: Follow) -> Sequence[str]:
    """Read the texts that all sheets share: the first of the steps in which a workbook is read."""
    steps = sum(steps_of(parts, one.filename) for one in parts.infolist())
    return strings_of(reading(parts, name), follow, steps)


def _related(parts: zipfile.ZipFile) -> list[Attributes]:
    with reading(parts, RELATIONS) as part:
        return [given for name, given in elements(part) if name == "Relationship"]


def _type(given: Attributes) -> str:
    return given.get("Type", "").rpartition("/")[2]


def _part(given: Attributes) -> str:
    return posixpath.normpath(posixpath.join("/xl", given.get("Target", ""))).lstrip("/")


def _sheets(parts: zipfile.ZipFile, targets: Mapping[str, str]) -> tuple[Sequence[Named], datetime]:
    """Give the sheets that hold cells, and the day from which days are counted."""
    sheets, epoch = list[Named](), WINDOWS_EPOCH
    with reading(parts, WORKBOOK) as part:
        for name, given in elements(part):
            if name == "workbookPr" and given.get("date1904", "0") in {"1", "true"}:
                epoch = MAC_EPOCH
            elif name == "sheet":
                sheets += _named(given, targets)
    if not sheets:
        raise DamagedWorkbook
    return sheets, epoch


def _named(given: Attributes, targets: Mapping[str, str]) -> Iterator[Named]:
    """Give a sheet with its part; the others are charts, or lost."""
    related = next((value for name, value in given.items() if local(name) == "id"), "")
    if related in targets:
        hidden = given.get("state", "visible") != "visible"
        yield Named(given.get("name", ""), targets[related], hidden)


def _formats(part: IO[bytes]) -> Iterator[str]:
    """Give how each style of cell shows its number."""
    section, own = "", dict[str, str]()
    with part:
        for name, given in elements(part):
            section = name if name in SECTIONS else section
            number = given.get("numFmtId", "0")
            if name == "numFmt" and section == "numFmts":
                own[number] = given.get("formatCode", "General")
            elif name == "xf" and section == "cellXfs":
                built_in = BUILTIN_FORMATS.get(int(number), "General") if number.isdigit() else ""
                yield own.get(number) or built_in
