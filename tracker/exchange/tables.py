"""An office file becomes a table: the heading row that its profile fits, and the rows below it."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenarios.errors import N_
from tracker.exchange.decoding import Decoded, decoded
from tracker.exchange.faults import EmptyFile, Fault, NoEncoding
from tracker.exchange.lines import DELIMITERS, Line, stated_delimiter
from tracker.exchange.profiles import Profile

_SPACE = re.compile(r"\s+")


class ColumnsMissing(Fault):
    """A file that its profile does not fit."""

    message = N_(
        "The profile {profile} no longer fits: no row has the headings {columns}."
        " Mend the profile or choose another."
    )


@dataclass(frozen=True, slots=True)
class Table:
    """An office file's heading row and the rows below it."""

    encoding: str
    delimiter: str
    header: Line
    lines: Sequence[Line]


def table_of(data: bytes, profile: Profile) -> Table:
    """Find the encoding, the delimiter and the heading row that fit the profile."""
    text, encoding = _text(data, profile)
    tried = [profile.delimiter or stated_delimiter(text)]
    for delimiter in tried if tried[0] else DELIMITERS:
        lines = list(_lines(text, delimiter or ","))
        header = _header(lines, profile)
        if header is not None:
            below = [line for line in lines if line.number > header.number]
            return Table(encoding, delimiter or ",", header, below)
    raise ColumnsMissing(profile=profile.name, columns=", ".join(sorted(profile.columns())))


def _text(data: bytes, profile: Profile) -> Decoded:
    if not data.strip():
        raise EmptyFile
    replacing = profile.undecodable == "replace"
    if profile.encoding:
        return _in_encoding(data, profile.encoding, replacing=replacing)
    try:
        return decoded(data)
    except NoEncoding:
        if not replacing:
            raise
        return Decoded(data.decode("cp1252", "replace"), "cp1252")


def _in_encoding(data: bytes, encoding: str, *, replacing: bool) -> Decoded:
    try:
        return Decoded(data.decode(encoding, "replace" if replacing else "strict"), encoding)
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise NoEncoding(byte=f"{data[wrong.start]:02X}", row=line) from None


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    for cells in rows:
        yield Line(begins, cells)
        begins = rows.line_num + 1


def _header(lines: Sequence[Line], profile: Profile) -> Line | None:
    needed = {folded_cell(name) for name in profile.columns()}
    rows = (line for line in lines if profile.header_row in (None, line.number))
    return next(
        (line for line in rows if needed <= {folded_cell(cell) for cell in line.cells}), None
    )


def folded_cell(text: str) -> str:
    """Give a cell's text without what people write differently: case and spaces."""
    return _SPACE.sub(" ", text).strip().casefold()
