"""export: the plan leaves as files, a workbook, an archive, a table, a report, or open data."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scenarios.errors import N_
from scenarios.history import Moment
from tracker.commands.answers import Answer, Asked, aligned
from tracker.commands.places import workspace_of
from tracker.exchange.out.exports import export, export_record
from tracker.exchange.out.opendata import LACKING, WRITERS, Offer
from tracker.exchange.out.styles import style_named
from tracker.papers.forms import FORMS, form_named
from tracker.visit import NOW, Visit
from tracker.words import LANGUAGES, Words
from tracker.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which moment is wanted, in which style, with the log or not, and offered on what terms.

    A report is about the time since `versus`, and may be in another language.
    """

    at: str = "now"
    style: str = "canonical"
    history: bool = False
    offer: Offer = field(default_factory=Offer)
    versus: str | None = None
    language: str | None = None


def export_plan(asked: Asked, path: Path, wanted: Wanted, words: Words) -> Answer:
    """Write the plan at a moment, or a report, as the path's ending and the style say."""
    style, workspace = style_named(wanted.style), workspace_of(asked)
    moment = _moment(workspace, wanted.at)
    if path.suffix.lower() in FORMS:
        document = _reported(workspace, path, wanted, words)
    elif path.suffix.lower() in WRITERS:
        document = export_record(workspace, path, moment, wanted.offer)
    else:
        document = export(workspace, path, moment, style, history=wanted.history)
    end = words.say(
        N_("Written to {path}; fingerprint {fingerprint}."),
        path=document["path"],
        fingerprint=document["fingerprint"],
    )
    return Answer(
        document, [*aligned([*_told(document, words)]), end], [*_lacking(document, words)]
    )


def _reported(workspace: Workspace, path: Path, wanted: Wanted, words: Words) -> dict[str, Any]:
    """Write the report of the period, in the language that was asked for."""
    known = wanted.language in LANGUAGES
    visit = Visit.to(workspace, Words(str(wanted.language)) if known else words)
    data = form_named(path.suffix).report(visit, wanted.at.strip() or NOW, wanted.versus)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    told = {"path": path.name, "rows": None, "sha256": hashlib.sha256(data).hexdigest()}
    return {"path": str(path), "files": [told], "fingerprint": workspace.fingerprint()}


def _moment(workspace: Workspace, at: str) -> Moment | None:
    now = at.strip() in {"", "now"}
    return None if now else workspace.history().moment(at, workspace.today())


def _told(document: dict[str, Any], words: Words) -> Iterator[list[str]]:
    written = [(one["path"], one["rows"]) for one in document["files"]]
    written += [(one["name"], one["rows"]) for one in document.get("sheets", ())]
    for name, n in written:
        yield [name, "" if n is None else words.say(N_("{n} rows"), n=n)]
    left_out = document.get("left_out")
    if left_out:
        yield [words.say(N_("{n} projections of no whole year were left out."), n=left_out)]


def _lacking(document: dict[str, Any], words: Words) -> Iterator[str]:
    for name in document.get("missing", ()):
        yield words.say(LACKING[name])
