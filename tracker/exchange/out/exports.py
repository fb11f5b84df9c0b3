"""Take the plan out: a folder of files, a workbook, or an archive with everything there is."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from scenarios.errors import N_, Refused
from scenarios.history import Moment
from scenarios.kinds import KINDS
from tracker.exchange.archive import LOG, MANIFEST, NOTES, PACKAGE, PLAN
from tracker.exchange.iamc import values_of, wide
from tracker.exchange.leaves.zips import zipped
from tracker.exchange.log import log_as_csv
from tracker.exchange.out.layout import Layout
from tracker.exchange.out.layouts import LAYOUTS, laid_out
from tracker.exchange.out.layouts.texts import layout_as_csv
from tracker.exchange.out.opendata import WRITERS, Offer, catalogue, lacking
from tracker.exchange.out.package import package
from tracker.exchange.out.styles import CANONICAL, IAMC, Style
from tracker.exchange.out.taken import Taken
from tracker.exchange.out.workbook import workbook
from tracker.exchange.out.workbook.plan import plan_layouts
from tracker.exchange.out.writing import count_rows, written
from tracker.words import Words
from tracker.words.catalogue import SOURCE
from tracker.workspace import Workspace

FORMAT = "living-plan/1"
_AWKWARD = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '%\\?*"<|'})


class UnknownForm(Refused):
    """An ending that nothing is written as."""

    message = N_(
        "Nothing is written as {ending} here."
        " Give the name of a folder, or one ending in .xlsx, .zip, .rdf or .jsonld."
    )


class NotATable(Refused):
    """A path that no single table is written to."""

    message = N_("An IAMC table is one file: give a name that ends in .csv.")


class NotADocument(Refused):
    """A path that no table for a document is written to."""

    message = N_("The style {style} is one table: give a name that ends in .xlsx or .csv.")


def folder_files(
    workspace: Workspace,
    moment: Moment | None = None,
    style: Style = CANONICAL,
    *,
    history: bool = False,
) -> dict[str, bytes]:
    """Give the files of an export to a folder: one a kind, what their columns mean, the log."""
    taken = Taken(workspace, moment)
    log = {LOG: log_as_csv(taken.rows)} if history else {}
    return _tables(taken, style) | log | {PACKAGE: _json(package(style, with_log=history))}


def archive_files(
    workspace: Workspace, moment: Moment | None = None, style: Style = CANONICAL
) -> dict[str, bytes]:
    """Give the files of an archive, in their order; without a moment it is the plan as it is."""
    taken = Taken(workspace, moment)
    files = _tables(taken, style)
    files[LOG] = log_as_csv(taken.rows)
    files[PACKAGE] = _json(package(style, with_log=True))
    files[PLAN] = _json(_plan(taken, style))
    files |= _notes(taken)
    return files | {MANIFEST: _manifest(files)}


def public_files(
    workspace: Workspace, moment: Moment, style: Style = CANONICAL
) -> dict[str, bytes]:
    """Give what is finished at a moment: tables and notes, without log, drafts and persons."""
    taken = Taken(workspace, moment)
    plan = {name: _plan(taken, style)[name] for name in ("format", "style", "moment")}
    files = _tables(taken, style) | {PACKAGE: _json(package(style, with_log=False))}
    files |= {PLAN: _json(plan)} | _notes(taken)
    return files | {MANIFEST: _manifest(files)}


def archive_bytes(
    workspace: Workspace, moment: Moment | None = None, style: Style = CANONICAL
) -> bytes:
    """Give the archive: the same plan gives the same bytes."""
    return zipped(archive_files(workspace, moment, style))


def workbook_layouts(
    workspace: Workspace, language: str, moment: Moment | None = None, *, history: bool = False
) -> Sequence[Layout]:
    """Give the sheets of the plan's workbook, in a language."""
    return plan_layouts(Taken(workspace, moment), Words(language), history=history)


def export(
    workspace: Workspace,
    path: Path,
    moment: Moment | None = None,
    style: Style = CANONICAL,
    *,
    history: bool = False,
) -> dict[str, Any]:
    """Write a folder, or what the path's ending says, and tell what was written."""
    ending = path.suffix.lower()
    if style is IAMC:
        return _table(workspace, path, moment)
    if style.name in LAYOUTS:
        return _laid_out(workspace, path, moment, style.name)
    if ending == ".zip":
        files = archive_files(workspace, moment, style)
        _write(path, zipped(files))
        return _answer(workspace, path, _counted(files))
    if ending == ".xlsx":
        language = style.language or language_of(workspace)
        layouts = workbook_layouts(workspace, language, moment, history=history)
        return _book(workspace, path, layouts)
    if ending and not path.is_dir():
        raise UnknownForm(ending=ending)
    files = folder_files(workspace, moment, style, history=history)
    path.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (path / name).write_bytes(data)
    return _answer(workspace, path, _counted(files))


