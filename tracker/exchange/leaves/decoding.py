"""Bytes become text: by their mark, as UTF-8, or as Windows-1252, and never by guessing.

Latin-1 has the letters of Windows-1252 and is read as it; the five bytes that Windows-1252 lacks
are no signs in Latin-1 either, and are refused with their line.
"""

import codecs
import re
from typing import NamedTuple

from tracker.exchange.faults import EmptyFile, IsAWorkbook, NoEncoding, NotText
from tracker.exchange.leaves.unreadable import IsAPicture, MixedEncodings, NulByte

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM\x36", b"II*\x00", b"MM\x00*")
OTHERS = (b"%PDF", b"SQLite format 3\x00", b"\x1f\x8b", b"{\\rtf", b"7z\xbc\xaf")
A_LONG_LINE = 65_536
MOST_UNSEEN = 50  # one sign in so many may be one that nobody sees
_UNSEEN_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_UNSEEN = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LETTER_IN_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_LINE_END = re.compile(rb"\r\n?|\n")


class Decoded(NamedTuple):
    """A file's text and the encoding that explained its bytes."""

    text: str
    encoding: str


def decoded(data: bytes, encoding: str | None = None, *, replacing: bool = False) -> Decoded:
    """Give the text of a file, or refuse bytes that no encoding explains, with their line.

    `replacing` puts � for such bytes instead.
    """
    _refuse_other_formats(data)
    found = _in(data, encoding, replacing=replacing) if encoding else _found(data, replacing)
    if found.text.isspace() or not found.text:
        raise EmptyFile
    if "\x00" in found.text:
        before = found.text.partition("\x00")[0]
        raise NulByte(row=len(_LINE_END.findall(before.encode(errors="replace"))) + 1)
    if _UNSEEN.search(found.text[:A_LONG_LINE].partition("\n")[0]):
        raise NotText
    return found


def _refuse_other_formats(data: bytes) -> None:
    if data.isspace() or not data:
        raise EmptyFile
    if data.startswith(WORKBOOKS):
        raise IsAWorkbook
    if data.startswith(PICTURES) or data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise IsAPicture
    if data.startswith(OTHERS):
        raise NotText


def _found(data: bytes, replacing: bool) -> Decoded:  # noqa: FBT001 - one of two ways
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _in(data, encoding, replacing=replacing)
    return _utf16_without_mark(data) or _without_mark(data, replacing=replacing)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Give the text of bytes of which every second is mostly nothing, if it is text all through."""
    if b"\x00" not in data or len(data) % 2:
        return None
    zeros = data[1::2].count(0), data[::2].count(0)
    if min(zeros) or max(zeros) * 5 < len(data):
        return None
    encoding = "utf-16-le" if zeros[0] else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _NO_TEXT.search(text) else Decoded(text, encoding)


def _without_mark(data: bytes, *, replacing: bool) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as wrong:
        _refuse_junk(data[:A_LONG_LINE])
        mostly_utf8 = _is_mostly_utf8(data)
        if replacing:
            return _in(data, "utf-8" if mostly_utf8 else "cp1252", replacing=True)
        if mostly_utf8:
            raise _refused(data, wrong.start, NoEncoding) from None
    found = _in(data, "cp1252", replacing=False)
    letter = _LETTER_IN_UTF8.search(data)
    if letter:
        raise _refused(data, letter.start(), MixedEncodings)
    return found


def _refuse_junk(beginning: bytes) -> None:
    if len(_UNSEEN_BYTE.findall(beginning)) * MOST_UNSEEN > len(beginning):
        raise NotText


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell a UTF-8 file with a broken byte from one in an older encoding."""
    signs: list[str] = _BEYOND_ASCII.findall(data.decode("utf-8", errors="surrogateescape"))
    broken = sum("\udc80" <= sign <= "\udcff" for sign in signs)
    return len(signs) >= max(2 * broken, broken + 1)


def _in(data: bytes, encoding: str, *, replacing: bool) -> Decoded:
    try:
        return Decoded(data.decode(encoding, "replace" if replacing else "strict"), encoding)
    except UnicodeDecodeError as wrong:
        raise _refused(data, wrong.start, NoEncoding) from None


def _refused(data: bytes, place: int, fault: type[NoEncoding]) -> NoEncoding:
    row = sum(1 for _ in _LINE_END.finditer(data, 0, place)) + 1
    return fault(byte=f"{data[place]:02X}", row=row)
