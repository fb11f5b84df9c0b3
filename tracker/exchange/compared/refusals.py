"""What the plan refuses becomes problems of the rows that asked for it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scenarios.errors import (
    ChangedMeanwhile,
    LikelihoodsDoNotSum,
    Overtaken,
    Refused,
    ReviewFinalised,
    TwoCatchAlls,
    UnknownReference,
)
from scenarios.kinds import KINDS
from tracker.exchange.compared.outcomes import Outcome, Status
from tracker.exchange.own.cells import writer
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.sheets import Sheet

CLASHES = (ChangedMeanwhile, Overtaken)
OF_A_WHOLE_SET = (LikelihoodsDoNotSum, TwoCatchAlls)
OF_TERMS = {"effective_on", "review", "trigger", "reason", "author"}


def with_refusals(
    sheets: Sequence[Sheet], outcomes: Sequence[Outcome], refusals: Iterable[tuple[int, Refused]]
) -> tuple[Outcome, ...]:
    """Give the outcomes with what was refused, where it does not follow from another problem."""
    asking = [at for at, outcome in enumerate(outcomes) if outcome.edit is not None]
    follows = _Consequences(sheets, outcomes)
    found, told = list(outcomes), set[tuple[int, str]]()
    for turn, refused in refusals:
        at = asking[turn]
        outcome, sentence = found[at], (outcomes[at].sheet, str(refused))
        if refused in follows:
            continue
        if _of_all_rows(outcome, refused) and sentence in told:
            found[at] = replace(outcome, status="refused", set={})
        else:
            found[at] = _refused(outcome, refused, sheets[outcome.sheet])
        told.add(sentence)
    return tuple(found)


def _of_all_rows(outcome: Outcome, refused: Refused) -> bool:
    """Tell whether a refusal speaks of the terms of all rows: said once, it is said of each."""
    name, edit, row = refused.field, outcome.edit, outcome.row
    if isinstance(refused, ReviewFinalised) and edit and edit.review == refused.values["review"]:
        name = "review"
    own = row is not None and name in OF_TERMS and getattr(row, name) is not None
    return name in OF_TERMS and getattr(edit, name) is not None and not own


def _refused(outcome: Outcome, refused: Refused, sheet: Sheet) -> Outcome:
    status: Status = "clashes" if isinstance(refused, CLASHES) else "refused"
    problems = (*outcome.problems, _placed(outcome, refused, sheet))
    return replace(outcome, status=status, set={}, problems=problems)


def _placed(outcome: Outcome, refused: Refused, sheet: Sheet) -> Problem:
    row = outcome.row
    if row is None or _of_all_rows(outcome, refused):
        return problem_of(refused, sheet.file)
    name = refused.field or (next(iter(outcome.set)) if len(outcome.set) == 1 else None)
    if name is None:
        return problem_of(refused, sheet.file, row.line)
    column, value = sheet.headings.get(name, name), None
    if name in row.values:
        field = KINDS[sheet.kind or ""].fields[name]
        value = writer(field, sheet.decimal or ".")(row.values[name])
    return problem_of(refused, sheet.file, row.line, column, value)


class _Consequences:
    """The refusals that only follow from rows that were refused before anything was decided."""

    def __init__(self, sheets: Sequence[Sheet], outcomes: Iterable[Outcome]) -> None:
        self._unread = {sheet.kind for sheet in sheets if sheet.refused}
        self._broken = {
            (sheets[outcome.sheet].kind, outcome.key) for outcome in outcomes if outcome.problems
        }

    def __contains__(self, refused: Refused) -> bool:
        kinds = self._unread | {kind for kind, _ in self._broken}
        if isinstance(refused, OF_A_WHOLE_SET):
            return bool(kinds & {"likelihood", "scenario"})
        if isinstance(refused, UnknownReference):
            other = refused.values["other_kind"], refused.values["other"]
            return other[0] in self._unread or other in self._broken
        return False
