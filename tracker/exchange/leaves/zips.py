"""Archives opened and made with care: bounded, plainly named, and the same bytes every time."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from tracker.exchange.faults import NotAnArchive, StrangeName, TooMuch
from tracker.exchange.leaves.bounds import MEGABYTE, MOST_FILES, MOST_PACKING, MOST_UNPACKED, MUCH
from tracker.exchange.leaves.unreadable import LockedArchive

FIRST_TIME = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3
LOCKED = 0x1  # a file's flag
ENTRY = b"PK\x01\x02"  # begins each entry of an archive's list


def zipped(members: Mapping[str, bytes], *, packed: bool = False) -> bytes:
    """Put files into an archive: no times, no compression, so that equal files give equal bytes.

    Compression is left out because two versions of it pack the same text differently; a workbook
    is `packed`, as all workbooks are.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, FIRST_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            info.external_attr, info.create_system = READABLE, UNIX
            archive.writestr(info, data)
    return out.getvalue()


def unzipped(data: bytes, wanted: Callable[[str], bool] = lambda _: True) -> dict[str, bytes]:
    """Take files out of an archive; names that lead out of it and too much are refused."""
    with opened(data, MOST_UNPACKED) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        for name in names:
            _refuse_strange(name)
        return {name: archive.read(name) for name in names if wanted(name)}


@contextmanager
def opened(data: bytes, most: int) -> Iterator[zipfile.ZipFile]:
    """Open an archive that unpacks to no more than is given; what it claims is all it can give."""
    if data.count(ENTRY) > MOST_FILES:  # each would take memory before it is looked at
        raise TooMuch(limit=most // MEGABYTE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_much(archive, most)
            yield archive
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as wrong:
        raise NotAnArchive from wrong
    except (ValueError, UnicodeDecodeError, zlib.error) as wrong:
        raise NotAnArchive from wrong


def _refuse_much(archive: zipfile.ZipFile, most: int) -> None:
    infos = archive.infolist()
    if any(info.flag_bits & LOCKED for info in infos):
        raise LockedArchive
    size = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if size > most or size > max(MUCH, packed * MOST_PACKING):
        raise TooMuch(limit=most // MEGABYTE)


def _refuse_strange(name: str) -> None:
    parts = name.split("/")
    if "\\" in name or ":" in parts[0] or not all(part.strip(". ") for part in parts):
        raise StrangeName(name=name)