def export_record(
    workspace: Workspace, path: Path, moment: Moment | None, offer: Offer
) -> dict[str, Any]:
    """Write the record by which others find the plan as open data, and tell what it lacks."""
    taken, offer = Taken(workspace, moment), offer.checked()
    record = catalogue(taken, offer, Words(language_of(workspace)))
    data = WRITERS[path.suffix.lower()](record)
    _write(path, data)
    told = _answer(workspace, path, [_told(path.name, data, None)])
    return told | {"missing": lacking(taken, offer)}


def language_of(workspace: Workspace) -> str:
    """Give the language that a plan is written in."""
    return workspace.history().now(workspace.today()).settings.language or SOURCE


def _laid_out(workspace: Workspace, path: Path, moment: Moment | None, name: str) -> dict[str, Any]:
    """Write one table for a document, as a workbook or as CSV."""
    at, language = moment or Moment(workspace.today()), language_of(workspace)
    layout = laid_out(name, workspace.history().at(at), Words(language))
    if path.suffix.lower() == ".xlsx":
        return _book(workspace, path, [layout])
    if path.suffix.lower() != ".csv":
        raise NotADocument(style=name)
    data = layout_as_csv(layout, language)
    _write(path, data)
    return _answer(workspace, path, [_told(path.name, data, len(layout.rows))])


def _book(workspace: Workspace, path: Path, layouts: Sequence[Layout]) -> dict[str, Any]:
    """Write tables as a workbook, and tell how many rows each sheet has."""
    data = workbook(layouts)
    _write(path, data)
    sheets = [{"name": one.name, "rows": len(one.rows)} for one in layouts]
    return _answer(workspace, path, [_told(path.name, data, None)]) | {"sheets": sheets}


def _table(workspace: Workspace, path: Path, moment: Moment | None) -> dict[str, Any]:
    """Write the projections of a plan as one IAMC table, the last review its model."""
    if path.suffix.lower() != ".csv":
        raise NotATable
    history, today = workspace.history(), workspace.today()
    at = moment or Moment(today)
    reviews = [mark.day for mark in history.reviews(today) if mark.day <= at.day]
    values, left_out = values_of(history.at(at), f"Review {max(reviews, default=at.day)}")
    data = wide(values).encode()
    _write(path, data)
    return _answer(workspace, path, _counted({path.name: data})) | {"left_out": left_out}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _answer(workspace: Workspace, path: Path, told: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"path": str(path), "files": told, "fingerprint": workspace.fingerprint()}


def _tables(taken: Taken, style: Style) -> dict[str, bytes]:
    """Give the file of every kind."""
    return {
        f"{kind}.csv": written(taken.history, kind, taken.at, style, today=taken.today)
        for kind in KINDS
    }


def _notes(taken: Taken) -> dict[str, bytes]:
    """Give the notes of finalised reviews, as they were finalised."""
    return {
        f"{NOTES}/{one.code.translate(_AWKWARD)}.md": (one.finalised_text or "").encode()
        for one in taken.finalised()
    }


def _told(name: str, data: bytes, rows: int | None) -> dict[str, Any]:
    """Say of a file how many rows it has, where it has rows, and its SHA-256."""
    return {"path": name, "rows": rows, "sha256": hashlib.sha256(data).hexdigest()}


def _counted(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Say of each file how many rows it has, if they can be counted, and its SHA-256."""
    return [
        _told(name, data, count_rows(data) if PurePath(name).suffix == ".csv" else None)
        for name, data in files.items()
    ]


def _plan(taken: Taken, style: Style) -> dict[str, Any]:
    """Say what the archive is; nothing that differs between two places with the same plan."""
    moment = taken.moment
    return {
        "format": FORMAT,
        "style": style.name,
        "moment": {"day": moment.day.isoformat(), "known": moment.known} if moment else "now",
        "revisions": taken.history.position,
        "fingerprint": taken.fingerprint,
        "persons": [{"key": key, "name": name} for key, name in taken.persons().items()],
    }


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return "".join(lines).encode()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
