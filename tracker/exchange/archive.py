"""An archive that comes back: what its manifest promises, and the log it can be replayed from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tracker.exchange.faults import ArchiveAltered, Fault
from tracker.exchange.leaves.zips import unzipped
from tracker.exchange.log import log_from_csv
from tracker.exchange.out.writing import count_rows
from tracker.exchange.sheets import File
from tracker.store import Row

LOG, PACKAGE, PLAN, MANIFEST = "revision.csv", "datapackage.json", "plan.json", "MANIFEST"
NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive's files by name."""

    path: str
    members: Mapping[str, bytes]

    def rows(self) -> list[Row]:
        """Give the log."""
        return list(log_from_csv(self.members[LOG]))

    def persons(self) -> dict[str, str]:
        """Give the names of those who wrote, as far as the archive holds them, by their keys."""
        plan = json.loads(self.members.get(PLAN, b"{}"))
        return {one["key"]: one["name"] for one in plan.get("persons", []) if one.get("name")}

    def tables(self) -> dict[str, int]:
        """Give how many records each file of a kind holds."""
        return {
            name: count_rows(data) for name, data in self.members.items() if name.endswith(".csv")
        }

    def refuse_altered(self) -> None:
        """Refuse an archive whose files are not those of its manifest."""
        lines = self.members.get(MANIFEST, b"").decode().splitlines()
        told = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        for name, data in self.members.items():
            if name != MANIFEST and told.pop(name, "") != hashlib.sha256(data).hexdigest():
                raise ArchiveAltered(name=name)
        for name in told:
            raise ArchiveAltered(name=name)


def archive_in(files: Sequence[File]) -> Archive | None:
    """Give the archive with a log, when that is all there is to bring in."""
    if len(files) != 1 or PurePath(files[0].path).suffix.lower() != ".zip":
        return None
    try:
        members = unzipped(files[0].data)
    except Fault:
        return None
    return Archive(files[0].path, members) if LOG in members else None
