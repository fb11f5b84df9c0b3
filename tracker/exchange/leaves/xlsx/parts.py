"""What a workbook is packed of, refused where it is something else, or would become too much."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.parsers import expat

from tracker.exchange.faults import NotAnArchive
from tracker.exchange.leaves.bounds import MEGABYTE, MOST_UNPACKED_IN_WORKBOOK
from tracker.exchange.leaves.unreadable import (
    BinaryWorkbook,
    DamagedWorkbook,
    DeclaresEntities,
    LockedWorkbook,
    MacroWorkbook,
    NotAWorkbook,
    OldWorkbook,
    OpenDocument,
)
from tracker.exchange.leaves.zips import opened

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Office packed files in until 2007
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STEP = 64 * 1024
MOST_IN_A_TAG = MEGABYTE

Attributes = Mapping[str, str]


@contextmanager
def parts_of(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a workbook's parts, or refuse what is no workbook, by what it is."""
    if data.startswith(COMPOUND):
        raise LockedWorkbook if ENCRYPTED in data else OldWorkbook
    if not data.startswith(b"PK"):
        raise NotAWorkbook
    try:
        with opened(data, MOST_UNPACKED_IN_WORKBOOK) as parts:
            _refuse_other_formats({name.casefold() for name in parts.namelist()})
            yield parts
    except NotAnArchive:
        raise DamagedWorkbook from None


def _refuse_other_formats(names: set[str]) -> None:
    if "xl/vbaproject.bin" in names:
        raise MacroWorkbook
    if "xl/workbook.bin" in names:
        raise BinaryWorkbook
    if "mimetype" in names and "content.xml" in names:
        raise OpenDocument
    if not any(name.startswith("xl/") for name in names):
        raise NotAWorkbook


def parser() -> expat.XMLParserType:
    """Make a parser that knows names by their space, and refuses what declares more of them."""
    made = expat.ParserCreate(namespace_separator=" ")
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _declared
    return made


def _declared(*_: object) -> None:
    raise DeclaresEntities


def parse(part: IO[bytes], made: expat.XMLParserType) -> Iterator[None]:
    """Let a parser read a part step by step."""
    read = 0
    try:
        while chunk := part.read(STEP):
            made.Parse(chunk, False)  # noqa: FBT003 - as expat has it
            read += len(chunk)
            if read - made.CurrentByteIndex > MOST_IN_A_TAG:
                raise DamagedWorkbook
            yield
        made.Parse(b"", True)  # noqa: FBT003 - as expat has it
    except (expat.ExpatError, ValueError, LookupError):  # the last for an encoding of no name
        raise DamagedWorkbook from None
    yield


def steps_of(parts: zipfile.ZipFile, name: str) -> int:
    """Give in how many steps a part is parsed, by the size that its archive says it has."""
    return sum(one.file_size for one in parts.infolist() if one.filename == name) // STEP


def elements(part: IO[bytes]) -> Iterator[tuple[str, Attributes]]:
    """Give the elements of a part as they begin, by their names without their space."""
    made, found = parser(), list[tuple[str, Attributes]]()
    made.StartElementHandler = lambda name, given: found.append((local(name), given))
    for _ in parse(part, made):
        yield from found
        found.clear()


def local(name: str) -> str:
    """Give an element's name without its space."""
    return name.rpartition(" ")[2]


def reading(parts: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a part by its name, whatever its case."""
    found = next((one for one in parts.namelist() if one.casefold() == name.casefold()), None)
    if found is None:
        raise DamagedWorkbook
    return parts.open(found)
