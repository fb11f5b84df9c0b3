"""What files would do to a plan, before anything is written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from scenarios.edits import Edit, decide
from scenarios.errors import AllRefused, Refused
from scenarios.history import History
from scenarios.kinds import KINDS
from tracker.exchange.archive import LOG, Archive, archive_in
from tracker.exchange.asked import Asked
from tracker.exchange.compared.clashes import Clash
from tracker.exchange.compared.decided import kept_as_decided
from tracker.exchange.compared.outcomes import Outcome, Unchanged
from tracker.exchange.compared.proposal import compared
from tracker.exchange.compared.refusals import with_refusals
from tracker.exchange.compared.terms import Terms
from tracker.exchange.faults import HeadingsOnly, KeyColumnMissing
from tracker.exchange.following import Follow, Followed, unfollowed
from tracker.exchange.iamc import is_iamc, sheets_of_iamc
from tracker.exchange.leaves.opening import WORKBOOKS, ending_of
from tracker.exchange.office.reading import layout_by_profile, read_by_profile
from tracker.exchange.office.unsaid import read_as_proposed
from tracker.exchange.out.writing import count_rows
from tracker.exchange.own.reading import read
from tracker.exchange.own.workbooks import sheets_of_workbook
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.profiles import Profile
from tracker.exchange.sheets import File, Sheet
from tracker.exchange.sources import unpacked
from tracker.store.reading import uncollected
from tracker.words import Words

ROWS = ("added", "changed", "unchanged", "clashes", "refused", "skipped", "retired")


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What some files do to a plan: what becomes of each row, and what is wrong.

    Rows that say what the plan holds already have no place among the `outcomes`.
    `change` is the id of the change once it is written; `replays` says that an archive brings its
    own history into a workspace that has none, and `added` then counts its records by file.
    """

    sheets: tuple[Sheet, ...]
    outcomes: tuple[Outcome, ...] = ()
    unchanged: Unchanged = Unchanged()  # noqa: RUF009 - it never changes
    change: int | None = None
    written: bool = False
    replays: bool = False
    added: Mapping[int, int] = field(default_factory=dict)

    @property
    def edits(self) -> list[Edit]:
        """The edits of all rows, in order."""
        return [outcome.edit for outcome in self.outcomes if outcome.edit is not None]

    @property
    def refused(self) -> bool:
        """Whether anything is wrong; then nothing at all is written."""
        return any(sheet.problems for sheet in self.sheets) or any(
            outcome.problems for outcome in self.outcomes
        )

    @property
    def all_problems(self) -> list[Problem]:
        """Everything that is wrong, file by file and row by row."""
        return [problem for at in range(len(self.sheets)) for problem in self.problems(at)]

    @property
    def clashes(self) -> list[Clash]:
        """What plan and files have both changed, whichever of the two was chosen."""
        return [clash for outcome in self.outcomes for clash in outcome.clashes]

    def problems(self, sheet: int) -> tuple[Problem, ...]:
        """Give what is wrong in a file, row by row."""
        mine = (outcome for outcome in self.outcomes if outcome.sheet == sheet)
        found = [*self.sheets[sheet].problems, *(one for told in mine for one in told.problems)]
        return tuple(sorted(found, key=lambda problem: problem.row or 0))

    def notes(self, sheet: int) -> tuple[Problem, ...]:
        """Give what was read otherwise than it stands, and what was decided and therefore kept."""
        mine = (outcome for outcome in self.outcomes if outcome.sheet == sheet)
        return (*self.sheets[sheet].notes, *kept_as_decided(self.sheets[sheet], mine))

    @property
    def kept(self) -> list[Problem]:
        """What was decided and is therefore kept, file by file and row by row."""
        sheets = enumerate(self.sheets)
        return [note for at, sheet in sheets for note in self.notes(at)[len(sheet.notes) :]]

    def counts(self, sheet: int) -> Counter[str]:
        """Count what becomes of the rows and cells of a file."""
        read_, found = self.sheets[sheet], Counter[str]()
        found["skipped"], found["refused"] = read_.skipped, read_.refused
        found["added"] = self.added.get(sheet, 0)
        found["unchanged"] = self.unchanged.of_sheet(sheet)
        for outcome in self.outcomes:
            if outcome.sheet == sheet:
                found[outcome.status] += 1
                if outcome.status == "changed":
                    cleared = sum(wanted is None for _, wanted in outcome.set.values())
                    found["cells_cleared"] += cleared
                    found["cells_changed"] += len(outcome.set) - cleared
        return found

    def plain(self, words: Words) -> dict[str, Any]:
        """Give the import as JSON holds it; what a profile brings along is told with its file."""
        files = []
        brought: list[Problem] = []
        for at, sheet in enumerate(self.sheets):
            if sheet.brought_along:
                brought += self.problems(at)
            else:
                files.append(self._plain_file(at, [*brought, *self.problems(at)], words))
                brought = []
        return {"written": self.written, "change": self.change, "files": files}

    def _plain_file(self, at: int, problems: list[Problem], words: Words) -> dict[str, Any]:
        sheet, counts = self.sheets[at], self.counts(at)
        cells = {name: counts[f"cells_{name}"] for name in ("changed", "cleared")}
        found = {"proposal": sheet.proposal.plain(words)} if sheet.proposal else {}
        return {
            "path": sheet.file,
            "encoding": sheet.encoding,
            "delimiter": sheet.delimiter,
            "decimal": sheet.decimal,
            "header_row": sheet.header_row,
            "kind": sheet.kind,
            "rows": {name: counts[name] for name in ROWS},
            "cells": cells,
            "orientation": sheet.orientation,
            "profile": sheet.profile,
            "problems": [problem.plain(words) for problem in problems],
            "notes": [note.plain(words) for note in self.notes(at)],
        } | found


