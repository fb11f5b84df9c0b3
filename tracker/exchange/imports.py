"""Bring files in as one change, or say why not."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from scenarios.errors import AllRefused, NothingToDo, Refused
from tracker.accounts import Person
from tracker.exchange.archive import Archive, archive_in
from tracker.exchange.compared.refusals import with_refusals
from tracker.exchange.compared.terms import Terms
from tracker.exchange.preview import (
    Import,
    not_replayed,
    preview,
    proposed,
    replaying,
    sheets_of,
)
from tracker.exchange.profiles import Profile
from tracker.exchange.sheets import File
from tracker.workspace import Workspace

__all__ = ["Import", "carry_out", "preview", "proposed", "written_down"]

NAMED = 5


def carry_out(
    workspace: Workspace,
    files: Sequence[File],
    terms: Terms = Terms(),  # noqa: B008 - frozen
    kind: str | None = None,
    *,
    person: Person,
    profile: Profile | None = None,
) -> Import:
    """Bring files in as one change, or say why not; what differs in nothing writes nothing."""
    archive = archive_in(files) if workspace.history().position == 0 else None
    if archive is not None:
        return _replayed(workspace, archive)
    history, today = workspace.history(), workspace.today()
    found = proposed(sheets_of(files, history, today, kind, profile), history, today, terms)
    return written_down(workspace, found, source_of(files), person)


def written_down(workspace: Workspace, found: Import, source: str, person: Person) -> Import:
    """Write what was proposed as one change, unless something is refused or nothing differs."""
    if found.refused or not found.edits:
        return found
    try:
        change = workspace.apply(found.edits, person=person, source=source, reason_needed=False)
    except NothingToDo:
        return found
    except AllRefused as refused:
        late = with_refusals(found.sheets, found.outcomes, refused.refusals)
        return replace(found, outcomes=late)
    return replace(found, change=change.id, written=True)


def source_of(files: Sequence[File]) -> str:
    """Name the files and give the hash of what was in them."""
    names = [file.name for file in files]
    shown = ", ".join(names[:NAMED]) + (f" + {len(names) - NAMED}" if len(names) > NAMED else "")
    digests = [hashlib.sha256(file.data).hexdigest() for file in files]
    together = (
        digests[0]
        if len(digests) == 1
        else hashlib.sha256(
            "".join(
                f"{digest}  {name}\n" for digest, name in zip(digests, names, strict=True)
            ).encode()
        ).hexdigest()
    )
    return f"{shown} sha256:{together}"


def _replayed(workspace: Workspace, archive: Archive) -> Import:
    found = replaying(archive)
    if found.refused:
        return found
    try:
        workspace.replay(archive.rows(), archive.persons())
    except Refused as refused:
        return not_replayed(archive, refused)
    return replace(found, written=True, change=workspace.history().last_change)
