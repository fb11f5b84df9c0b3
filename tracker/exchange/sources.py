"""Where files come from: paths on disk, folders of them, archives."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from tracker.exchange.faults import Fault, NoSuchFile, UnknownEnding
from tracker.exchange.problems import problem_of
from tracker.exchange.sheets import File, Sheet
from tracker.exchange.zips import unzipped

READ_AS_TEXT = frozenset({"", ".csv", ".txt", ".tsv"})


def files_at(paths: Iterable[str | Path]) -> list[File]:
    """Read the files at some paths; a folder gives every CSV file in it, by name."""
    found: list[File] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.suffix.lower() == ".csv")
            found += [File(str(one), one.read_bytes(), alone=False) for one in inside]
        elif path.is_file():
            found.append(File(str(path), path.read_bytes()))
        else:
            found.append(File(str(path), fault=NoSuchFile(path=str(path))))
    return found


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
    ending = PurePath(file.path).suffix.lower()
    if ending == ".zip":
        members = unzipped(file.data)
        return [
            File(f"{file.path}/{name}", data, alone=False)
            for name, data in members.items()
            if name.lower().endswith(".csv")
        ]
    if ending not in READ_AS_TEXT:
        raise UnknownEnding(ending=ending)
    return [file]