def preview(
    history: History,
    today: date,
    files: Sequence[File],
    terms: Terms = Terms(),  # noqa: B008 - frozen
    kind: str | None = None,
    profile: Profile | None = None,
) -> Import:
    """Say what files would do to a plan; nothing is written."""
    asked = Asked(files=tuple(files), kind=kind, profile=profile, terms=terms)
    return previewed(asked, history, today)


def previewed(asked: Asked, history: History, today: date, follow: Follow = unfollowed) -> Import:
    """Say what is asked for would do to a plan, while somebody may follow; nothing is written."""
    archive = archive_in(asked.files) if history.position == 0 else None
    if archive is not None:
        return replaying(archive)
    sheets = _sheets(asked, history, today, follow)
    return proposed(sheets, history, today, asked.terms, follow)


def _sheets(asked: Asked, history: History, today: date, follow: Follow) -> Sequence[Sheet]:
    """Read what is asked for; a layout that was found out already is not looked for again."""
    if asked.layout is None or asked.profile is None:
        return sheets_of(asked.files, history, today, asked.kind, asked.profile, follow)
    with uncollected():
        return layout_by_profile(asked.layout, asked.profile, history, today, follow)


def proposed(
    sheets: Sequence[Sheet],
    history: History,
    today: date,
    terms: Terms = Terms(),  # noqa: B008 - frozen
    follow: Follow = unfollowed,
) -> Import:
    """Say what sheets would do to a plan, everything that is wrong included."""
    with uncollected():
        outcomes, unchanged = compared(sheets, history, terms, today, follow)
        edits = [outcome.edit for outcome in outcomes if outcome.edit is not None]
        try:
            checked = Followed(edits, "checking", follow)
            decide(checked, history, day=today, reason_needed=False)
        except AllRefused as refused:
            outcomes = with_refusals(sheets, outcomes, refused.refusals)
    return Import(sheets=tuple(sheets), outcomes=outcomes, unchanged=unchanged)


def sheets_of(
    files: Sequence[File],
    history: History,
    today: date,
    kind: str | None = None,
    profile: Profile | None = None,
    follow: Follow = unfollowed,
) -> list[Sheet]:
    """Read files, as records of a kind or by a profile; one without rows is a fault when alone."""
    found, faulty = unpacked(files)
    with uncollected():
        return [*faulty, *_read(found, history, today, (kind, profile), follow)]


def _read(
    found: Sequence[File],
    history: History,
    today: date,
    read_as: tuple[str | None, Profile | None],
    follow: Follow,
) -> Sequence[Sheet]:
    kind, profile = read_as
    if profile is not None:
        return list(_by_profile(found, profile, history, today, follow))
    files = follow("reading", found, len(found))
    sheets = [sheet for file in files for sheet in _own(file, history, today, kind, follow)]
    if any(sheet.rows for sheet in sheets):
        sheets = [_without_the_fault_of_no_rows(sheet) for sheet in sheets]
    return sheets


def _own(
    file: File, history: History, today: date, kind: str | None, follow: Follow
) -> Sequence[Sheet]:
    """Read a file of ours, or a table that says by its headings what it is."""
    if file.name == LOG:
        return (_log_left_out(file),)
    if ending_of(file.path) in WORKBOOKS:
        own = sheets_of_workbook(file, kind)
    elif kind is None and is_iamc(file.data):
        return sheets_of_iamc(file, history, today)
    else:
        own = (read(file, kind),)
    if any(_is_ours(sheet, kind) for sheet in own):
        return own
    return read_as_proposed(file, history, today, {"kind": kind} if kind else {}, follow)


def _is_ours(own: Sheet, kind: str | None) -> bool:
    """Tell a file of ours by its name or its headings; a kind alone does not make it one."""
    if kind is None:
        return own.kind is not None
    keyless = any(isinstance(one.refused, KeyColumnMissing) for one in own.problems)
    return bool(own.headings and not keyless) or kind not in KINDS


def _by_profile(
    files: Sequence[File], profile: Profile, history: History, today: date, follow: Follow
) -> Iterator[Sheet]:
    """Read an office's own files; what several bring along comes with the first of them."""
    brought = set[tuple[str | None, str]]()
    for file in files:
        for sheet in read_by_profile(file, profile, history, today, follow):
            names = {(sheet.kind, row.key) for row in sheet.rows}
            if not (sheet.brought_along and names <= brought):
                yield sheet
            brought |= names if sheet.brought_along else set()


def _log_left_out(file: File) -> Sheet:
    return Sheet(file=file.path, skipped=max(count_rows(file.data), 0))


def _without_the_fault_of_no_rows(sheet: Sheet) -> Sheet:
    problems = [one for one in sheet.problems if not isinstance(one.refused, HeadingsOnly)]
    return replace(sheet, problems=tuple(problems))


# ---------------------------------------------------------------------- archives into nothing


def replaying(archive: Archive) -> Import:
    """Say what an archive holds, or why it cannot be replayed."""
    try:
        archive.refuse_altered()
        archive.rows()
    except Refused as refused:
        return not_replayed(archive, refused)
    tables = archive.tables()
    sheets = [
        Sheet(file=f"{archive.path}/{name}", kind=None if name == LOG else name[:-4])
        for name in tables
    ]
    return Import(sheets=tuple(sheets), replays=True, added=dict(enumerate(tables.values())))


def not_replayed(archive: Archive, refused: Refused) -> Import:
    """Say why an archive cannot be replayed."""
    problem = problem_of(refused, archive.path)
    return Import(sheets=(Sheet(file=archive.path, problems=(problem,)),), replays=True)
