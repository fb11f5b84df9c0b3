"""Take the plan out: a folder of files, or an archive that holds everything there is."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from itertools import takewhile
from pathlib import Path, PurePath
from typing import Any

from scenarios.errors import N_, Refused
from scenarios.history import Moment
from scenarios.kinds import KINDS
from scenarios.kinds.reviews import Review
from tracker.exchange.archive import LOG, MANIFEST, NOTES, PACKAGE, PLAN
from tracker.exchange.iamc import values_of, wide
from tracker.exchange.log import log_as_csv
from tracker.exchange.package import package
from tracker.exchange.styles import CANONICAL, IAMC, Style
from tracker.exchange.writing import count_rows, written
from tracker.exchange.zips import zipped
from tracker.store import Row
from tracker.store.chain import GENESIS
from tracker.workspace import Workspace

FORMAT = "living-plan/1"
_AWKWARD = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '%\\?*"<|'})


class UnknownForm(Refused):
    """An ending that nothing is written as."""

    message = N_(
        "Nothing is written as {ending} here. Give the name of a folder, or one ending in .zip."
    )


class NotATable(Refused):
    """A path that no single table is written to."""

    message = N_("An IAMC table is one file: give a name that ends in .csv.")


class Taken:
    """A workspace at one instant: its history and the log as far as that history knows it."""

    def __init__(self, workspace: Workspace) -> None:
        self.history, self.today = workspace.history(), workspace.today()
        self._workspace = workspace

    @cached_property
    def rows(self) -> list[Row]:
        """The log; what was written meanwhile is left out."""
        last = self.history.position
        return list(takewhile(lambda row: row.position <= last, self._workspace.rows()))

    @property
    def fingerprint(self) -> str:
        """The hash of the last change."""
        return self.rows[-1].hash.hex() if self.rows else GENESIS.hex()

    def persons(self) -> list[dict[str, str | None]]:
        """Give the keys and names of those who wrote."""
        known = self._workspace.persons()
        keys = sorted({row.person for row in self.rows})
        return [{"key": key, "name": known[key].name if key in known else None} for key in keys]

    def tables(self, moment: Moment | None, style: Style) -> dict[str, bytes]:
        """Give the file of every kind at a moment, or now."""
        at = moment or Moment(self.today)
        return {
            f"{kind}.csv": written(self.history, kind, at, style, today=self.today)
            for kind in KINDS
        }

    def notes(self, moment: Moment | None) -> dict[str, bytes]:
        """Give the notes of finalised reviews, as they were finalised."""
        reviews: list[Review] = self.history.at(moment or Moment(self.today)).all(Review)
        return {
            f"{NOTES}/{review.code.translate(_AWKWARD)}.md": review.finalised_text.encode()
            for review in reviews
            if review.state == "finalised" and review.finalised_text
        }


def folder_files(
    workspace: Workspace,
    moment: Moment | None = None,
    style: Style = CANONICAL,
    *,
    history: bool = False,
) -> dict[str, bytes]:
    """Give the files of an export to a folder: one a kind, what their columns mean, the log."""
    taken = Taken(workspace)
    log = {LOG: log_as_csv(taken.rows)} if history else {}
    return taken.tables(moment, style) | log | {PACKAGE: _json(package(style, with_log=history))}


def archive_files(
    workspace: Workspace, moment: Moment | None = None, style: Style = CANONICAL
) -> dict[str, bytes]:
    """Give the files of an archive, in their order; without a moment it is the plan as it is."""
    taken = Taken(workspace)
    files = taken.tables(moment, style)
    files[LOG] = log_as_csv(taken.rows)
    files[PACKAGE] = _json(package(style, with_log=True))
    files[PLAN] = _json(_plan(taken, moment, style))
    files |= taken.notes(moment)
    return files | {MANIFEST: _manifest(files)}


def archive_bytes(
    workspace: Workspace, moment: Moment | None = None, style: Style = CANONICAL
) -> bytes:
    """Give the archive: the same plan gives the same bytes."""
    return zipped(archive_files(workspace, moment, style))


def export(
    workspace: Workspace,
    path: Path,
    moment: Moment | None = None,
    style: Style = CANONICAL,
    *,
    history: bool = False,
) -> dict[str, Any]:
    """Write a folder, or an archive where the path ends in .zip, and say what was written."""
    ending = path.suffix.lower()
    if style is IAMC:
        return _table(workspace, path, moment)
    if ending and ending != ".zip" and not path.is_dir():
        raise UnknownForm(ending=ending)
    if ending == ".zip":
        files = archive_files(workspace, moment, style)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(zipped(files))
    else:
        files = folder_files(workspace, moment, style, history=history)
        path.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (path / name).write_bytes(data)
    told = [_told(name, data) for name, data in files.items()]
    return {"path": str(path), "files": told, "fingerprint": workspace.fingerprint()}


def _table(workspace: Workspace, path: Path, moment: Moment | None) -> dict[str, Any]:
    """Write the projections of a plan as one IAMC table, the last review its model."""
    if path.suffix.lower() != ".csv":
        raise NotATable
    history, today = workspace.history(), workspace.today()
    at = moment or Moment(today)
    reviews = [mark.day for mark in history.reviews(today) if mark.day <= at.day]
    values, left_out = values_of(history.at(at), f"Review {max(reviews, default=at.day)}")
    data = wide(values).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    told = {"path": str(path), "files": [_told(path.name, data)], "left_out": left_out}
    return told | {"fingerprint": workspace.fingerprint()}


def _told(name: str, data: bytes) -> dict[str, Any]:
    """Say of a file how many rows it has, where it has rows, and its SHA-256."""
    rows = count_rows(data) if PurePath(name).suffix == ".csv" else None
    return {"path": name, "rows": rows, "sha256": hashlib.sha256(data).hexdigest()}


def _plan(taken: Taken, moment: Moment | None, style: Style) -> dict[str, Any]:
    """Say what the archive is; nothing that differs between two places with the same plan."""
    at = moment and {"day": moment.day.isoformat(), "known": moment.known}
    return {
        "format": FORMAT,
        "style": style.name,
        "moment": at or "now",
        "revisions": taken.history.position,
        "fingerprint": taken.fingerprint,
        "persons": taken.persons(),
    }


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return "".join(lines).encode()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
