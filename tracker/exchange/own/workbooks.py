"""Workbooks of our own that come back: which of their sheets holds the records of which kind."""

from collections.abc import Sequence
from functools import lru_cache

from scenarios.errors import N_
from scenarios.kinds import KINDS
from tracker.exchange.faults import Fault, KindUnclear
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.out.workbook.plan import ABOUT, LOG
from tracker.exchange.own.grids import key_missing
from tracker.exchange.own.headings import column_of, folded
from tracker.exchange.own.reading import path_of, read_leaf
from tracker.exchange.problems import problem_of
from tracker.exchange.sheets import File, Sheet
from tracker.words import LANGUAGES, Words


class SheetLeftOut(Fault):
    """A sheet that no kind of ours fits, in a workbook of ours."""

    message = N_("The sheet “{sheet}” has the headings of no kind, so its {n} rows were left out.")


def sheets_of_workbook(file: File, kind: str | None = None) -> Sequence[Sheet]:
    """Read a workbook of ours, or say why it cannot be read."""
    try:
        return own_sheets(leaves_of(file), kind) or (_faulty(file.path, KindUnclear()),)
    except Fault as fault:
        return (_faulty(file.path, fault),)


def own_sheets(leaves: Sequence[Leaf], kind: str | None = None) -> Sequence[Sheet]:
    """Read the sheets of a workbook of ours; none when no sheet of it is ours.

    What people have added beside them is left out, and said; with a kind, only its sheet is read.
    """
    found = [(leaf, kind_of_leaf(leaf)) for leaf in leaves]
    ours = {one for _, one in found if one and kind in {None, one}}
    return [_sheet(leaf, one if one in ours else None) for leaf, one in found] if ours else []


def _sheet(leaf: Leaf, kind: str | None) -> Sheet:
    if leaf.fault is not None:
        return _faulty(path_of(leaf), leaf.fault)
    return _left_out(leaf) if kind is None else read_leaf(leaf, kind)


def kind_of_leaf(leaf: Leaf) -> str | None:
    """Tell what kind of records a sheet holds, by its name and its headings; None when none."""
    if leaf.sheet in _ours_to_leave_out():
        return None
    header = next((line.cells for line in leaf.lines if not line.blank), [])
    named = _kind_of_name().get(folded(leaf.sheet or ""))
    tried = [named] if named else [kind for kind, about in KINDS.items() if about.key]
    ranked = sorted(((_known(header, kind), kind) for kind in tried), reverse=True)
    clear = len(ranked) == 1 or ranked[0][0] > ranked[1][0]
    return ranked[0][1] if clear and ranked[0][0] else None


def _known(header: Sequence[str], kind: str) -> int:
    """Count the headings that a kind's file has; none unless it is one.

    It is one when it says its revisions, or when there is no heading that the kind has not.
    """
    known = column_of(kind)
    columns = [known.get(folded(heading)) for heading in header if heading.strip()]
    ours = not key_missing(header, kind) and ("revision" in columns or all(columns))
    return sum(column is not None for column in columns) if ours else 0


@lru_cache
def _kind_of_name() -> dict[str, str]:
    spoken = {
        folded(Words(language).plural(about)): kind
        for language in LANGUAGES
        for kind, about in KINDS.items()
    }
    return spoken | {kind: kind for kind in KINDS}


@lru_cache
def _ours_to_leave_out() -> frozenset[str | None]:
    return frozenset(Words(language).say(name) for language in LANGUAGES for name in (ABOUT, LOG))


def _left_out(leaf: Leaf) -> Sheet:
    """Leave a sheet out; only of one that was not ours need people hear."""
    path, rows = path_of(leaf), sum(not line.blank for line in leaf.lines)
    note = problem_of(SheetLeftOut(sheet=leaf.sheet, n=rows), path)
    quiet = leaf.sheet in _ours_to_leave_out() or kind_of_leaf(leaf)
    return Sheet(file=path, skipped=rows, notes=() if quiet else (note,))


def _faulty(path: str, fault: Fault) -> Sheet:
    return Sheet(file=path, problems=(problem_of(fault, path),))
