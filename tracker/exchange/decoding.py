"""Bytes become text: by their mark, as UTF-8, or as Windows-1252, and never by guessing."""

import codecs
import re
from typing import NamedTuple

from tracker.exchange.faults import EmptyFile, IsAWorkbook, NoEncoding, NotText

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format 3\x00")
_UNSEEN = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


class Decoded(NamedTuple):
    """A file's text and the encoding that explained its bytes."""

    text: str
    encoding: str


def decoded(data: bytes) -> Decoded:
    """Give the text of a file, or refuse bytes that no encoding explains, with their line."""
    if not data.strip():
        raise EmptyFile
    if data.startswith(WORKBOOKS):
        raise IsAWorkbook
    if data.startswith(OTHERS):
        raise NotText
    found = _by_mark(data) or _without_mark(data)
    if not found.text.strip():
        raise EmptyFile
    if "\x00" in found.text or _UNSEEN.search(found.text.partition("\n")[0]):
        raise NotText
    return found


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    return None


def _without_mark(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as wrong:
        if b"\x00" in data:
            raise NotText from None
        if _is_mostly_utf8(data):
            raise _refused(data, wrong) from None
        return _strictly(data, "cp1252")


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell a UTF-8 file with a broken byte from one in an older encoding."""
    text = data.decode("utf-8", errors="surrogateescape")
    broken = sum("\udc80" <= sign <= "\udcff" for sign in text)
    return sum(sign > "\x7f" for sign in text) >= max(2 * broken, broken + 1)


def _strictly(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as wrong:
        raise _refused(data, wrong) from None


def _refused(data: bytes, wrong: UnicodeDecodeError) -> NoEncoding:
    line = data.count(b"\n", 0, wrong.start) + 1
    return NoEncoding(byte=f"{data[wrong.start]:02X}", row=line)
