"""Archives opened and made with care: bounded, plainly named, and the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping

from tracker.exchange.faults import NotAnArchive, StrangeName, TooMuch

FIRST_TIME = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3
MOST_BYTES = 1_000_000_000
MOST_FILES = 10_000


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


def unzipped(data: bytes) -> dict[str, bytes]:
    """Take the files out of an archive; names that lead out of it and too much are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            for info in infos:
                _refuse_strange(info.filename)
            size = sum(info.file_size for info in infos)
            if size > MOST_BYTES or len(infos) > MOST_FILES:
                raise TooMuch(limit=MOST_BYTES // 1_000_000)
            return {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as wrong:
        raise NotAnArchive from wrong


def _refuse_strange(name: str) -> None:
    parts = name.split("/")
    if "\\" in name or ":" in parts[0] or not all(part.strip(". ") for part in parts):
        raise StrangeName(name=name)
