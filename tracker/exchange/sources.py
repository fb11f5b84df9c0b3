"""Where files come from: paths on disk, folders of them, archives."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from tracker.exchange.faults import Fault, NoSuchFile
from tracker.exchange.leaves.bounds import MEGABYTE, MOST_BYTES, MOST_UNPACKED
from tracker.exchange.leaves.opening import WORKBOOKS, ending_of, refuse_by_ending
from tracker.exchange.leaves.unreadable import ArchiveInArchive, NothingToRead, TooLarge
from tracker.exchange.leaves.zips import unzipped
from tracker.exchange.problems import problem_of
from tracker.exchange.sheets import File, Sheet

IN_FOLDERS = frozenset({".csv", ".tsv", *WORKBOOKS})
ARCHIVE = ".zip"


def files_at(paths: Iterable[str | Path]) -> list[File]:
    """Read the files at some paths; a folder gives every table in it, by name."""
    found: list[File] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if ending_of(str(one)) in IN_FOLDERS)
            found += [_file(one, alone=False) for one in inside]
        elif path.is_file():
            found.append(_file(path, alone=True))
        else:
            found.append(File(str(path), fault=NoSuchFile(path=str(path))))
    return found


def _file(path: Path, *, alone: bool) -> File:
    """Read a file, unless it is larger than anything that is read."""
    most = MOST_UNPACKED if ending_of(str(path)) == ARCHIVE else MOST_BYTES
    if path.stat().st_size > most:
        return File(str(path), alone=alone, fault=TooLarge(limit=most // MEGABYTE))
    return File(str(path), path.read_bytes(), alone=alone)


def unpacked(files: Sequence[File]) -> tuple[list[File], list[Sheet]]:
    """Give the files to read, those of archives among them, and a sheet for each that cannot be."""
    found: list[File] = []
    faulty: list[Sheet] = []
    for file in files:
        try:
            found += _inside(file)
        except Fault as fault:
            faulty.append(Sheet(file=file.path, problems=(problem_of(fault, file.path),)))
    return found, faulty


def _inside(file: File) -> list[File]:
    if file.fault is not None:
        raise file.fault
    ending = ending_of(file.path)
    if ending != ARCHIVE:
        refuse_by_ending(ending)
        return [file]
    members = unzipped(file.data, _is_table)
    if not members:
        raise NothingToRead
    if max(map(len, members.values())) > MOST_BYTES:
        raise TooLarge(limit=MOST_BYTES // MEGABYTE)
    return [File(f"{file.path}/{name}", data, alone=False) for name, data in members.items()]


def _is_table(name: str) -> bool:
    """Tell whether a file of an archive is a table, and not what a Mac adds beside each."""
    path = PurePath(name)
    if path.parts[0] == "__MACOSX" or path.name.startswith("._"):
        return False
    if ending_of(name) == ARCHIVE:
        raise ArchiveInArchive(name=name)
    return ending_of(name) in IN_FOLDERS
