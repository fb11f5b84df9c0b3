"""What files would do to the plan: every row compared with what is there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from scenarios.edits import Retire
from scenarios.errors import Refused
from scenarios.history import History
from scenarios.kinds import KINDS
from tracker.exchange.compared.acts import in_order
from tracker.exchange.compared.comparing import Comparison, Placed, alone
from tracker.exchange.compared.outcomes import Outcome
from tracker.exchange.compared.plan import KindInPlan, fields_told
from tracker.exchange.compared.terms import Said, Terms
from tracker.exchange.faults import AlsoInOtherFile
from tracker.exchange.sheets import Row, Sheet


def outcomes_of(
    sheets: Sequence[Sheet], history: History, terms: Terms, today: date
) -> Iterator[Outcome]:
    """Compare every row of every sheet with the plan and give what becomes of it."""
    said = Said(terms, history, sheets, today)
    for kind in KINDS:
        mine = {at: sheet for at, sheet in enumerate(sheets) if sheet.kind == kind}
        fields = fields_told([row for sheet in mine.values() for row in sheet.rows])
        if mine:
            plan = KindInPlan(history, kind, fields)
            yield from _of_kind(Comparison(plan, mine, said, today), terms)


def _of_kind(comparison: Comparison, terms: Terms) -> Iterator[Outcome]:
    told: dict[str, list[Placed]] = {}
    for at, sheet in comparison.sheets.items():
        for row in sheet.rows:
            told.setdefault(row.key, []).append(Placed(at, row))
    for rows in told.values():
        twice = _in_two_files(comparison, rows) if len(comparison.sheets) > 1 else None
        if twice is not None:
            yield twice
        elif len(rows) == 1 and rows[0].row.act is None:
            yield alone(comparison, rows[0])
        else:
            yield from in_order(comparison, rows)
    if terms.complete and _may_be_complete(comparison):
        yield from _left_out(comparison, told)


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


def _left_out(comparison: Comparison, told: Mapping[str, object]) -> Iterator[Outcome]:
    """Retire what a complete file does not hold, on the day and in the review of its rows."""
    like = _alike(comparison)
    living = comparison.plan.standing(comparison.said.day(like)).places
    said = comparison.said.of(like) | {"decision": None}
    sheet = max(comparison.sheets)
    for key in living:
        if key not in told:
            edit = Retire(kind=comparison.kind, key=key, **said)
            yield Outcome(sheet=sheet, row=None, key=key, status="retired", edit=edit)


def _alike(comparison: Comparison) -> Row | None:
    """Give a row that says of its act what every row says; None when they differ."""
    rows = [row for sheet in comparison.sheets.values() for row in sheet.rows]
    acts = {(row.effective_on, row.review, row.trigger, row.reason, row.author) for row in rows}
    return rows[0] if len(acts) == 1 else None
