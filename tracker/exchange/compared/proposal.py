"""What files would do to the plan: every row compared with what is there."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

import numpy as np

from scenarios.edits import Retire
from scenarios.errors import Refused
from scenarios.history import History
from scenarios.kinds import KINDS
from tracker.exchange.compared.acts import in_order
from tracker.exchange.compared.comparing import Comparison, Placed, alone
from tracker.exchange.compared.outcomes import Outcome, Unchanged
from tracker.exchange.compared.plan import KindInPlan
from tracker.exchange.compared.terms import Said, Terms
from tracker.exchange.faults import AlsoInOtherFile
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.rows import Rows
from tracker.exchange.sheets import Row, Sheet

Part = tuple[int, Sequence[Row]]  # of a sheet, told by its place


class Compared(NamedTuple):
    """What becomes of the rows that say anything new, and those that do not."""

    outcomes: tuple[Outcome, ...]
    unchanged: Unchanged


class Parted(NamedTuple):
    """The rows of one kind: those to be asked one by one, and those seen to say nothing new."""

    comparison: Comparison
    asked: list[Placed]
    same: list[Part]


def compared(
    sheets: Sequence[Sheet],
    history: History,
    terms: Terms,
    today: date,
    follow: Follow = unfollowed,
) -> Compared:
    """Compare every row of every sheet with the plan."""
    said = Said(terms, history, sheets, today)
    parted = []
    for kind in KINDS:
        mine = {at: sheet for at, sheet in enumerate(sheets) if sheet.kind == kind}
        if mine:
            parted.append(_parted(Comparison(KindInPlan(history, kind), mine, said, today)))
    found = chain.from_iterable(_of_kind(one.comparison, one.asked, terms) for one in parted)
    outcomes = list(follow("comparing", found, sum(len(one.asked) for one in parted)))
    same = [part for one in parted for part in one.same]
    quiet = _rows_by_sheet(filter(_is_quiet, outcomes))
    telling = (one for one in outcomes if not _is_quiet(one))
    return Compared(tuple(telling), Unchanged([*same, *quiet.items()]))


def _is_quiet(outcome: Outcome) -> bool:
    return outcome.status == "unchanged"


def _rows_by_sheet(outcomes: Iterable[Outcome]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for outcome in outcomes:
        if outcome.row is not None:
            found.setdefault(outcome.sheet, []).append(outcome.row)
    return found


def _parted(comparison: Comparison) -> Parted:
    """Set apart the rows in columns that say nothing new.

    Where two files speak of a kind, all their rows are asked.
    """
    asked: list[Placed] = []
    quiet: list[Part] = []
    for at, sheet in comparison.sheets.items():
        rows = sheet.rows
        if isinstance(rows, Rows) and len(comparison.sheets) == 1:
            same = comparison.plan.saying_the_same(rows, comparison.said.day(None))
            quiet.append((at, rows.at(np.flatnonzero(same))))
            rows = rows.at(np.flatnonzero(~same))
        asked += [Placed(at, row) for row in rows]
    return Parted(comparison, asked, quiet)


def _of_kind(comparison: Comparison, asked: Iterable[Placed], terms: Terms) -> Iterator[Outcome]:
    told: dict[str, list[Placed]] = {}
    for placed in asked:
        told.setdefault(placed.row.key, []).append(placed)
    for rows in told.values():
        twice = _in_two_files(comparison, rows) if len(comparison.sheets) > 1 else None
        if twice is not None:
            yield twice
        elif len(rows) == 1 and rows[0].row.act is None:
            yield alone(comparison, rows[0])
        else:
            yield from in_order(comparison, rows)
    if terms.complete and _may_be_complete(comparison):
        yield from _left_out(comparison)


def _may_be_complete(comparison: Comparison) -> bool:
    """Tell whether what the files lack may be retired: they were read, and hold such records."""
    sheets = comparison.sheets.values()
    unread = any(sheet.refused for sheet in sheets)
    only_brought = all(sheet.brought_along for sheet in sheets)
    return bool(KINDS[comparison.kind].key) and not unread and not only_brought


def _in_two_files(comparison: Comparison, rows: Sequence[Placed]) -> Outcome | None:
    """Refuse a record that two files speak of on the same day; one file was checked when read.

    What a profile brings along begins a record that the file itself may go on with.
    """
    first: dict[object, Placed] = {}
    for placed in rows:
        if comparison.sheets[placed.sheet].brought_along:
            continue
        row = placed.row
        before = first.setdefault((row.act, row.effective_on), placed)
        if before.sheet != placed.sheet:
            other = comparison.sheets[before.sheet].file
            fault: Refused = AlsoInOtherFile(
                kind=comparison.kind, key=row.key, other=other, first=before.row.line
            )
            return comparison.refused(placed, comparison.problem(placed, fault))
    return None


def _left_out(comparison: Comparison) -> Iterator[Outcome]:
    """Retire what a complete file does not hold, on the day and in the review of its rows."""
    like = _alike(comparison)
    told = {row.key for sheet in comparison.sheets.values() for row in sheet.rows}
    said = comparison.said.of(like) | {"decision": None}
    sheet = max(comparison.sheets)
    for key in comparison.plan.standing(comparison.said.day(like)).keys:
        if key not in told:
            edit = Retire(kind=comparison.kind, key=key, **said)
            yield Outcome(sheet=sheet, row=None, key=key, status="retired", edit=edit)


def _alike(comparison: Comparison) -> Row | None:
    """Give a row that says of its act what every row says; None when they differ."""
    sheets = comparison.sheets.values()
    rows = [row for sheet in sheets for row in _telling(sheet.rows)]
    acts = {(row.effective_on, row.review, row.trigger, row.reason, row.author) for row in rows}
    return rows[0] if len(acts) == 1 else None


def _telling(rows: Sequence[Row]) -> Sequence[Row]:
    """Give the rows that may say something of their acts; of rows in columns one is like all."""
    return rows[:1] if isinstance(rows, Rows) else rows
